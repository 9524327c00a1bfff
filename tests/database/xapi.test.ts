import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { admitXapiClient } from '~/features/completions/admit-xapi-client.server'
import { answerStatements } from '~/features/completions/answer-statements.server'
import { disableXapiClient } from '~/features/completions/disable-xapi-client.server'
import { forgetCourseName } from '~/features/completions/forget-course-name.server'
import { matchStatements } from '~/features/completions/match-statements.server'
import { matching } from '~/features/completions/matching.server'
import { setAside } from '~/features/completions/set-statement-aside.server'
import { whatFollows } from '~/wiring/consequences'
import { testDatabase } from '../support/database'
import { bringIn, cityWithCourses, cityWithUnits } from '../support/imported-files'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
let token = ''

async function admitted(name: string): Promise<string> {
  const result = await admitXapiClient.byCommandLine({ name })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.token
}

beforeAll(async () => {
  setConsequences(whatFollows)
  await cityWithUnits(db)
  await cityWithCourses(db)
  await bringIn('staff', 'staff-1-base.csv')
  token = await admitted('manabi')
})

beforeEach(async () => {
  await owner.query('DELETE FROM xapi_statement; DELETE FROM completion; DELETE FROM course_alias; DELETE FROM notice')
})

type Given = { method?: string; headers?: Record<string, string>; query?: string }

function send(body: unknown, { method = 'POST', headers = {}, query = '' }: Given = {}): Promise<Response> {
  const request = new Request(`http://localhost/xapi/statements${query}`, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return answerStatements(request)
}

function statement(more: Record<string, unknown> = {}) {
  return {
    id: randomUUID(),
    actor: { mbox: 'mailto:Takahashi.Misaki@imp.example.jp' },
    verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
    object: { id: 'https://manabi.example.jp/courses/TRN-104', definition: { name: { ja: '生成AI' } } },
    result: { completion: true, score: { scaled: 0.925 } },
    timestamp: '2028-10-01T23:30:00Z',
    ...more,
  }
}

async function completions() {
  return db.$queryRaw<object[]>`
    SELECT n.number, c.code, x.completed_on::text AS day, x.score::float8 AS score, x.source FROM completions_on('2028-11-15') x
    JOIN staff_numbers() n ON n.person_id = x.person_id JOIN course c ON c.id = x.course_id ORDER BY n.number, c.code`
}

async function outcomes(): Promise<string[]> {
  const rows = await db.xapiStatement.findMany({ orderBy: { outcome: 'asc' }, select: { outcome: true } })
  return rows.map((row) => row.outcome)
}

const MISAKI = { number: '080001', code: 'TRN-104', day: '2028-10-02', score: 92.5, source: 'xapi' }

describe('a statement that somebody completed a course', () => {
  test('becomes a completion of the day in Tokyo, and the person is told once', async () => {
    const given = statement()
    const answer = await send(given)
    expect([answer.status, await answer.json()]).toEqual([200, [given.id]])
    expect(await completions()).toEqual([MISAKI])
    const notices = await db.notice.findMany({ select: { title: true, href: true } })
    expect(notices).toEqual([{ title: expect.stringContaining('研修の修了が記録されました'), href: '/me/training' }])
    const audit = await db.auditEntry.findFirst({ where: { action: 'statements.record' }, orderBy: { id: 'desc' } })
    expect(audit).toMatchObject({ actedAs: 'xapi_client', accountId: null })
  })

  test('sent again changes nothing, also with its keys in another order; with other contents it is a conflict', async () => {
    const given = statement()
    await send(given)
    const turned = Object.fromEntries(Object.entries(given).reverse())
    expect((await send(turned)).status).toBe(200)
    expect((await send({ ...given, timestamp: '2028-10-03T00:00:00Z' })).status).toBe(409)
    expect(await completions()).toEqual([MISAKI])
    expect(await db.notice.count()).toBe(1)
  })

  test('sent twice at the same moment is one completion', async () => {
    const given = statement()
    const both = await Promise.all([send(given), send(given)])
    expect(both.map((one) => one.status)).toEqual([200, 200])
    expect(await completions()).toHaveLength(1)
  })

  test('another statement of the same completion points to it', async () => {
    await send(statement())
    await send(statement())
    expect(await completions()).toHaveLength(1)
    expect(await outcomes()).toEqual(['known', 'recorded'])
  })

  test('finds people by number and courses by what the provider calls them', async () => {
    await db.$executeRaw`
      INSERT INTO course_alias (provider, alias_key, course_id, recorded_at) SELECT 'manabi', 'genai-01', id, now() FROM course WHERE code = 'TRN-104'`
    const given = statement({
      actor: { account: { homePage: 'https://manabi.example.jp', name: '080002' } },
      object: { id: 'https://manabi.example.jp/activity/GENAI-01' },
      result: { score: { raw: 18, min: 0, max: 20 } },
      timestamp: undefined,
    })
    expect((await send(given)).status).toBe(200)
    expect(await completions()).toEqual([
      { number: '080002', code: 'TRN-104', day: '2028-11-15', score: 90, source: 'xapi' },
    ])
  })

  test('by PUT has its id in the address, and the answer has no body', async () => {
    const { id, ...given } = statement()
    const put = () => send(given, { method: 'PUT', query: `?statementId=${id}` })
    expect((await put()).status).toBe(204)
    expect((await put()).status).toBe(204)
    expect((await send(statement(), { method: 'PUT', query: `?statementId=${id}` })).status).toBe(400)
    expect(await completions()).toEqual([MISAKI])
  })
})

describe('what came among others and found nobody or no course', () => {
  const GENAI = 'https://manabi.example.jp/course/view.php?id=42'

  let visitor: Visitor

  beforeAll(async () => {
    const [someone] = await db.$queryRaw<{ id: number }[]>`
      SELECT person_id AS id FROM person_number WHERE number = '080010'`
    visitor = await signIn(db, someone?.id ?? 0, ['hr_section'])
  })

  test('waits at the desk until the office says which course it is, and is recorded on the day that it tells', async () => {
    const own = { id: GENAI, definition: { name: { ja: '生成AI入門' } } }
    await send([
      statement({ object: own, timestamp: '2028-10-01T00:00:00Z' }),
      statement({ actor: { mbox: 'mailto:guest@vendor.example.com' } }),
      statement({ timestamp: '2028-09-01T00:00:00Z' }),
    ])
    const desk = await matching(visitor('/training/matching'), {})
    expect(desk).toMatchObject({
      total: 2,
      unknown: [{ provider: 'manabi', written: GENAI, name: '生成AI入門', count: 1 }],
      clients: [{ name: 'manabi', completions: 1 }],
    })
    expect(desk.waiting.map(({ person }) => person).sort()).toEqual([
      'guest@vendor.example.com',
      'takahashi.misaki@imp.example.jp',
    ])
    expect(desk.waiting.map(({ reasons }) => reasons.join('')).sort()).toEqual([
      'このメールアドレスの職員がいません。',
      expect.stringContaining('研修が目録にありません'),
    ])
    const told = { provider: 'manabi', written: GENAI, course: 'TRN-104' }
    expect(await matchStatements(visitor('/x', {}), { ...told, course: '' })).toMatchObject({
      invalid: expect.anything(),
    })
    expect(await matchStatements(visitor('/x', {}), told)).toMatchObject({ ok: true, value: { matched: 1 } })
    expect(await completions()).toMatchObject([{ day: '2028-09-01' }, { day: '2028-10-01' }])
    expect(await db.notice.count()).toBe(2)
    // From now on it is known by its whole address, and no other course of that system is taken for it.
    expect((await send(statement({ object: own, timestamp: '2028-11-01T00:00:00Z' }))).status).toBe(200)
    const other = { id: 'https://manabi.example.jp/course/view.php?id=43' }
    expect((await send(statement({ object: other }))).status).toBe(404)
    const [guest] = (await matching(visitor('/training/matching'), {})).waiting
    expect(await setAside(visitor('/x', {}), { statement: guest?.id ?? '' })).toMatchObject({ ok: true })
    expect((await matching(visitor('/training/matching'), {})).total).toBe(0)
  })

  test('one without a day counts on the day on which it came, however late it is placed', async () => {
    const late = statement({ object: { id: GENAI }, timestamp: undefined })
    await send([late, statement()])
    await owner.query("UPDATE xapi_statement SET received_at = '2028-11-14T20:00:00+09:00'")
    const told = { provider: 'manabi', written: GENAI, course: 'TRN-101' }
    expect(await matchStatements(visitor('/x', {}), told)).toMatchObject({ value: { matched: 1 } })
    expect(await completions()).toContainEqual({ ...MISAKI, code: 'TRN-101', day: '2028-11-14' })
  })

  test('what was placed in the wrong course is taken back with its name, and placed anew', async () => {
    await send([statement({ object: { id: GENAI }, timestamp: '2028-10-01T00:00:00Z' }), statement()])
    await matchStatements(visitor('/x', {}), { provider: 'manabi', written: GENAI, course: 'TRN-101' })
    const wrong = { ...MISAKI, code: 'TRN-101', day: '2028-10-01' }
    expect(await completions()).toEqual([wrong, MISAKI])
    const given = { provider: 'manabi', written: GENAI, undo: '1' as const }
    expect(await forgetCourseName(visitor('/x', {}), given)).toMatchObject({ ok: true, value: { returned: 1 } })
    expect(await completions()).toEqual([MISAKI])
    expect((await matching(visitor('/x'), {})).unknown).toMatchObject([{ written: GENAI, count: 1 }])
    await matchStatements(visitor('/x', {}), { provider: 'manabi', written: GENAI, course: 'TRN-105' })
    expect(await completions()).toContainEqual({ ...wrong, code: 'TRN-105' })
  })

  test('a name that was matched wrongly is forgotten, and asked for anew', async () => {
    await matchStatements(visitor('/x', {}), { provider: 'manabi', written: 'XYZ', course: 'TRN-101' })
    expect((await matching(visitor('/x'), {})).aliases).toMatchObject([
      { provider: 'manabi', key: 'xyz', code: 'TRN-101' },
    ])
    const given = { provider: 'manabi', written: 'xyz' }
    expect(await forgetCourseName(visitor('/x', {}), given)).toMatchObject({ ok: true })
    expect(await forgetCourseName(visitor('/x', {}), given)).toMatchObject({ refused: expect.stringContaining('もう') })
    expect((await send(statement({ object: { id: 'https://manabi.example.jp/XYZ' } }))).status).toBe(404)
  })
})

describe('what is no completion', () => {
  test.each([
    { verb: { id: 'http://adlnet.gov/expapi/verbs/failed' } },
    { verb: { id: 'http://adlnet.gov/expapi/verbs/experienced' } },
    { result: { success: false } },
  ])('%j is kept as ignored', async (more) => {
    expect((await send(statement(more))).status).toBe(200)
    expect([await completions(), await outcomes()]).toEqual([[], ['ignored']])
  })

  test('somebody unknown alone is an error, among others kept as refused, and tried again when it is sent again', async () => {
    const guest = statement({ actor: { mbox: 'mailto:guest@vendor.example.com' } })
    expect((await send(guest)).status).toBe(404)
    const unnamed = statement({ object: { id: 'https://manabi.example.jp/courses/GENAI-02' } })
    expect((await send(unnamed)).status).toBe(404)
    expect(await outcomes()).toEqual([])
    const answer = await send([guest, unnamed, statement({ timestamp: '2028-09-01T00:00:00Z' })])
    expect(await answer.json()).toHaveLength(3)
    expect(await outcomes()).toEqual(['recorded', 'refused', 'refused'])
    await db.$executeRaw`
      INSERT INTO course_alias (provider, alias_key, course_id, recorded_at) SELECT '', 'genai-02', id, now() FROM course WHERE code = 'TRN-104'`
    expect((await send(unnamed)).status).toBe(200)
    expect(await outcomes()).toEqual(['recorded', 'recorded', 'refused'])
  })

  test('of a course that the catalogue lacks, says so', async () => {
    const answer = await send(statement({ object: { id: 'https://manabi.example.jp/courses/XYZ' } }))
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({ error: expect.stringContaining('目録にありません') })
  })

  test.each([
    ['no JSON', '{'],
    ['no actor', { verb: { id: 'x' }, object: { id: 'y' } }],
    ['an id that is no UUID', statement({ id: 'abc' })],
    ['a day that is none', statement({ timestamp: '2028-02-30T00:00:00Z' })],
    ['a day to come', statement({ timestamp: '2028-11-16T00:00:00Z' })],
    ['what no database stores', statement({ actor: { account: { name: '08\u00000001' } } })],
    [
      'one id twice',
      [
        statement({ id: 'a1a1a1a1-0000-4000-8000-000000000001' }),
        statement({ id: 'A1A1A1A1-0000-4000-8000-000000000001' }),
      ],
    ],
  ])('%s is refused as a whole', async (_what, body) => {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ error: expect.any(String) })
    expect(await outcomes()).toEqual([])
  })

  test('too many at once are refused', async () => {
    expect((await send(Array.from({ length: 201 }, () => statement()))).status).toBe(413)
    expect((await send({ ...statement(), padding: 'x'.repeat(1_100_000) })).status).toBe(413)
  })
})

describe('who may send', () => {
  test('nobody without a token, with a wrong one, or with a session instead of one', async () => {
    const visitor = await signIn(db, null, ['dx_office'])
    const cookie = visitor('/').headers.get('Cookie') ?? ''
    const attempts: Record<string, string>[] = [
      { Authorization: '' },
      { Authorization: 'Bearer nope' },
      { Authorization: '', Cookie: cookie },
    ]
    for (const headers of attempts) {
      const answer = await send(statement(), { headers })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('WWW-Authenticate')).toContain('Basic')
    }
    expect(await completions()).toEqual([])
  })

  test('a system by name and token, and not by the name of another', async () => {
    const basic = (name: string) => `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}`
    expect((await send(statement(), { headers: { Authorization: basic('manabi') } })).status).toBe(200)
    expect((await send(statement(), { headers: { Authorization: basic('other') } })).status).toBe(401)
  })

  test('a system that was shut out no longer, and its name is not given again', async () => {
    const former = await admitted('former')
    expect((await disableXapiClient.byCommandLine({ name: 'former' })).ok).toBe(true)
    const answer = await send(statement(), { headers: { Authorization: `Bearer ${former}` } })
    expect(answer.status).toBe(403)
    expect((await admitXapiClient.byCommandLine({ name: 'former' })).ok).toBe(false)
  })

  test('a system that sends without end is told to wait', async () => {
    const busy = await admitted('busy')
    const statuses = new Set<number>()
    for (let sent = 0; sent < 301; sent += 1) {
      const answer = await send('{', { headers: { Authorization: `Bearer ${busy}` } })
      statuses.add(answer.status)
    }
    expect([...statuses]).toEqual([400, 429])
  })

  test('a token is kept nowhere as it is', async () => {
    const rows = await owner.query('SELECT to_jsonb(c)::text AS row FROM xapi_client c')
    expect(rows.rows.map(({ row }) => row).join()).not.toContain(token)
  })
})
