import { beforeAll, beforeEach, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { addDays, cityDate } from '~/domain/calendar'
import { nameDelegation } from '~/facts/delegations'
import { requestOffCycle } from '~/features/assessment/request-off-cycle.server'
import { sendBack } from '~/features/confirmation/send-back.server'
import { doDailyJobs } from '~/server/daily-jobs'
import { whatFollows } from '~/wiring/consequences'
import { handIn, head } from '../support/builders'
import { BEGINNING, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn } from '../support/signed-in'

/* A request to have one skill confirmed (随時確認) is told to who confirms, and again when it has waited for two weeks. */

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')
let skills: Map<string, number>
let city = 0
let ids: { chief: number; delegate: number; clerk: number; otherChief: number; section: number; elsewhere: number }

setConsequences(whatFollows)

beforeAll(async () => {
  skills = await standardFrom(db, BEGINNING)
})

beforeEach(async () => {
  await todayIs(TODAY)
  city += 1
  const department = await unit(db, { code: `D${city}`, name: `福祉保健部${city}` })
  const section = await unit(db, { code: `S${city}`, name: '介護保険課', parentId: department })
  const elsewhere = await unit(db, { code: `E${city}`, name: '市民課', parentId: department })
  const someone = (at: number, name: string, unitId: number) =>
    person(db, { number: `${500000 + 10 * city + at}`, name, unitId })
  ids = {
    section,
    elsewhere,
    chief: await someone(1, '中川 誠一', section),
    delegate: await someone(2, '吉崎 久美子', section),
    clerk: await someone(3, '髙橋 花子', section),
    otherChief: await someone(4, '山田 太郎', elsewhere),
  }
  await head(db, section, ids.chief)
  await head(db, elsewhere, ids.otherChief)
  await nameDelegation(
    db,
    {
      unitId: section,
      personId: ids.delegate,
      kind: 'delegate',
      personIds: [],
      from: TODAY,
      through: cityDate('2029-03-31'),
    },
    STAMP,
  )
})

const told = async (personId: number) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ title }) => title)
const asked = (code: string, on = TODAY) =>
  handIn(db, ids.clerk, null, on, new Map([[skills.get(code) ?? 0, 2]])).then(({ submissionId }) => submissionId)

test('a request is told to the head and to whom the head has named, by name and skill', async () => {
  const clerk = await signIn(db, ids.clerk)
  const result = await requestOffCycle(clerk('/me/off-cycle', {}), { skill: 'LIT-OFC', level: '2', reason: '使えた。' })
  expect(result).toMatchObject({ ok: true })
  const line = '髙橋 花子さんから、随時確認の申し出があります（オフィスソフトの活用）'
  expect([await told(ids.chief), await told(ids.delegate), await told(ids.otherChief)]).toEqual([[line], [line], []])
})

test('after 14 days it is told again, once however often the day is gone through, then of what waits since', async () => {
  await asked('LIT-OFC', addDays(TODAY, -13))
  await doDailyJobs()
  expect(await told(ids.chief)).toEqual([])
  await todayIs(addDays(TODAY, 1))
  await Promise.all([doDailyJobs(), doDailyJobs()])
  await todayIs(addDays(TODAY, 5))
  await doDailyJobs()
  const first = '随時確認の申し出が、14 日を過ぎても待っています（1 件）'
  expect(await told(ids.chief)).toEqual([first])
  expect(await told(ids.delegate)).toEqual([first])
  await asked('LIT-COL', addDays(TODAY, -8))
  await todayIs(addDays(TODAY, 6))
  await doDailyJobs()
  expect(await told(ids.chief)).toEqual([first, '随時確認の申し出が、14 日を過ぎても待っています（2 件）'])
})

test('what was sent back, or asked in a round, is not told of again; after a transfer the new head hears', async () => {
  const sent = await asked('LIT-OFC', addDays(TODAY, -30))
  const chief = await signIn(db, ids.chief)
  expect(
    await sendBack(chief(`/sections/S${city}/confirm`, {}), { submission: sent, reason: '資料をください。' }),
  ).toMatchObject({ ok: true })
  await doDailyJobs()
  expect((await told(ids.chief)).filter((title) => title.includes('14 日'))).toEqual([])

  await asked('LIT-COL', addDays(TODAY, -20))
  await transfer(db, ids.clerk, ids.elsewhere, TODAY)
  await doDailyJobs()
  expect((await told(ids.chief)).filter((title) => title.includes('14 日'))).toEqual([])
  expect(await told(ids.otherChief)).toEqual(['随時確認の申し出が、14 日を過ぎても待っています（1 件）'])
})
