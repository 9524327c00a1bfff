import { beforeAll, describe, expect, test } from 'vitest'
import { type CityDate, cityDate } from '~/domain/calendar'
import { storeTargets } from '~/facts/goal-targets'
import { pulse } from '~/features/pulse/pulse.server'
import { actOnPulse } from '~/features/pulse/pulse-intents.server'
import { pulseWaiting } from '~/features/pulse/pulse-waiting.server'
import reference from '../../prisma/demo/plan-targets.json'
import { BEGINNING, person, STAMP, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db, owner } = testDatabase()
const day = (text: string): CityDate => cityDate(text)

let office: Visitor
let outsider: Visitor
/** 60 of a department in which many work, 6 of a small one. */
let staff: Visitor[]
let few: Visitor[]
let big: number

beforeAll(async () => {
  await todayIs(day('2028-10-20'))
  await storeTargets(db, { version: '1', content: reference, from: BEGINNING }, STAMP)
  big = await unit(db, { code: 'D01', name: '福祉保健部' })
  const care = await unit(db, { code: 'S001', name: '介護保険課', parentId: big })
  const small = await unit(db, { code: 'D02', name: '会計課' })
  const people = async (count: number, unitId: number, from: number) => {
    const visitors: Visitor[] = []
    for (let each = 0; each < count; each += 1) {
      visitors.push(await signIn(db, await person(db, { number: String(from + each), name: `職員 ${each}`, unitId })))
    }
    return visitors
  }
  staff = await people(60, care, 100_000)
  few = await people(6, small, 200_000)
  office = await signIn(db, await person(db, { number: '300000', name: '奥村 亮', unitId: small }), ['dx_office'])
  outsider = await signIn(db, null, ['auditor'])
})

const OPENING = {
  opensOn: '令和10年11月1日',
  closesOn: 'R10.11.30',
  question1: '仕事を自分たちで良くしていると思う。',
  question2: '情報システム課だけの仕事ではない。',
  question3: 'うまくいかなくても責められない。',
}

async function press(visitor: Visitor, intent: string, fields: Record<string, string>) {
  const request = visitor('/pulse', { intent, ...fields })
  return actOnPulse(request, await request.clone().formData())
}

function answer(visitor: Visitor, first: number, second: number, third: number, fiscalYear = 2028) {
  return press(visitor, 'answer', {
    fiscalYear: String(fiscalYear),
    first: String(first),
    second: String(second),
    third: String(third),
  })
}

const page = (visitor: Visitor) => pulse(visitor('/pulse'), { view: 'chart' })
const waiting = async (visitor: Visitor) => (await pulseWaiting(visitor('/'), {})).waiting

describe('setting a year up', () => {
  test('begins with the questions of the plan, for 事務局 only', async () => {
    expect((await page(office)).office?.next).toMatchObject({
      name: '令和10年度',
      opensOn: '令和10年11月1日',
      closesOn: '令和10年11月30日',
      questions: reference.supportingMeasures.pulse.questions,
    })
    expect((await page(staff[0] ?? office)).office).toBeNull()
    for (const visitor of [staff[0] ?? office, outsider]) {
      expect(await statusOf(press(visitor, 'open', OPENING))).toBe(403)
    }
  })

  test('says what is wrong with its days and questions, and keeps nothing then', async () => {
    const wrong = await press(office, 'open', { ...OPENING, closesOn: '2029-04-01', question3: '' })
    expect(wrong).toMatchObject({ ok: false, errors: { question3: [expect.stringContaining('問い')] } })
    expect(await press(office, 'open', { ...OPENING, closesOn: '2029-04-01' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('同じ年度'),
      kept: { question1: OPENING.question1 },
    })
    expect(await db.pulseYear.count()).toBe(0)
  })

  test('is done once a year, and the questions then stay', async () => {
    expect(await press(office, 'open', OPENING)).toEqual({ ok: true, intent: 'open' })
    expect(await press(office, 'open', OPENING)).toMatchObject({ ok: false, problem: expect.stringContaining('1 回') })
    await expect(db.$executeRaw`UPDATE pulse_year SET questions = ARRAY['一', '二', '三']`).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('answering', () => {
  test('nobody is asked before the first day', async () => {
    expect(await waiting(staff[0] ?? office)).toBeNull()
    expect(await answer(staff[0] ?? office, 3, 3, 3)).toMatchObject({ ok: false })
    await todayIs(day('2028-11-01'))
    expect(await waiting(staff[0] ?? office)).toEqual({ due: '11月30日（木）', dueOn: '2028-11-30' })
  })

  test('each member of staff once; nobody else; with all three answers', async () => {
    const [first = office] = staff
    expect(await press(first, 'answer', { fiscalYear: '2028', first: '6', second: '1' })).toMatchObject({
      ok: false,
      errors: { first: [expect.any(String)], third: [expect.any(String)] },
      kept: { second: '1' },
    })
    expect(await answer(first, 5, 4, 3)).toEqual({ ok: true, intent: 'answer' })
    expect(await answer(first, 1, 1, 1)).toMatchObject({ ok: false, problem: expect.stringContaining('もう回答') })
    expect(await waiting(first)).toBeNull()
    expect((await page(first)).current).toMatchObject({ answered: true, responses: 1 })
    expect(await statusOf(answer(outsider, 3, 3, 3))).toBe(403)
    expect((await page(outsider)).current).toMatchObject({ answered: null })
  })

  test('of two presses at once only one counts', async () => {
    const [, second = office] = staff
    const results = await Promise.all([answer(second, 2, 2, 2), answer(second, 2, 2, 2)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await page(office)).current?.responses).toBe(2)
  })
})

describe('an answer leads to nobody', () => {
  test('it holds no person and no time, and the audit tells nothing of it', async () => {
    for (const visitor of staff.slice(2, 40)) expect(await answer(visitor, 4, 3, 2)).toMatchObject({ ok: true })
    const { rows } = await owner.query(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'pulse_answer' ORDER BY column_name`,
    )
    expect(rows.map(({ column_name }) => column_name)).toEqual(['answers', 'department_id', 'fiscal_year', 'id'])
    const participation = await owner.query(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'pulse_participation' ORDER BY column_name`,
    )
    expect(participation.rows.map(({ column_name }) => column_name)).toEqual(['fiscal_year', 'person_id'])
    expect(await db.auditEntry.count({ where: { action: 'pulse.answer' } })).toBe(0)
  })

  test('the app’s role can neither read nor write one by itself', async () => {
    await expect(db.$queryRaw`SELECT answers FROM pulse_answer`).rejects.toThrow(/permission denied/)
    await expect(
      db.$executeRaw`INSERT INTO pulse_answer (id, fiscal_year, answers) VALUES (gen_random_uuid(), 2028, '{1,1,1}')`,
    ).rejects.toThrow(/permission denied/)
    await expect(db.$executeRaw`DELETE FROM pulse_answer`).rejects.toThrow(/permission denied/)
    await expect(
      db.$executeRaw`INSERT INTO pulse_participation (fiscal_year, person_id) VALUES (2028, 999999)`,
    ).rejects.toThrow(/permission denied/)
  })

  test('the number of a transaction leads from a person to 25 answers and more, whoever owns the database', async () => {
    const { rows } = await owner.query(`
      SELECT p.person_id, count(a.id)::int AS answers
      FROM pulse_participation p JOIN pulse_answer a ON a.xmin::text::bigint >= p.xmin::text::bigint
      GROUP BY p.person_id ORDER BY answers`)
    expect(rows).toHaveLength(40)
    expect(rows[0].answers).toBeGreaterThanOrEqual(25)
    const { rows: exact } = await owner.query(`
      SELECT count(a.id)::int AS answers FROM pulse_participation p JOIN pulse_answer a ON a.xmin = p.xmin
      GROUP BY p.person_id, p.xmin ORDER BY p.xmin::text::bigint DESC LIMIT 1`)
    expect(exact[0].answers).toBe(25)
  })

  test('neither does a row’s id or place: with each answer 24 others are written anew', async () => {
    const ids = async () => {
      const { rows } = await owner.query<{ id: string }>('SELECT id FROM pulse_answer')
      return new Set(rows.map(({ id }) => id))
    }
    const before = await ids()
    expect(await answer(staff[40] ?? office, 4, 3, 2)).toMatchObject({ ok: true })
    const after = await ids()
    expect(after.size).toBe(41)
    expect([...after].filter((id) => before.has(id))).toHaveLength(16)
  })

  test('it says its department only where many work', async () => {
    // All at once: each finds others to be mixed with, and none is lost.
    const given = await Promise.all(few.map((visitor) => answer(visitor, 1, 1, 1)))
    expect(given.every(({ ok }) => ok)).toBe(true)
    const { rows } = await owner.query(
      'SELECT department_id, count(*)::int AS n FROM pulse_answer GROUP BY department_id ORDER BY n',
    )
    expect(rows).toEqual([
      { department_id: null, n: 6 },
      { department_id: big, n: 41 },
    ])
  })
})

describe('results', () => {
  const published = async () => (await page(outsider)).years.at(-1)?.published

  test('are shown to nobody while answers come in', async () => {
    expect(await published()).toBeNull()
    expect((await page(office)).years.at(-1)?.published).toBeNull()
    expect(await statusOf(press(staff[0] ?? office, 'publish', { fiscalYear: '2028' }))).toBe(403)
  })

  test('are shown to everybody as 事務局 publishes them, and stay so while more come in', async () => {
    await todayIs(day('2028-11-14'))
    expect(await press(office, 'publish', { fiscalYear: '2028' })).toEqual({ ok: true, intent: 'publish' })
    const interim = { responses: 47, tenths: [36, 27, 19], overall: 27, isFinal: false, on: '令和10年11月14日' }
    expect(await published()).toEqual(interim)
    for (const visitor of staff.slice(41, 45)) await answer(visitor, 5, 5, 5)
    expect(await published()).toEqual(interim)
    expect((await page(outsider)).departments).toBeNull()
  })

  test('are not published again for fewer than five more', async () => {
    expect(await press(office, 'publish', { fiscalYear: '2028' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('差から'),
    })
    expect(await db.pulsePublication.count()).toBe(1)
  })

  test('after the close, four who came late change nothing; nobody could be read from the difference', async () => {
    await todayIs(day('2028-12-01'))
    expect(await published()).toMatchObject({ responses: 47, isFinal: true })
    expect(await waiting(staff[50] ?? office)).toBeNull()
    expect(await answer(staff[50] ?? office, 3, 3, 3)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('締め切りました'),
    })
  })

  test('fewer than five answers are never told', async () => {
    await todayIs(day('2029-10-01'))
    const next = { ...OPENING, opensOn: '2029-11-01', closesOn: '2029-11-30' }
    expect(await press(office, 'open', next)).toMatchObject({ ok: true })
    await todayIs(day('2029-11-02'))
    for (const visitor of staff.slice(0, 4)) await answer(visitor, 5, 5, 5, 2029)
    expect(await press(office, 'publish', { fiscalYear: '2029' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('5 件'),
    })
    await todayIs(day('2029-12-01'))
    expect(await published()).toBeNull()
    const means = await db.$queryRaw`SELECT tenths, overall FROM pulse_means(2029) WHERE department_id IS NULL`
    expect(means).toEqual([{ tenths: null, overall: null }])
  })

  test('of a closed year are told by department, where the rest of the city is large enough', async () => {
    await todayIs(day('2030-11-01'))
    expect(await press(office, 'open', { ...OPENING, opensOn: '2030-11-01', closesOn: '2030-11-30' })).toMatchObject({
      ok: true,
    })
    for (const visitor of staff.slice(0, 20)) await answer(visitor, 5, 5, 5, 2030)
    for (const visitor of few) await answer(visitor, 1, 1, 1, 2030)
    expect(await press(office, 'close', { fiscalYear: '2030' })).toEqual({ ok: true, intent: 'close' })
    expect(await published()).toMatchObject({ responses: 26, isFinal: true, overall: 41 })
    // The six of the small department would follow from the city's mean and the big one's.
    expect((await page(outsider)).departments).toBeNull()
  })

  test('who has answered is forgotten once a year is closed', async () => {
    const { rows } = await owner.query('SELECT DISTINCT fiscal_year FROM pulse_participation ORDER BY 1')
    expect(rows.map(({ fiscal_year }) => fiscal_year)).toEqual([])
    expect(await press(office, 'close', { fiscalYear: '2030' })).toMatchObject({
      ok: false,
      problem: '受付中の調査ではありません。',
    })
  })
})
