import { beforeAll, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { ownTraining } from '~/features/enrolment/own-training.server'
import { budgetPage } from '~/features/training-plan/budget.server'
import { planCompare } from '~/features/training-plan/plan-compare.server'
import { planPage } from '~/features/training-plan/plan-page.server'
import { planPeople } from '~/features/training-plan/plan-people.server'
import { peopleParamsOf, planParamsOf } from '~/features/training-plan/plan-state'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { course, rulesFrom } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
let hr: Visitor

beforeAll(async () => {
  await todayIs(cityDate('2028-11-15'))
  const unitId = await unit(db, { code: 'D01', name: '企画管理部' })
  hr = await signIn(db, await person(db, { number: '100001', name: '小杉 亮子', unitId }), ['hr_section'])
})

test('a city that has brought nothing in is told what is missing, and nothing breaks', async () => {
  const page = await plan()
  expect(page.nothing).toEqual({ courses: true, standard: true, rules: true, candidates: true })
  expect([page.groups, page.unlimited, page.now.items]).toEqual([[], [], []])
  expect((await budgetPage(hr('/'), planParamsOf(hr('/')))).rows).toEqual([])
  expect((await planCompare(hr('/'), planParamsOf(hr('/')))).rows).toEqual([])
  expect((await planPeople(hr('/'), peopleParamsOf(hr('/')))).total).toBe(0)
  // Nothing is due where nothing could be: nobody is told that they are done.
  expect(await ownTraining(hr('/me/training'), {})).toMatchObject({ isSetUp: false, due: [], recommended: [] })
})

test('with courses alone the seats can be planned, and nobody needs any yet', async () => {
  await course(db, { code: 'TRN-105', develops: { 'LIT-OFC': 2 }, capacity: 24 })
  const page = await plan()
  expect(page.nothing).toMatchObject({ courses: false, standard: true, rules: true })
  expect(page.groups.map(({ id }) => id)).toEqual(['other'])
  expect(page.totals).toMatchObject({ courses: 1, demand: 0, missing: 0 })
})

test('with the standard gaps count; with rules and no candidates nothing is required', async () => {
  await standardFrom(db, BEGINNING)
  expect(await ownTraining(hr('/me/training'), {})).toMatchObject({ isSetUp: true })
  expect((await plan()).totals).toMatchObject({ demand: 1, rules: 0 })
  await rulesFrom(db, cityDate('2027-04-01'))
  expect(await plan()).toMatchObject({ nothing: { rules: false, candidates: true }, totals: { demand: 1, rules: 0 } })
})

test('a year that is over, or far ahead, has no plan to be made', async () => {
  for (const year of [2027, 2040]) await expect(plan(`year=${year}`)).rejects.toMatchObject({ status: 404 })
  expect((await plan('year=2028')).isRunning).toBe(true)
})

function plan(search = '') {
  const request = hr(`/training/plan?${search}`)
  return planPage(request, planParamsOf(request))
}
