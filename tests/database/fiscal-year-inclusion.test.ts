import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { peopleForRound } from '~/facts/round-participants'
import { ownSkills } from '~/features/assessment/own-skills.server'
import { includeFiscalYearStaff } from '~/features/delegation/include-fiscal-year-staff.server'
import { inclusions } from '~/features/delegation/inclusions.server'
import { leaveOutFiscalYearStaff } from '~/features/delegation/leave-out-fiscal-year-staff.server'
import { nameDelegate } from '~/features/delegation/name-delegate.server'
import { closeRound } from '~/features/rounds/close-round.server'
import { openRound } from '~/features/rounds/open-round.server'
import { planRound } from '~/features/rounds/plan-round.server'
import { roundPage } from '~/features/rounds/round.server'
import { rounds } from '~/features/rounds/rounds.server'
import { sectionSkills } from '~/features/section/section.server'
import { action } from '~/routes/section-inclusions'
import { whatFollows } from '~/wiring/consequences'
import { handIn, head } from '../support/builders'
import { BEGINNING, person, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner, appUrl } = testDatabase()
const TODAY = cityDate('2028-11-15')

let number = 400000
let city = 0
let skills: Map<string, number>
let department: number
let section: number
let other: number
let ids: { chief: number; deputy: number; clerk: number; temp: number; second: number; winter: number }
let chief: Visitor
let office: Visitor

setConsequences(whatFollows)

const someone = (name: string, unitId: number, more: Partial<Parameters<typeof person>[1]> = {}) => {
  number += 1
  return person(db, { number: String(number), name, unitId, ...more })
}
const temporary = (name: string, unitId: number, from: CityDate) =>
  someone(name, unitId, { title: '会計年度任用職員', employmentType: 'fiscal_year', from })

beforeEach(async () => {
  skills ??= await standardFrom(db, BEGINNING)
  office ??= await signIn(db, null, ['dx_office'])
  await owner.query("UPDATE round SET state = 'closed', closed_on = opens_on WHERE state = 'open'")
  await todayIs(TODAY)
  city += 1
  department = await unit(db, { code: `D${city}`, name: `福祉保健部${city}` })
  section = await unit(db, { code: `S${city}`, name: '介護保険課', parentId: department })
  other = await unit(db, { code: `O${city}`, name: '市民課', parentId: department })
  ids = {
    chief: await someone('中川 誠一', section, { title: '課長' }),
    deputy: await someone('黒田 修', section, { title: '係長' }),
    clerk: await someone('水野 啓介', section),
    temp: await temporary('会計 年子', section, cityDate('2028-04-01')),
    second: await temporary('任用 年男', section, cityDate('2028-04-01')),
    winter: await temporary('冬野 雪', section, cityDate('2028-11-01')),
  }
  await head(db, section, ids.chief)
  chief = await signIn(db, ids.chief)
})

const path = () => `/sections/S${city}/inclusions`
const list = async (visitor = chief) => inclusions(visitor(path()), { code: `S${city}` })
const include = (people: number[], visitor = chief) =>
  includeFiscalYearStaff(visitor(path(), {}), { unit: `S${city}`, worksAtTerminal: people })
const leaveOut = (people: number[], visitor = chief) =>
  leaveOutFiscalYearStaff(visitor(path(), {}), { unit: `S${city}`, people })
const includedOn = async (day: CityDate) =>
  (await peopleForRound(db, day, [`D${city}`])).filter((each) => each.includedByHead).map((each) => each.personId)

async function planned(): Promise<number> {
  const result = await planRound(office('/rounds/new', {}), {
    name: '令和10年度 冬',
    fiscalYear: '令和10年度',
    kind: 'annual',
    tiers: ['core', 'extended'],
    departments: [`D${city}`],
    opensOn: 'R10.11.15',
    selfDueOn: '令和10年11月30日',
    confirmDueOn: '2028-12-15',
  } as never)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.roundId
}
async function opened(): Promise<number> {
  const round = await planned()
  expect(await openRound(office(`/rounds/${round}`, {}), { round })).toMatchObject({ ok: true })
  return round
}

describe('the head decides', () => {
  test('several are included at once, until their term ends', async () => {
    expect(await include([ids.temp, ids.second])).toEqual({ ok: true, value: { people: 2 } })
    const page = await list()
    expect(page.included.map((each) => [each.name, each.included])).toEqual([
      ['会計 年子', { from: '2028-11-15', through: '2029-03-31' }],
      ['任用 年男', { from: '2028-11-15', through: '2029-03-31' }],
    ])
    expect(page.others.map((each) => each.name)).toEqual(['冬野 雪'])
    expect(await includedOn(addDays(TODAY, -1))).toEqual([])
    expect(await includedOn(cityDate('2029-03-31'))).toEqual([ids.temp, ids.second])
    expect(await includedOn(cityDate('2029-04-01'))).toEqual([])
    const entries = await db.auditEntry.findMany({ where: { action: 'fiscal-year-staff.include' } })
    expect(entries.map((entry) => entry.subjectPersonId)).toEqual(expect.arrayContaining([ids.temp, ids.second]))
  })

  test('whose term is shorter than six months is shown with the reason, and refused', async () => {
    expect((await list()).others.find((each) => each.personId === ids.winter)).toMatchObject({
      whyNot: 'term_too_short',
      hiredOn: '2028-11-01',
      lastDay: '2029-03-31',
    })
    expect(await include([ids.temp, ids.winter])).toEqual({
      ok: false,
      refused: '冬野 雪さんは、任期が 6 か月より短いので対象にできません。印を外してください。',
    })
    expect(await includedOn(TODAY)).toEqual([])
  })

  test('nobody of another section, and nobody of the regular staff', async () => {
    const elsewhere = await temporary('隣 課子', other, cityDate('2028-04-01'))
    for (const stranger of [elsewhere, ids.clerk, 2_000_000]) {
      expect(await include([stranger])).toMatchObject({
        refused: expect.stringContaining('この所属の会計年度任用職員では'),
      })
    }
  })

  test('nobody twice; two clicks at once include once', async () => {
    const both = await Promise.all([include([ids.temp]), include([ids.temp])])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(await include([ids.temp])).toMatchObject({ refused: expect.stringContaining('会計 年子さんは、もう対象') })
    expect(await db.fiscalYearInclusion.count({ where: { personId: ids.temp, voidedAt: null } })).toBe(1)
  })

  test('taken back on the same day it never was; later, it was until the day before', async () => {
    await include([ids.temp])
    expect(await leaveOut([ids.temp])).toMatchObject({ ok: true })
    expect(await includedOn(TODAY)).toEqual([])
    expect(await db.fiscalYearInclusion.count({ where: { personId: ids.temp, voidedAt: null } })).toBe(0)

    await include([ids.temp, ids.second])
    const later = addDays(TODAY, 10)
    await todayIs(later)
    expect(await leaveOut([ids.temp])).toMatchObject({ ok: true })
    expect(await includedOn(addDays(later, -1))).toEqual([ids.temp, ids.second])
    expect(await includedOn(later)).toEqual([ids.second])
    expect((await list()).others.find((each) => each.personId === ids.temp)).toMatchObject({ wasIncluded: true })
    expect(await leaveOut([ids.temp])).toMatchObject({ refused: expect.stringContaining('もう対象ではない人') })
  })

  test('a transfer ends the effect, and the new head decides anew', async () => {
    await include([ids.temp])
    await transfer(db, ids.temp, other, cityDate('2028-12-01'))
    expect(await includedOn(cityDate('2028-11-30'))).toEqual([ids.temp])
    expect(await includedOn(cityDate('2028-12-01'))).toEqual([])

    const newHead = await someone('新任 課長', other, { title: '課長' })
    await head(db, other, newHead)
    const visitor = await signIn(db, newHead)
    await todayIs(cityDate('2028-12-01'))
    const there = () => inclusions(visitor(`/sections/O${city}/inclusions`), { code: `O${city}` })
    expect((await there()).others.map((each) => each.name)).toEqual(['会計 年子'])
    const again = { unit: `O${city}`, worksAtTerminal: [ids.temp] }
    expect(await includeFiscalYearStaff(visitor(`/sections/O${city}/inclusions`, {}), again)).toMatchObject({
      ok: true,
    })
    expect(await includedOn(cityDate('2028-12-01'))).toEqual([ids.temp])
    expect(await includedOn(cityDate('2028-11-30'))).toEqual([ids.temp])
    expect(await db.fiscalYearInclusion.count({ where: { personId: ids.temp, voidedAt: null, unitId: section } })).toBe(
      1,
    )
  })
})

describe('nobody but the head', () => {
  test('a delegate confirms for the head, but includes nobody', async () => {
    await nameDelegate(chief(path(), {}), {
      unit: `S${city}`,
      kind: 'delegate',
      staffNumber: String(number - 4),
      scope: 'all',
      people: [],
      from: '2028-11-15',
      through: '2029-03-31',
    } as never)
    const deputy = await signIn(db, ids.deputy)
    await expect(list(deputy)).rejects.toMatchObject({ status: 404 })
    await expect(include([ids.temp], deputy)).rejects.toMatchObject({ status: 404 })
    await include([ids.temp])
    await expect(leaveOut([ids.temp], deputy)).rejects.toMatchObject({ status: 404 })
  })

  test('nor 事務局, nor the person', async () => {
    await expect(include([ids.temp], office)).rejects.toMatchObject({ status: 404 })
    const temp = await signIn(db, ids.temp)
    await expect(include([ids.temp], temp)).rejects.toMatchObject({ status: 404 })
  })
})

describe('the page without JavaScript', () => {
  const send = async (fields: [string, string][]) => {
    const request = new Request(chief(path(), {}), { body: new URLSearchParams(fields), method: 'POST' })
    return action({ request, params: { code: `S${city}` }, context: {} } as never)
  }

  test('ticks include and take back', async () => {
    const unitOf: [string, string] = ['unit', `S${city}`]
    const included = await send([unitOf, ['worksAtTerminal', String(ids.temp)], ['intent', 'include']])
    expect(included).toMatchObject({ status: 302 })
    expect((await list()).included.map((each) => each.name)).toEqual(['会計 年子'])
    expect(await send([unitOf, ['people', String(ids.temp)], ['intent', 'leave-out']])).toMatchObject({ status: 302 })
    expect((await list()).included).toEqual([])
  })

  test('no tick, or nonsense, is answered in Japanese and keeps what was ticked', async () => {
    const unitOf: [string, string] = ['unit', `S${city}`]
    expect(await send([unitOf, ['intent', 'include']])).toMatchObject({
      data: { problem: '端末で業務を行う人に、印を付けてください。' },
      init: { status: 422 },
    })
    expect(await send([unitOf, ['intent', 'leave-out']])).toMatchObject({
      data: { problem: '対象から外す人に、印を付けてください。' },
    })
    expect(await send([unitOf, ['worksAtTerminal', '年子'], ['intent', 'include']])).toMatchObject({
      data: { problem: 'この記録はありません。画面を開き直してください。', ticked: ['年子'] },
    })
    const winter: [string, string] = ['worksAtTerminal', String(ids.winter)]
    expect(await send([unitOf, winter, ['intent', 'include']])).toMatchObject({
      data: { problem: expect.stringContaining('6 か月より短い'), ticked: [String(ids.winter)] },
    })
  })
})

describe('a round', () => {
  test('asks exactly the included, the core skills alone, and shows them apart', async () => {
    await include([ids.temp])
    const round = await planned()
    const { preview } = await roundPage(office(`/rounds/${round}`), { id: String(round) })
    expect(preview).toMatchObject({
      total: 4,
      rules: [
        { rule: 'POP-1', people: 2 },
        { rule: 'POP-2', people: 1 },
      ],
      fiscalYear: { people: 1, skills: 11 },
      departments: [expect.objectContaining({ people: 3, fiscalYear: 1 })],
      left: { fiscalYear: 2 },
    })
    await openRound(office(`/rounds/${round}`, {}), { round })
    const asked = await db.roundParticipant.findMany({ where: { roundId: round, rule: 'POP-7' } })
    expect(asked.map((each) => [each.personId, each.modes, each.skillIds.length])).toEqual([
      [ids.temp, ['self', 'proxy'], 11],
    ])
    const temp = await signIn(db, ids.temp)
    const own = await ownSkills(temp('/me/skills'), {})
    expect(own.rounds).toMatchObject([{ roundId: round, name: '令和10年度 冬', asked: 11 }])
  })

  test('counts them beside the regular staff, not among them', async () => {
    await include([ids.temp, ids.second])
    const round = await opened()
    await handIn(db, ids.temp, round, TODAY, new Map([[skills.get('LIT-DXB') ?? 0, 1]]))
    const { progress } = await roundPage(office(`/rounds/${round}`), { id: String(round) })
    expect(progress?.total).toMatchObject({ name: '合計', asked: 3, submitted: 0 })
    expect(progress?.fiscalYear).toMatchObject({ name: '会計年度任用職員', asked: 2, submitted: 1, notStarted: 1 })
    const [line] = (await rounds(office('/rounds'), {})).lines
    expect(line).toMatchObject({ asked: 3, submitted: 0, fiscalYearStaff: 2 })
    expect(await closeRound(office(`/rounds/${round}`, {}), { round })).toEqual({ ok: true, value: { people: 5 } })
    const closed = await roundPage(office(`/rounds/${round}`), { id: String(round) })
    expect(closed.progress?.fiscalYear).toMatchObject({ asked: 2, submitted: 1 })
  })

  test('that has begun goes on when somebody is taken back, and does not ask those included since', async () => {
    await include([ids.temp])
    const round = await opened()
    await leaveOut([ids.temp])
    await include([ids.second])
    const asked = await db.roundParticipant.findMany({ where: { roundId: round, rule: 'POP-7' } })
    expect(asked.map((each) => each.personId)).toEqual([ids.temp])
    const { rows } = await sectionSkills(chief(`/sections/S${city}`), { code: `S${city}` })
    expect(rows.map((row) => [row.name, row.standing.kind])).toEqual(
      expect.arrayContaining([
        ['会計 年子', 'missing'],
        ['任用 年男', 'not_asked'],
        ['冬野 雪', 'fiscal_year'],
      ]),
    )
  })
})

describe('the database', () => {
  const row = (more: Record<string, unknown> = {}) => {
    const given = { works: true, from: '2028-11-15', to: '2029-04-01' as string | null, ...more }
    return owner.query(
      `INSERT INTO fiscal_year_inclusion (person_id, unit_id, works_at_terminal, valid_from, valid_to, recorded_at)
       VALUES ($1, $2, $3, $4, $5, now())`,
      [ids.temp, section, given.works, given.from, given.to],
    )
  }

  test('keeps one inclusion at a time among those not taken back', async () => {
    await row()
    await expect(row({ from: '2029-03-31', to: '2029-05-01' })).rejects.toThrow('fiscal_year_inclusion_one')
    await row({ from: '2029-04-01', to: '2029-05-01' })
    await owner.query('UPDATE fiscal_year_inclusion SET voided_at = now() WHERE person_id = $1', [ids.temp])
    await row({ from: '2029-03-31', to: '2029-05-01' })
  })

  test('keeps no inclusion without work at a terminal, without an end, or beyond a year', async () => {
    await expect(row({ works: false })).rejects.toThrow('fiscal_year_inclusion_terminal')
    await expect(row({ to: null })).rejects.toThrow('fiscal_year_inclusion_ends')
    await expect(row({ to: '2029-11-16' })).rejects.toThrow('fiscal_year_inclusion_ends')
    await expect(row({ to: '2028-11-15' })).rejects.toThrow('fiscal_year_inclusion_period')
  })

  test("lets the app's role take an inclusion back, once, and neither edit nor delete it", async () => {
    await row()
    const app = new pg.Client({ connectionString: appUrl })
    await app.connect()
    await expect(app.query("UPDATE fiscal_year_inclusion SET valid_to = '2030-01-01'")).rejects.toThrow('permission')
    await expect(app.query('DELETE FROM fiscal_year_inclusion')).rejects.toThrow('permission denied')
    const takeBack = 'UPDATE fiscal_year_inclusion SET voided_at = now() WHERE person_id = $1'
    await app.query(takeBack, [ids.temp])
    await expect(app.query(takeBack, [ids.temp])).rejects.toThrow('a row taken back stays as it is')
    await app.end()
    await expect(
      owner.query('UPDATE fiscal_year_inclusion SET unit_id = $2 WHERE person_id = $1', [ids.temp, other]),
    ).rejects.toThrow('stays as it is')
  })
})
