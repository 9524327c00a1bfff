import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { read } from '~/access/read'
import { peopleConfirmedBy, relationsTo } from '~/access/relations'
import { addDays, cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { useInstants } from '~/platform/clock.server'
import { BEGINNING, person, STAMP, transfer, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor, viewerIs } from '../support/signed-in'

const { db, owner } = testDatabase()
const TODAY = cityDate('2028-11-15')

let ids: Record<
  'department' | 'tax' | 'water' | 'director' | 'taxHead' | 'waterHead' | 'clerk' | 'both' | 'deputy',
  number
>
let taxHead: Visitor
let waterHead: Visitor
let director: Visitor
let clerk: Visitor

beforeAll(async () => {
  await todayIs(TODAY)
  const department = await unit(db, { code: 'D1', name: '財務部' })
  const tax = await unit(db, { code: 'S1', name: '市民税課', parentId: department })
  const water = await unit(db, { code: 'S2', name: '水道課', parentId: department })
  const director = await person(db, { number: '000001', name: '部長', unitId: tax })
  const taxHead = await person(db, { number: '000002', name: '税課長', unitId: tax })
  const waterHead = await person(db, { number: '000003', name: '水課長', unitId: water })
  const clerk = await person(db, { number: '000004', name: '主事', unitId: tax })
  const both = await person(db, { number: '000005', name: '兼務', unitId: tax })
  const deputy = await person(db, { number: '000006', name: '係長', unitId: tax })
  ids = { department, tax, water, director, taxHead, waterHead, clerk, both, deputy }
  const heads = [
    [department, director],
    [tax, taxHead],
    [water, waterHead],
  ] as const
  await record(
    db,
    'unit_head',
    heads.map(([unitId, personId]) => ({ unitId, personId, kind: 'head', validFrom: BEGINNING, validTo: null })),
    STAMP,
  )
  await record(
    db,
    'post',
    [{ personId: both, unitId: water, title: '主査', kind: 'concurrent', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  await signInAll()
})

async function signInAll(): Promise<void> {
  taxHead = await signIn(db, ids.taxHead)
  waterHead = await signIn(db, ids.waterHead)
  director = await signIn(db, ids.director)
  clerk = await signIn(db, ids.clerk)
}

async function relations(who: Visitor, personId: number): Promise<Set<string>> {
  return relationsTo(db, await viewerIs(db, who), { about: 'person', personId })
}

describe('who confirms whom', () => {
  test('a section head confirms the section, not themselves, not the other section', async () => {
    expect(await relations(taxHead, ids.clerk)).toContain('confirmer')
    expect(await relations(taxHead, ids.taxHead)).not.toContain('confirmer')
    expect(await relations(waterHead, ids.clerk)).not.toContain('confirmer')
    expect(await relations(waterHead, ids.clerk)).not.toContain('head')
  })

  test('of somebody with a concurrent post both heads see, only the primary one confirms', async () => {
    expect(await relations(taxHead, ids.both)).toContain('confirmer')
    expect(await relations(waterHead, ids.both)).toContain('head')
    expect(await relations(waterHead, ids.both)).not.toContain('confirmer')
  })

  test('a department head confirms the section heads and sees nobody else', async () => {
    expect(await relations(director, ids.taxHead)).toContain('confirmer')
    expect(await relations(director, ids.clerk)).not.toContain('head')
    expect(new Set(await peopleConfirmedBy(db, await viewerIs(db, director)))).toEqual(
      new Set([ids.taxHead, ids.waterHead]),
    )
  })

  test('nobody confirms a department head until somebody is named for them', async () => {
    expect(await relations(waterHead, ids.director)).not.toContain('confirmer')
    await record(
      db,
      'delegation',
      [
        {
          unitId: ids.department,
          personId: ids.waterHead,
          kind: 'delegate',
          personIds: [ids.director],
          validFrom: BEGINNING,
          validTo: cityDate('2029-04-01'),
        },
      ],
      STAMP,
    )
    expect(await relations(waterHead, ids.director)).toContain('confirmer')
    expect(await relations(waterHead, ids.clerk)).not.toContain('confirmer')
  })

  test('a delegate confirms until the last day of the delegation, the head apart', async () => {
    const deputy = await signIn(db, ids.deputy)
    const end = addDays(TODAY, 1)
    await record(
      db,
      'delegation',
      [{ unitId: ids.tax, personId: ids.deputy, kind: 'delegate', personIds: [], validFrom: BEGINNING, validTo: end }],
      STAMP,
    )
    expect(await relations(deputy, ids.clerk)).toContain('confirmer')
    expect(await relations(deputy, ids.taxHead)).not.toContain('confirmer')
    expect(await relations(deputy, ids.deputy)).not.toContain('confirmer')
    await todayIs(end)
    expect(await relations(deputy, ids.clerk)).not.toContain('confirmer')
    await todayIs(TODAY)
  })

  test('after a transfer the old head sees nothing from that day, the new one confirms', async () => {
    const moved = await person(db, { number: '000007', name: '異動', unitId: ids.tax })
    expect(await relations(taxHead, moved)).toContain('confirmer')
    await transfer(db, moved, ids.water, TODAY)
    expect(await relations(taxHead, moved)).not.toContain('confirmer')
    expect(await relations(taxHead, moved)).not.toContain('head')
    expect(await relations(waterHead, moved)).toContain('confirmer')
  })
})

const lookAt = read({
  action: 'person.read',
  params: z.object({ personId: z.number() }),
  subject: ({ personId }) => ({ about: 'person', personId }),
  run: async ({ as }, { personId }) => ({ page: { as }, looked: [personId] }),
})

describe('the door for looking', () => {
  test('without a session it leads to the sign-in page and back', async () => {
    const answer = await refusal(lookAt(new Request('http://localhost/people/000004?tab=1'), { personId: ids.clerk }))
    expect(answer.status).toBe(302)
    expect(answer.headers.get('Location')).toBe('/login?to=%2Fpeople%2F000004%3Ftab%3D1')
  })

  test('what is sent without a session is not saved: it says so, and leads back to the page it was sent from', async () => {
    const send = (headers: Record<string, string>) =>
      refusal(
        lookAt(new Request('http://localhost/people/000004.data', { method: 'POST', headers }), {
          personId: ids.clerk,
        }),
      )
    const answer = await send({ Referer: 'http://localhost/people/000004?tab=1' })
    expect(answer.headers.get('Location')).toBe('/login?to=%2Fpeople%2F000004%3Ftab%3D1&unsaved')
    expect((await send({})).headers.get('Location')).toBe('/login?to=%2Fpeople%2F000004&unsaved')
  })

  test('a record that one may not know of answers as one that does not exist', async () => {
    const stranger = await refusal(lookAt(waterHead('/people/000004'), { personId: ids.clerk }))
    const nobody = await refusal(lookAt(waterHead('/people/000004'), { personId: 999_999 }))
    expect([stranger.status, nobody.status]).toEqual([404, 404])
    expect(await stranger.text()).toBe(await nobody.text())
  })

  test('a look at another person is logged once in ten minutes, one at oneself never', async () => {
    let now = new Date('2026-11-25T10:00:00Z')
    const restore = useInstants(() => now)
    const head = await signIn(db, ids.taxHead)
    const own = await signIn(db, ids.clerk)
    await lookAt(own('/me'), { personId: ids.clerk })
    await lookAt(head('/people/000004'), { personId: ids.clerk })
    await lookAt(head('/people/000004'), { personId: ids.clerk })
    expect(await db.look.count({ where: { personIds: { has: ids.clerk } } })).toBe(1)
    now = new Date(now.getTime() + 11 * 60_000)
    await lookAt(head('/people/000004'), { personId: ids.clerk })
    const looks = await db.look.findMany({ where: { personIds: { has: ids.clerk } }, orderBy: { id: 'asc' } })
    expect(looks.map(({ accountId, actedAs, page }) => ({ accountId, actedAs, page }))).toEqual(
      Array(2).fill({ accountId: head.accountId, actedAs: 'confirmer', page: '/people/000004' }),
    )
    restore()
  })

  test('a session runs out', async () => {
    const begun = await signIn(db, ids.clerk)
    const restore = useInstants(() => new Date(Date.now() + 13 * 3_600_000))
    const answer = await refusal(lookAt(begun('/me'), { personId: ids.clerk }))
    restore()
    expect(answer.status).toBe(302)
  })
})

const nameThem = command({
  action: 'levels.confirm',
  input: z.object({ personId: z.coerce.number(), title: z.string().min(1, '題を入れてください。') }),
  subject: ({ personId }) => ({ about: 'person', personId }),
  run: async ({ sql, today }, { personId, title }) => {
    await sql.notice.create({
      data: { personId, title, href: '/', createdOn: new Date(today), createdAt: new Date(`${today}T00:00:00Z`) },
    })
    if (title === 'やめる') return refuse('やめました。')
    return { did: title, audit: { subjectKind: 'person', subjectId: personId, subjectPersonId: personId } }
  },
})

describe('the door for doing', () => {
  test('leaves an audit entry with every change', async () => {
    const done = await nameThem(taxHead('/x', {}), { personId: ids.clerk, title: 'した' })
    expect(done).toEqual({ ok: true, value: 'した' })
    const [entry] = await db.auditEntry.findMany({ where: { subjectPersonId: ids.clerk } })
    expect(entry).toMatchObject({ action: 'levels.confirm', actedAs: 'confirmer', accountId: taxHead.accountId })
  })

  test('a refusal leaves nothing behind', async () => {
    const refused = await nameThem(taxHead('/x', {}), { personId: ids.clerk, title: 'やめる' })
    expect(refused).toEqual({ ok: false, refused: 'やめました。' })
    expect(await db.notice.count({ where: { title: 'やめる' } })).toBe(0)
  })

  test('bad input is told by field and does nothing', async () => {
    const form = new FormData()
    form.set('personId', String(ids.clerk))
    form.set('title', '')
    expect(await nameThem(taxHead('/x', {}), form)).toMatchObject({
      ok: false,
      invalid: { title: [expect.any(String)] },
    })
  })

  test('nobody passes by another way: the clerk may not confirm a colleague', async () => {
    const answer = await refusal(nameThem(clerk('/x', {}), { personId: ids.both, title: 'した' }))
    expect(answer.status).toBe(404)
  })
})

describe("the app's role", () => {
  test.each([
    "UPDATE audit_entry SET action = 'x'",
    'DELETE FROM audit_entry',
    'DELETE FROM look',
    "UPDATE post SET title = 'x'",
    'DELETE FROM confirmation',
    'UPDATE round_snapshot SET levels = levels',
    'UPDATE publication_cell SET met = 0',
    'DELETE FROM submission',
  ])('may not %s', async (statement) => {
    await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(/permission denied/)
  })

  test('even the owner does not edit a recorded row, nor bring back one that was taken back', async () => {
    await expect(owner.query("UPDATE post SET title = 'x'")).rejects.toThrow(/never edited/)
    await owner.query("UPDATE post SET voided_at = now() WHERE kind = 'concurrent'")
    await expect(owner.query("UPDATE post SET voided_at = NULL WHERE kind = 'concurrent'")).rejects.toThrow(
      /taken back/,
    )
  })
})

async function refusal(answer: Promise<unknown>): Promise<Response> {
  const thrown = await answer.then(
    () => null,
    (error: unknown) => error,
  )
  if (thrown instanceof Response) return thrown
  throw thrown ?? new Error('the door let them pass')
}
