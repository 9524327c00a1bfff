import { beforeAll, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { budgetPage } from '~/features/training-plan/budget.server'
import { planCompare } from '~/features/training-plan/plan-compare.server'
import { planEdit } from '~/features/training-plan/plan-edit.server'
import { actOnPlan } from '~/features/training-plan/plan-intents.server'
import { type PlanPage, planPage } from '~/features/training-plan/plan-page.server'
import { planPeople, planPeopleFile } from '~/features/training-plan/plan-people.server'
import { peopleParamsOf, planParamsOf } from '~/features/training-plan/plan-state'
import { whatFollows } from '~/wiring/consequences'
import { type CountedNeed, countDemand } from '../support/brute-force-demand'
import { formOf } from '../support/builders'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'
import { type TrainingCity, trainingCity } from '../support/training-city'

const { db } = testDatabase()
const today = cityDate('2028-11-15')
let city: TrainingCity
let hr: Visitor
let office: Visitor
let counted: CountedNeed[] = []

beforeAll(async () => {
  setConsequences(whatFollows)
  await todayIs(today)
  city = await db.$transaction((sql) => trainingCity(sql, today, 240, 20281115), { timeout: 240_000 })
  hr = await signIn(db, city.hrSectionId, ['hr_section'])
  office = await signIn(db, city.people[2] ?? 0, ['dx_office'])
  counted = await countDemand(db, today, 2029)
})

describe('the demand', () => {
  test('of each course agrees with a count over all people, kind by kind', async () => {
    const page = await plan()
    const limited = page.groups.flatMap((group) => group.rows)
    const shown = [...limited, ...page.unlimited].map(({ code, rules, gap, total }) => ({ code, rules, gap, total }))
    expect(shown.length).toBe(25)
    for (const { code, ...figures } of shown) {
      const own = counted.filter(({ courseCode }) => courseCode === code)
      const rules = own.filter(({ kind }) => kind === 'rules').length
      expect({ code, ...figures }).toEqual({ code, rules, gap: own.length - rules, total: own.length })
    }
    expect(limited.some(({ rules }) => rules > 0)).toBe(true)
    expect(limited.some(({ gap }) => gap > 0)).toBe(true)
    expect(limited.some(({ seated }) => seated > 0)).toBe(true)
  })

  test('by department agrees too, and adds up to the total', async () => {
    const page = await plan('by=unit')
    const limited = new Set(page.groups.flatMap((group) => group.rows).map(({ code }) => code))
    const own = counted.filter(({ courseCode }) => limited.has(courseCode))
    for (const { name, demand, rules, people } of page.units) {
      const there = own.filter(({ unit }) => unit === name)
      expect([demand, rules, people]).toEqual([
        there.length,
        there.filter(({ kind }) => kind === 'rules').length,
        new Set(there.map(({ personId }) => personId)).size,
      ])
    }
    expect(page.units.reduce((sum, unit) => sum + unit.demand, 0)).toBe(page.totals.demand)
    expect(page.totals.demand).toBe(own.length)
  })

  test('of one course, unfolded: departments add up, and before the planned sessions it is more by those with a seat', async () => {
    const page = await plan('course=TRN-301')
    const row = page.groups.flatMap((group) => group.rows).find(({ code }) => code === 'TRN-301')
    const { unfolded } = page
    expect(unfolded?.units.reduce((sum, unit) => sum + unit.total, 0)).toBe(row?.total)
    expect((unfolded?.before ?? 0) - (unfolded?.seated ?? 0)).toBe(row?.total)
    expect(unfolded?.choices.at(-1)?.short).toBe(0)
  })
})

describe('every number opens its people', () => {
  test('course by course and kind by kind: as many as the number says, the very ones', async () => {
    const page = await plan()
    for (const row of [...page.groups.flatMap((group) => group.rows), ...page.unlimited]) {
      for (const kind of ['all', 'rules', 'gap'] as const) {
        const { people } = await everybody(`course=${row.code}&kind=${kind}`)
        expect(people.length).toBe(kind === 'all' ? row.total : row[kind])
        expect(new Set(people.map(({ staffNumber }) => staffNumber)).size).toBe(people.length)
      }
    }
  })

  test('those with a seat, those before and those after reconcile', async () => {
    const count = async (stage: 'all' | 'seated' | 'open') => (await listed(`course=TRN-301&stage=${stage}`)).total
    expect((await count('all')) - (await count('seated'))).toBe(await count('open'))
  })

  test('a department has its own, and the totals have everybody', async () => {
    const page = await plan('by=unit')
    const [unit] = page.units
    const own = await listed(`unit=${unit?.code}`)
    expect([own.total, own.needCount]).toEqual([unit?.people, unit?.demand])
    const all = await listed('')
    expect(all.needCount).toBe(page.totals.demand)
  })

  test('this year: candidates who lack a course, with and without an application', async () => {
    const { now } = await plan()
    expect(now.items.length).toBeGreaterThan(0)
    for (const { item, all, seated, applied, none } of now.items) {
      expect(seated + applied + none).toBe(all)
      const open = async (standing: 'all' | 'seated' | 'applied' | 'none') =>
        (await listed(`list=candidates&role=${item.role}&courses=${item.codes.join('+')}&standing=${standing}`)).total
      expect(await open('all')).toBe(all)
      expect(await open('applied')).toBe(seated + applied)
      expect(await open('none')).toBe(none)
    }
  })

  test('each says why, and the look is written down', async () => {
    const { people } = await listed('course=TRN-301&kind=rules')
    expect(people.every(({ needs }) => needs[0]?.reasons[0]?.endsWith('に要る'))).toBe(true)
    const looks = await db.look.findMany({ where: { accountId: hr.accountId, page: '/training/plan/people' } })
    expect(looks.length).toBeGreaterThan(0)
  })

  test('whoever applied and got no seat has waited since then', async () => {
    const { people } = await listed('course=TRN-301')
    expect(people.flatMap(({ needs }) => needs.map(({ since }) => since))).toContain('2028-05-20')
    const row = (await plan()).groups.flatMap((group) => group.rows).find(({ code }) => code === 'TRN-301')
    expect(row?.longestMonths).toBe(6)
  })
})

describe('the plan', () => {
  test('begins with the seats of the catalogue, and each save is a version of its own', async () => {
    expect((await plan()).shown).toBeNull()
    expect(
      await act({ intent: 'sessions', year: 2029, basedOn: 0, course: 'TRN-301', sessions: '４回' }),
    ).toMatchObject({
      ok: true,
      did: { version: 1 },
    })
    const page = await plan()
    expect(page.shown?.version).toBe(1)
    expect(page.groups.flatMap((group) => group.rows).find(({ code }) => code === 'TRN-301')?.seats).toBe(100)
    expect(page.changed).toBe(1)
    const before = await plan('version=1')
    expect(before.shown?.version).toBe(1)
  })

  test('somebody who was slower sees both and loses nothing', async () => {
    const stale = await act({ intent: 'sessions', year: 2029, basedOn: 0, course: 'TRN-302', sessions: '5' })
    expect(stale).toMatchObject({
      ok: false,
      kept: { course: 'TRN-302', sessions: '5' },
      stale: { version: 1, differences: [{ courseCode: 'TRN-302', mine: { sessions: 5 }, theirs: { sessions: 3 } }] },
    })
    expect(await db.trainingPlan.count({ where: { fiscalYear: 2029 } })).toBe(1)
  })

  test('a whole plan is saved with its costs; an empty one stays unknown, and what is no number is told', async () => {
    const bad = await act({
      ...lines([{ code: 'TRN-301', sessions: 'たくさん', cost: '' }]),
      intent: 'save',
      year: 2029,
      basedOn: 1,
    })
    expect(bad).toMatchObject({ ok: false, errors: { 'lines[0].sessions': ['回数を数で入れてください。'] } })
    const saved = await act({
      ...lines([
        { code: 'TRN-301', sessions: '4', cost: '374,000' },
        { code: 'TRN-302', sessions: '3', cost: '' },
      ]),
      intent: 'save',
      year: 2029,
      basedOn: 1,
    })
    expect(saved).toMatchObject({ ok: true, did: { version: 2 } })
    const budget = await budgetPage(hr('/'), planParamsOf(hr('/?year=2029')))
    expect(budget.rows.find(({ code }) => code === 'TRN-301')?.cost).toBe(1_496_000)
    expect(budget.rows.find(({ code }) => code === 'TRN-302')?.cost).toBeNull()
    expect(budget.totals.cost).toEqual({ known: 1_496_000, unknown: 19 })
  })

  test('is decided as a version; the same again is refused, and a version never changes', async () => {
    expect(await act({ intent: 'adopt', year: 2029, basedOn: 2 })).toMatchObject({ ok: true, did: { version: 3 } })
    expect(await act({ intent: 'adopt', year: 2029, basedOn: 3 })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('もう決定'),
    })
    const { versions } = await planEdit(hr('/'), planParamsOf(hr('/?year=2029')))
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [3, 'adopted'],
      [2, 'draft'],
      [1, 'draft'],
    ])
    await expect(db.$executeRaw`UPDATE training_plan SET note = 'x'`).rejects.toThrow(/permission denied/)
  })

  test('of a year that is over stays as it was', async () => {
    const refused = await act({ intent: 'sessions', year: 2027, basedOn: 0, course: 'TRN-301', sessions: '4' })
    expect(refused).toMatchObject({ ok: false, problem: '計画をかえられるのは、今年度から 3 年度先までです。' })
  })

  test('is read by the office, and changed by 職員課 only', async () => {
    expect((await planPage(office('/'), planParamsOf(office('/')))).canEdit).toBe(false)
    await expect(
      actOnPlan(office('/training/plan'), formOf({ intent: 'adopt', year: 2029, basedOn: 3 })),
    ).rejects.toMatchObject({
      status: 403,
    })
    const staff = await signIn(db, city.people[20] ?? 0)
    await expect(planPage(staff('/'), planParamsOf(staff('/')))).rejects.toMatchObject({ status: 403 })
  })
})

describe('an invitation to apply', () => {
  test('reaches each candidate without an application, once a day', async () => {
    const { now } = await plan()
    const item = now.items.find(
      ({ none, freeSeats, item: { codes } }) => none > 0 && freeSeats !== 0 && codes.length === 1,
    )
    if (!item) throw new Error('nobody to invite')
    const form = { intent: 'invite', role: item.item.role, courses: item.item.codes.join(' ') }
    expect(await act(form)).toMatchObject({ ok: true, did: { people: item.none } })
    const notices = await db.notice.findMany({ where: { title: { contains: 'に申し込んでください' } } })
    expect(notices.map(({ href }) => href)).toEqual(Array(item.none).fill(`/training/courses/${item.item.codes[0]}`))
    expect(await act(form)).toMatchObject({ ok: false, problem: 'きょうはもう案内を送りました。あすまた送れます。' })
  })
})

describe('the comparison with the year before', () => {
  test('opens the people who had a seat and who completed, as many as it counts', async () => {
    const { rows } = await planCompare(hr('/x'), planParamsOf(hr('/training/plan/compare?year=2029')))
    expect(rows.some(({ held }) => held.taken > 0) && rows.some(({ held }) => held.completed > 0)).toBe(true)
    for (const { code, held } of rows.filter(({ held }) => held.taken + held.completed > 0)) {
      const of = (list: string) => everybody(`year=2028&list=${list}&course=${code}`)
      expect([code, (await of('taken')).needCount, (await of('completed')).personCount]).toEqual([
        code,
        held.taken,
        held.completed,
      ])
    }
    const [row] = rows.filter(({ held }) => held.completed > 0)
    const { people } = await everybody(`year=2028&list=completed&course=${row?.code}`)
    expect(people.every(({ needs }) => needs.every(({ kind }) => kind === '修了'))).toBe(true)
  })
})

function plan(search = ''): Promise<PlanPage> {
  const request = hr(`/training/plan?year=2029&${search}`)
  return planPage(request, planParamsOf(request))
}

function listed(search: string) {
  const request = hr(`/training/plan/people?year=2029&${search}`)
  return planPeople(request, peopleParamsOf(request))
}

function everybody(search: string) {
  const request = hr(`/training/plan/people.csv?year=2029&${search}`)
  return planPeopleFile(request, peopleParamsOf(request))
}

function act(fields: Record<string, string | number>) {
  return actOnPlan(hr('/training/plan'), formOf(fields))
}

function lines(given: { code: string; sessions: string; cost: string }[]): Record<string, string> {
  return Object.fromEntries(
    given.flatMap(({ code, sessions, cost }, index) => [
      [`lines[${index}].courseCode`, code],
      [`lines[${index}].sessions`, sessions],
      [`lines[${index}].capacity`, code === 'TRN-301' ? '25' : '20'],
      [`lines[${index}].costPerSession`, cost],
      [`lines[${index}].note`, ''],
    ]),
  )
}
