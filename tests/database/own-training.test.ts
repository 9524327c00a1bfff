import { beforeAll, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { applyForSession } from '~/features/enrolment/apply-for-session.server'
import { ownTraining } from '~/features/enrolment/own-training.server'
import { trainingWaiting } from '~/features/enrolment/training-waiting.server'
import { head } from '../support/builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { aimAt, completed, course, courseSession, rulesFrom } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')

let own: Visitor
let yearly: number
let personId: number
let session: number

/** A candidate for DX推進リーダー at level 1 in RPA, with last year's yearly course. */
beforeAll(async () => {
  await todayIs(TODAY)
  const skills = await standardFrom(db, BEGINNING)
  await rulesFrom(db, cityDate('2027-04-01'))
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  const section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  const chief = await person(db, { number: '1', name: '課長', unitId: section, title: '課長' })
  await head(db, section, chief)
  personId = await person(db, { number: '2', name: '石黒 美咲', unitId: section })
  own = await signIn(db, personId)
  yearly = await course(db, {
    code: 'TRN-102',
    title: '情報セキュリティ',
    recurrence: 'every_fiscal_year',
    format: 'elearning',
    capacity: null,
  })
  const rpa = await course(db, {
    code: 'TRN-302',
    title: 'RPA開発ハンズオン',
    develops: { 'AUT-RPA': 2 },
    targetRoles: ['DX_LEADER'],
  })
  const ai = await course(db, {
    code: 'TRN-307',
    title: '生成AI',
    develops: { 'AIX-USE': 2 },
    targetRoles: ['DX_LEADER'],
  })
  await courseSession(db, { courseId: rpa, startsOn: cityDate('2029-01-18') })
  session = await courseSession(db, {
    courseId: ai,
    startsOn: cityDate('2029-01-18'),
    applyBy: cityDate('2029-01-05'),
  })
  await completed(db, yearly, [personId], cityDate('2027-06-10'))
  await aimAt(db, { personId, role: 'DX_LEADER', from: BEGINNING, nominatedBy: { personId: chief, unitId: section } })
  const rpaSkill = skills.get('AUT-RPA') ?? 0
  await recordConfirmations(db, [confirmed(personId, rpaSkill, 1, cityDate('2028-07-10'))], STAMP, TODAY)
})

const page = () => ownTraining(own('/me/training'), {})

test('what is due: the yearly course anew, and what the rules ask of a candidate', async () => {
  const { due, completions } = await page()
  const of = (code: string) => due.find(({ courses }) => courses.some((one) => one.code === code))
  expect(of('TRN-102')).toMatchObject({ why: expect.stringMatching(/毎年度|認定/) })
  expect(of('TRN-302')).toMatchObject({ choice: 'どれか 1 つ', why: 'DX推進リーダーの認定に要る（候補）' })
  expect(completions).toMatchObject([{ code: 'TRN-102', on: '令和9年6月10日', source: '取込み' }])
})

test('what would help, with the levels that it brings; what one has applied for is no advice any more', async () => {
  const before = await page()
  expect(before.recommended.map(({ code }) => code)).toContain('TRN-307')
  expect(before.recommended.find(({ code }) => code === 'TRN-307')?.gains).toMatchObject([
    { from: null, to: 2, role: 'DX推進リーダー' },
  ])
  await applyForSession(own('/x', {}), { session })
  const after = await page()
  expect(after.places).toMatchObject([{ title: '生成AI 第1回', state: 'applied', mayWithdraw: true }])
  expect(after.recommended.map(({ code }) => code)).not.toContain('TRN-307')
})

test('home tells of the yearly course while it can be taken, and of a seat that begins soon', async () => {
  const home = () => trainingWaiting(own('/'), {})
  expect(await home()).toEqual([])
  const open = { courseId: yearly, startsOn: cityDate('2028-05-08'), endsOn: cityDate('2029-01-31'), capacity: null }
  await courseSession(db, { ...open, applyBy: cityDate('2029-01-31') })
  expect(await home()).toMatchObject([{ kind: 'yearly', code: 'TRN-102', dueOn: '2029-03-31' }])
  await db.enrolment.updateMany({ where: { personId, sessionId: session }, data: { state: 'seated' } })
  await todayIs(cityDate('2029-01-05'))
  expect((await home()).map(({ kind }) => kind)).toEqual(['seat', 'yearly'])
  await completed(db, yearly, [personId], cityDate('2029-01-04'))
  expect((await home()).map(({ kind }) => kind)).toEqual(['seat'])
  await todayIs(TODAY)
})

test('is one’s own page: whoever is no member of staff has none', async () => {
  const outsider = await signIn(db, null, ['auditor'])
  await expect(ownTraining(outsider('/me/training'), {})).rejects.toMatchObject({ status: 403 })
})
