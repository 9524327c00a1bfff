import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { changeCertificate } from '~/facts/change-certificate'
import { expiringWithin } from '~/facts/limit-warnings'
import { chooseMailSetting } from '~/facts/mail'
import type { RecordedRows } from '~/facts/record'
import { expiringCounts } from '~/features/certification/expiring-counts.server'
import { tellOfExpiring } from '~/features/certification/tell-of-expiring.server'
import { doDailyJobs } from '~/server/daily-jobs'
import { whatFollows } from '~/wiring/consequences'
import { application, certified } from '../support/certification'
import { BEGINNING, person, STAMP, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const day = cityDate
const LIMIT = day('2031-03-31')
const GRANTED = day('2027-10-19')

setConsequences(whatFollows)

let section: number
let office: Visitor
let sequence = 0

beforeAll(async () => {
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  office = await signIn(db, await someone(), ['dx_office'])
})
beforeEach(async () => {
  // Nobody of an earlier test is in the way.
  await db.$executeRaw`UPDATE certificate_event SET voided_at = now() WHERE voided_at IS NULL`
})

async function someone(): Promise<number> {
  sequence += 1
  const number = `${400000 + sequence}`
  return person(db, { number, name: `職員 ${sequence}`, unitId: section, email: `${number}@city.example.jp` })
}

async function leader(through = LIMIT, more: Partial<RecordedRows['certificate_event']> = {}): Promise<number> {
  const personId = await someone()
  await certified(db, personId, 'DX_LEADER', GRANTED, through, more)
  return personId
}

const told = async (personId: number) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ title }) => title)
const on = async (today: CityDate) => {
  await todayIs(today)
  await doDailyJobs()
}
const daysBefore = (days: number) => addDays(LIMIT, -days)
const saying = (days: number) => `DX推進リーダーの認定証：期限の 令和13年3月31日まで、あと ${days} 日です`

describe('a certificate that runs out', () => {
  test('is told 180, 90 and 30 days before, each once however often the day is gone through', async () => {
    const personId = await leader()
    await on(daysBefore(181))
    expect(await told(personId)).toEqual([])
    await todayIs(daysBefore(180))
    await Promise.all([tellOfExpiring.byCommandLine({}), tellOfExpiring.byCommandLine({})])
    await on(daysBefore(180))
    await on(daysBefore(100))
    await on(daysBefore(90))
    await on(daysBefore(30))
    await on(daysBefore(0))
    await on(addDays(LIMIT, 1))
    expect(await told(personId)).toEqual([saying(180), saying(90), saying(30)])
    const [notice] = await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })
    expect(notice).toMatchObject({ href: '/me/certification?role=DX_LEADER' })
    expect(notice?.text).toContain('令和13年3月31日までに、更新の決定を受けてください')
  })

  test('is told on the first day after the portal was down for weeks, with the days that are left', async () => {
    const personId = await leader()
    await on(daysBefore(200))
    await on(daysBefore(71))
    await on(daysBefore(70))
    expect(await told(personId)).toEqual([saying(71)])
    await on(daysBefore(12))
    expect(await told(personId)).toEqual([saying(71), saying(12)])
  })

  test('is not told again when a demo goes back and forth in time', async () => {
    const personId = await leader()
    await on(daysBefore(20))
    await on(daysBefore(100))
    await on(daysBefore(90))
    await on(daysBefore(20))
    expect(await told(personId)).toEqual([saying(20)])
  })

  test('because of its condition says so, and is told of its term anew when the condition is met', async () => {
    const condition = day('2028-09-30')
    const personId = await leader(LIMIT, { conditionalThrough: condition })
    await on(addDays(condition, -90))
    expect(await told(personId)).toEqual(['DX推進リーダーの認定証：条件期限の 令和10年9月30日まで、あと 90 日です'])
    const met = { event: 'condition_met', on: addDays(condition, -20) } as const
    await db.$transaction((sql) =>
      changeCertificate(sql, { personId, role: 'DX_LEADER', event: met, years: 3, note: null }, STAMP),
    )
    await on(addDays(condition, -19))
    await on(daysBefore(180))
    expect((await told(personId)).slice(1)).toEqual([saying(180)])
  })
})

describe('nobody is told', () => {
  test('who has applied to keep it, until that comes to nothing', async () => {
    const personId = await leader()
    const role: CertifiedRole = 'DX_LEADER'
    const path = { committee: false, signoff: false, recommendation: true }
    const events = [{ event: 'submit' as const, on: daysBefore(200) }]
    const applicationId = await application(db, {
      personId,
      role,
      stage: 'renewal',
      startedOn: daysBefore(210),
      path,
      events,
      frozen: { rulesId: await anyRules(), dossier: {} },
    })
    await on(daysBefore(150))
    expect(await told(personId)).toEqual([])
    await db.$executeRaw`UPDATE application SET state = 'refused' WHERE id = ${applicationId}`
    await on(daysBefore(120))
    expect(await told(personId)).toEqual([saying(120)])
  })

  test('whose certificate is suspended, or who has left', async () => {
    const [suspended, left] = [await leader(), await leader()]
    const event = { event: 'suspend', on: daysBefore(300) } as const
    await db.$transaction((sql) =>
      changeCertificate(sql, { personId: suspended, role: 'DX_LEADER', event, years: 3, note: null }, STAMP),
    )
    await db.$executeRaw`UPDATE employment SET voided_at = now() WHERE person_id = ${left}`
    await on(daysBefore(30))
    expect([await told(suspended), await told(left)]).toEqual([[], []])
  })
})

test('the mail goes as each person has chosen: at once, gathered, or not at all', async () => {
  const [atOnce, gathered, none] = [await leader(), await leader(), await leader()]
  await chooseMailSetting(db, gathered, 'digest', STAMP.at)
  await chooseMailSetting(db, none, 'portal_only', STAMP.at)
  await on(daysBefore(90))
  const mails = await db.mail.findMany({
    where: { personId: { in: [atOnce, gathered, none] } },
    orderBy: { id: 'asc' },
  })
  expect(mails.map(({ personId, kind }) => [personId, kind]).sort()).toEqual(
    [
      [atOnce, 'at_once'],
      [gathered, 'digest'],
    ].sort(),
  )
  expect(await told(none)).toHaveLength(1)
})

test('事務局 sees how many run out within half a year; others have no such page', async () => {
  await leader()
  await leader(LIMIT, { conditionalThrough: daysBefore(150) })
  await todayIs(daysBefore(175))
  expect(await expiringCounts(office('/'), {})).toEqual({ certificates: 2, within30: 1, conditional: 1 })
  expect(await expiringWithin(db, daysBefore(181))).toEqual({ certificates: 1, within30: 0, conditional: 1 })
  const staff = await signIn(db, await someone())
  await expect(expiringCounts(staff('/'), {})).rejects.toMatchObject({ status: 403 })
})

async function anyRules(): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    INSERT INTO certification_rules (version, content, effective_from, recorded_at)
    VALUES ('0', '{}'::jsonb, ${BEGINNING}::date, ${STAMP.at}) RETURNING id`
  return row?.id ?? 0
}

test('what is recorded as told is kept to the person, the limit and the warning', async () => {
  const personId = await leader()
  await on(daysBefore(85))
  const rows = await db.limitWarning.findMany({ where: { personId } })
  expect(rows.map(({ role, stage }) => [role, stage])).toEqual([['DX_LEADER', 90]])
})
