import { beforeEach, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { record } from '~/facts/record'
import { publishStandard } from '~/facts/standard-draft'
import { appointHead } from '~/features/rounds/appoint-head.server'
import { changePlan } from '~/features/rounds/change-plan.server'
import { closeRound } from '~/features/rounds/close-round.server'
import { discardPlan } from '~/features/rounds/discard-plan.server'
import { moveDeadlines } from '~/features/rounds/move-deadlines.server'
import { openRound } from '~/features/rounds/open-round.server'
import { planRound } from '~/features/rounds/plan-round.server'
import { publishRound } from '~/features/rounds/publish-round.server'
import { remindRound } from '~/features/rounds/remind-round.server'
import { roundPage } from '~/features/rounds/round.server'
import { rounds } from '~/features/rounds/rounds.server'
import { vacanciesPage } from '~/features/rounds/vacancies.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, handIn, head } from '../support/builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { nextStandardDraft } from '../support/next-standard'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const TODAY = cityDate('2028-11-15')

let number = 200000
let city = 0
let skills: Map<string, number>
let office: Visitor
let department: number
let section: number
let ids: { director: number; chief: number; clerk: number; nurse: number; away: number; temp: number; leader: number }

const skill = (code: string) => skills.get(code) ?? 0
const someone = (name: string, unitId: number, more: { title?: string; employmentType?: string } = {}) => {
  number += 1
  return person(db, { number: String(number), name, unitId, ...more })
}
const plan = {
  name: '令和10年度 冬',
  fiscalYear: '令和10年度',
  kind: 'annual',
  tiers: ['core', 'extended'],
  opensOn: 'R10.11.15',
  selfDueOn: '令和10年11月30日',
  confirmDueOn: '2028-12-15',
}

setConsequences(whatFollows)

beforeEach(async () => {
  skills ??= await standardFrom(db, BEGINNING)
  office ??= await signIn(db, null, ['dx_office'])
  city += 1
  await owner.query("UPDATE round SET state = 'closed', closed_on = '2028-11-15' WHERE state = 'open'")
  department = await unit(db, { code: `D${city}`, name: `福祉保健部${city}` })
  section = await unit(db, { code: `S${city}`, name: '介護保険課', parentId: department })
  const [ward] = await db.$queryRaw<{ id: number }[]>`INSERT INTO unit (code) VALUES (${`W${city}`}) RETURNING id`
  const wardId = ward?.id ?? 0
  await record(
    db,
    'unit_period',
    [
      {
        unitId: wardId,
        name: '東病棟',
        parentId: section,
        kind: 'subunit',
        label: '病棟',
        appointingAuthority: 'mayor',
        workplaceType: 'shift',
        confirms: true,
        headPost: null,
        validFrom: BEGINNING,
        validTo: null,
      },
    ],
    STAMP,
  )
  ids = {
    director: await someone('部長 太郎', department, { title: '部長' }),
    chief: await someone('中川 誠一', section, { title: '課長' }),
    clerk: await someone('水野 啓介', section),
    nurse: await someone('看護 花子', wardId),
    away: await someone('宮本 香織', section),
    temp: await someone('会計 年子', section, { employmentType: 'fiscal_year' }),
    leader: await someone('石黒 美咲', section),
  }
  await head(db, department, ids.director)
  await head(db, section, ids.chief)
  await record(db, 'leave_status', [{ personId: ids.away, kind: 'leave', validFrom: BEGINNING, validTo: null }], STAMP)
  await record(
    db,
    'certificate_event',
    [
      {
        personId: ids.leader,
        role: 'DX_LEADER',
        event: 'grant',
        effectiveOn: BEGINNING,
        state: 'valid',
        validThrough: null,
        conditionalThrough: null,
        note: null,
      },
    ],
    STAMP,
  )
})

async function planned(more: Record<string, unknown> = {}): Promise<number> {
  const result = await planRound(office('/rounds/new', {}), {
    ...plan,
    departments: [`D${city}`],
    ...more,
  } as never)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.roundId
}
async function opened(more: Record<string, unknown> = {}): Promise<number> {
  const round = await planned(more)
  const result = await openRound(office(`/rounds/${round}`, {}), { round })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return round
}

test('a form with mistakes says which, one by one', async () => {
  const result = await planRound(
    office('/rounds/new', {}),
    formOf({ name: '', fiscalYear: '14', kind: 'annual', opensOn: '令和10年2月30日', selfDueOn: '2028-11-30' }),
  )
  expect(result).toEqual({
    ok: false,
    invalid: {
      name: ['名前を入れてください。'],
      fiscalYear: ['令和11年度、R11、2029 のように入れてください。'],
      tiers: expect.arrayContaining(['聞くスキルを 1 つ以上選んでください。']),
      opensOn: ['開始日：この日は暦にありません。'],
      confirmDueOn: ['確認のしめきり：日付を入れてください。'],
    },
  })
  const wrongOrder = await planRound(office('/rounds/new', {}), { ...plan, selfDueOn: '2028-11-01' } as never)
  expect(wrongOrder).toMatchObject({ invalid: { selfDueOn: ['自己評価のしめきりは、開始日より後にしてください。'] } })
})

test('before it opens, a round tells whom it will ask by which rule', async () => {
  const round = await planned()
  expect(await rounds(office('/rounds'), {})).toMatchObject({ hasStandard: true })
  const { preview } = await roundPage(office(`/rounds/${round}`), { id: String(round) })
  expect(preview).toMatchObject({
    total: 5,
    rules: [
      { rule: 'POP-1', people: 1, skills: 11 },
      { rule: 'POP-2', people: 2 },
      { rule: 'POP-3', people: 1, skills: 32 },
      { rule: 'POP-5', people: 1, skills: 11 },
    ],
    left: { onLeave: 1, fiscalYear: 1, nothing: 0 },
  })
})

test('opening fixes who is asked for what, with two weeks more on the ward, and tells them', async () => {
  const round = await opened()
  const rows = await db.roundParticipant.findMany({ where: { roundId: round }, orderBy: { personId: 'asc' } })
  expect(
    rows.map((row) => [row.personId, row.rule, row.skillIds.length, row.selfDueOn.toISOString().slice(0, 10)]),
  ).toEqual([
    [ids.director, 'POP-2', 28, '2028-11-30'],
    [ids.chief, 'POP-2', 28, '2028-11-30'],
    [ids.clerk, 'POP-1', 11, '2028-11-30'],
    [ids.nurse, 'POP-5', 11, '2028-12-14'],
    [ids.leader, 'POP-3', 32, '2028-11-30'],
  ])
  const notice = await db.notice.findFirstOrThrow({ where: { personId: ids.nurse } })
  expect(notice.title).toContain('しめきりは 12月14日（木） です')
})

test('a plan is put right before it opens, and given up; once open, neither', async () => {
  const round = await planned()
  const changed = await changePlan(office(`/rounds/${round}`, {}), {
    ...plan,
    round,
    name: '冬の見直し',
    kind: 'candidates',
    selfDueOn: 'R10.12.1',
    departments: [`D${city}`],
  } as never)
  expect(changed).toMatchObject({ ok: true })
  const { round: after, preview } = await roundPage(office(`/rounds/${round}`), { id: String(round) })
  expect(after).toMatchObject({ name: '冬の見直し', kind: 'candidates', selfDueOn: '2028-12-01' })
  expect(preview?.rules.map(({ rule }) => rule)).toEqual(['POP-3'])
  const wrong = await changePlan(office(`/rounds/${round}`, {}), { ...plan, round, selfDueOn: '2028-11-01' } as never)
  expect(wrong).toMatchObject({ invalid: { selfDueOn: ['自己評価のしめきりは、開始日より後にしてください。'] } })

  const second = await planned({ name: '二つめ' })
  expect(await discardPlan(office(`/rounds/${second}`, {}), { round: second })).toMatchObject({ ok: true })
  expect(await discardPlan(office(`/rounds/${second}`, {}), { round: second })).toMatchObject({
    refused: expect.stringContaining('もう開いたか、取りやめ'),
  })
  expect((await rounds(office('/rounds'), {})).lines.map(({ name }) => name)).not.toContain('二つめ')

  await openRound(office(`/rounds/${round}`, {}), { round })
  const late = await changePlan(office(`/rounds/${round}`, {}), { ...plan, round } as never)
  expect(late).toMatchObject({ refused: expect.stringContaining('もう開いたか') })
  expect(await discardPlan(office(`/rounds/${round}`, {}), { round })).toMatchObject({ ok: false })
  await expect(db.$executeRaw`UPDATE round SET kind = 'pilot' WHERE id = ${round}`).rejects.toThrow()
  expect((await db.round.findUniqueOrThrow({ where: { id: round } })).state).toBe('open')
})

test('an open round gets other deadlines: the ward keeps its two weeks, those who have not handed in are told', async () => {
  const round = await opened()
  await handIn(db, ids.clerk, round, TODAY, new Map([[skill('LIT-DXB'), 1]]))
  const move = (more: Record<string, string>) =>
    moveDeadlines(office(`/rounds/${round}`, {}), {
      round,
      selfDueOn: '令和10年12月10日',
      confirmDueOn: '2028-12-25',
      seen: '2028-11-30 2028-12-15',
      ...more,
    } as never)
  expect(await move({ confirmDueOn: '2028-12-01' })).toMatchObject({
    invalid: { confirmDueOn: ['確認のしめきりは、自己評価のしめきりより後にしてください。'] },
  })
  expect(await move({ selfDueOn: '2028-11-14' })).toMatchObject({ refused: expect.stringContaining('もう過ぎた日') })
  expect(await move({})).toMatchObject({ ok: true, value: { people: 4 } })
  const own = await db.roundParticipant.findMany({
    where: { roundId: round, personId: { in: [ids.nurse, ids.leader] } },
  })
  expect(new Set(own.map((row) => row.selfDueOn.toISOString().slice(0, 10)))).toEqual(
    new Set(['2028-12-24', '2028-12-10']),
  )
  const told = (personId: number) => db.notice.count({ where: { personId, title: { contains: 'に変わりました' } } })
  expect([await told(ids.nurse), await told(ids.leader), await told(ids.clerk)]).toEqual([1, 1, 0])
  expect(await move({ selfDueOn: '2028-12-05' })).toMatchObject({
    refused: expect.stringContaining('ほかの人が先に変えました。いまのしめきりは、自己評価が12月10日'),
  })
})

test('two clicks open once', async () => {
  const round = await planned()
  const both = await Promise.all([1, 2].map(() => openRound(office(`/rounds/${round}`, {}), { round })))
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  expect(both.find((result) => !result.ok)).toMatchObject({ refused: 'この評価期間はもう開いています。' })
  expect(await db.notice.count({ where: { personId: ids.clerk } })).toBe(1)
})

test('a round does not open while another one asks the same people', async () => {
  await opened()
  const second = await planned({ name: '二つめ' })
  expect(await openRound(office(`/rounds/${second}`, {}), { round: second })).toMatchObject({
    refused: expect.stringContaining('令和10年度 冬'),
  })
  expect(await db.roundParticipant.count({ where: { roundId: second } })).toBe(0)
  expect((await db.round.findUniqueOrThrow({ where: { id: second } })).state).toBe('planned')
})

test('progress is counted where people are today, department by department and section by section', async () => {
  const round = await opened()
  await handIn(db, ids.clerk, round, TODAY, new Map([[skill('LIT-DXB'), 1]]))
  const whole = await roundPage(office(`/rounds/${round}`), { id: String(round) })
  expect(whole.progress?.lines).toEqual([
    {
      code: `D${city}`,
      name: `福祉保健部${city}`,
      asked: 5,
      submitted: 1,
      confirmed: 0,
      returned: 0,
      drafts: 0,
      notStarted: 4,
      outside: 0,
    },
  ])
  const inside = await roundPage(office(`/rounds/${round}`), { id: String(round), department: `D${city}` })
  expect(inside.progress?.lines.map((line) => [line.name, line.asked])).toEqual([
    ['介護保険課', 4],
    ['部局直属', 1],
  ])
})

test('whoever goes on leave while a round is open is not in its rates', async () => {
  const round = await opened()
  await record(db, 'leave_status', [{ personId: ids.clerk, kind: 'childcare', validFrom: TODAY, validTo: null }], STAMP)
  const { progress } = await roundPage(office(`/rounds/${round}`), { id: String(round) })
  expect(progress?.total).toMatchObject({ asked: 4, outside: 1 })
})

test('those who have not handed in are reminded once a day', async () => {
  const round = await opened()
  expect(await remindRound(office(`/rounds/${round}`, {}), { round })).toEqual({ ok: true, value: { people: 5 } })
  expect(await remindRound(office(`/rounds/${round}`, {}), { round })).toMatchObject({
    refused: expect.stringContaining('きょうはもう知らせました'),
  })
})

test('a closed round never changes: not by a later order, not by a correction of the past', async () => {
  const round = await opened()
  await recordConfirmations(db, [confirmed(ids.clerk, skill('LIT-DXB'), 2, TODAY)], STAMP, TODAY)
  expect(await closeRound(office(`/rounds/${round}`, {}), { round })).toEqual({ ok: true, value: { people: 5 } })
  const snapshot = () => db.roundSnapshot.findMany({ where: { roundId: round }, orderBy: { personId: 'asc' } })
  const before = await snapshot()
  const elsewhere = await unit(db, { code: `X${city}`, name: '市民課', parentId: department })
  await transfer(db, ids.clerk, elsewhere, cityDate('2028-10-01'))
  await recordConfirmations(db, [confirmed(ids.clerk, skill('LIT-DXB'), 3, cityDate('2028-11-14'))], STAMP, TODAY)
  expect(await snapshot()).toEqual(before)
  const { progress } = await roundPage(office(`/rounds/${round}`), { id: String(round), department: `D${city}` })
  expect(progress?.lines.map((line) => line.name)).toEqual(['介護保険課', '部局直属'])
})

test('two clicks close once, and a closed round is published once', async () => {
  const round = await opened()
  const close = () => closeRound(office(`/rounds/${round}`, {}), { round })
  expect((await Promise.all([close(), close()])).filter((result) => result.ok)).toHaveLength(1)
  const publish = () => publishRound(office(`/rounds/${round}`, {}), { round, title: '結果' })
  expect((await Promise.all([publish(), publish()])).filter((result) => result.ok)).toHaveLength(1)
  expect(await db.publication.count({ where: { roundId: round } })).toBe(1)
  expect((await rounds(office('/rounds'), {})).lines[0]).toMatchObject({ state: 'closed', published: true })
})

test('an open round is not published', async () => {
  const round = await opened()
  expect(await publishRound(office(`/rounds/${round}`, {}), { round, title: '結果' })).toMatchObject({
    refused: expect.stringContaining('先に閉じてください'),
  })
})

test('only 事務局 comes to the rounds', async () => {
  const clerk = await signIn(db, ids.clerk)
  await expect(rounds(clerk('/rounds'), {})).rejects.toMatchObject({ status: 403 })
  await expect(planRound(clerk('/rounds/new', {}), plan as never)).rejects.toMatchObject({ status: 403 })
})

test('vacancies: a ward without a head, and a department head above whom nobody stands', async () => {
  const page = await vacanciesPage(office('/rounds/vacancies'), {})
  expect(page.units.find((each) => each.code === `W${city}`)).toMatchObject({ insteadOf: '介護保険課', people: 1 })
  expect(page.people.find((each) => each.personId === ids.director)).toMatchObject({ confirmer: null })
  const appointed = await appointHead(office('/rounds/vacancies', {}), {
    unit: `W${city}`,
    kind: 'acting',
    staffNumber: String(number - 5),
    from: '令和10年11月15日',
  } as never)
  expect(appointed).toMatchObject({ ok: true, value: { name: '中川 誠一', kind: '事務取扱' } })
  const after = await vacanciesPage(office('/rounds/vacancies'), {})
  expect(after.units.map((each) => each.code)).not.toContain(`W${city}`)
  const headOf = async () =>
    (await vacanciesPage(office('/rounds/vacancies'), {})).headed.find(({ code }) => code === `W${city}`)?.label
  expect(await headOf()).toBe(`東病棟（福祉保健部${city} ／ 介護保険課）：中川 誠一`)
  const putRight = { unit: `W${city}`, kind: 'acting', staffNumber: String(number - 4), from: '2028-11-15' }
  expect(await appointHead(office('/rounds/vacancies', {}), putRight as never)).toMatchObject({ ok: true })
  expect(await headOf()).toContain('：水野 啓介')
})

test('a new head from a later day ends the one before, and last month stays as it was', async () => {
  await appointHead(office('/rounds/vacancies', {}), {
    unit: `S${city}`,
    kind: 'head',
    staffNumber: String(number - 4),
    from: '2028-12-01',
  } as never)
  const headsOn = (day: string) =>
    db.$queryRaw<{ person_id: number }[]>`SELECT person_id FROM unit_heads_on(${day}::date) WHERE unit_id = ${section}`
  expect(await headsOn('2028-11-30')).toEqual([{ person_id: ids.chief }])
  expect(await headsOn('2028-12-01')).toEqual([{ person_id: ids.clerk }])
})

/** Stands last: the city has another standard from here on. */
test('a round asks by the standard that is in force when it opens, not when it was planned', async () => {
  const round = await planned()
  const next = await nextStandardDraft(db)
  await publishStandard(db, next, TODAY, STAMP)
  expect(await openRound(office(`/rounds/${round}`, {}), { round })).toMatchObject({ ok: true })
  const row = await db.round.findUniqueOrThrow({ where: { id: round }, include: { participants: true } })
  expect(row.standardVersionId).toBe(next)
  const asked = await db.skill.findMany({ where: { id: { in: row.participants.flatMap((one) => one.skillIds) } } })
  expect(new Set(asked.map((one) => one.standardVersionId))).toEqual(new Set([next]))
})
