import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { type CityDate, cityDate, fiscalYear, fiscalYearEnd } from '~/domain/calendar'
import { storeTargets } from '~/facts/goal-targets'
import { record } from '~/facts/record'
import { officersIn } from '~/facts/sheet-measures'
import { appointOfficer } from '~/features/appointments/appoint-officer.server'
import { cancelTerm } from '~/features/appointments/cancel-term.server'
import { endTerm } from '~/features/appointments/end-term.server'
import { extendTerm } from '~/features/appointments/extend-term.server'
import { moveTerm } from '~/features/appointments/move-term.server'
import { officer } from '~/features/appointments/officer.server'
import { actOnOfficer } from '~/features/appointments/officer-intents.server'
import { officers, officerWarning } from '~/features/appointments/officers.server'
import { writeExpectation } from '~/features/appointments/write-expectation.server'
import { writeHandover } from '~/features/appointments/write-handover.server'
import { doDailyJobs } from '~/server/daily-jobs'
import { whatFollows } from '~/wiring/consequences'
import targets from '../../prisma/demo/plan-targets.json'
import { BEGINNING, person, STAMP, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db, owner } = testDatabase()
const day = cityDate
const DECIDED = day('2027-02-15')

setConsequences(whatFollows)

let section: number
let okawa: { personId: number; number: string; visit: Visitor }
let next: typeof okawa
let office: Visitor
let officePerson: number
let hr: Visitor
let staff: Visitor
let sequence = 0

beforeAll(async () => {
  await storeTargets(db, { version: '1', content: targets, from: BEGINNING }, STAMP)
  const department = await unit(db, { code: 'D01', name: '企画管理部' })
  section = await unit(db, { code: 'S001', name: '情報システム課', parentId: department })
  officePerson = (await someone('奥村 亮')).personId
  office = await signIn(db, officePerson, ['dx_office'])
  hr = await signIn(db, null, ['hr_section'])
  staff = (await someone('石黒 美咲')).visit
})

beforeEach(async () => {
  await todayIs(DECIDED)
  await owner.query(`UPDATE appointment SET voided_at = now() WHERE voided_at IS NULL`)
  okawa = await someone('大川 徹')
  next = await someone('後任 一')
})

async function someone(name: string) {
  sequence += 1
  const number = `${300000 + sequence}`
  const personId = await person(db, { number, name, unitId: section })
  return { personId, number, visit: await signIn(db, personId) }
}

const TERM = { hireDecidedOn: 'R9.2.15', from: '令和9年4月1日', through: '2032-03-31' }
const appoint = (who: { number: string }, by = office, fields: Partial<typeof TERM> = {}) =>
  appointOfficer(by('/certification/appointments'), { person: who.number, ...TERM, ...fields })

async function appointed(who = okawa, fields: Partial<typeof TERM> = {}): Promise<number> {
  const done = await appoint(who, office, fields)
  if (!done.ok) throw new Error(JSON.stringify(done))
  return done.value.appointmentId
}

const termsOf = async (personId: number) =>
  (
    await db.$queryRaw<{ term: string }[]>`
      SELECT concat_ws(' ', a.valid_from, a.valid_to - 1, a.term_ends_on, a.hire_decided_on) AS term FROM appointment a
      WHERE a.person_id = ${personId} AND a.voided_at IS NULL ORDER BY a.valid_from`
  ).map(({ term }) => term)
const told = async (personId: number) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ title }) => title)
const pageOf = (who: { number: string }, by: Visitor = office) =>
  officer(by(`/certification/appointments/${who.number}`), { staffNumber: who.number })
const ofTerm = (appointment: number, seen: string, who = okawa) => ({
  officer: who.number,
  appointment: String(appointment),
  seen,
})

describe('an appointment', () => {
  test('is recorded in words of either era, told to the person, and planned until its first day', async () => {
    await appointed()
    expect(await termsOf(okawa.personId)).toEqual(['2027-04-01 2032-03-31 2032-03-31 2027-02-15'])
    expect(await told(okawa.personId)).toEqual([
      'デジタル技術官に任命されました（令和9年4月1日から 令和14年3月31日まで）',
    ])
    expect((await pageOf(okawa)).terms[0]).toMatchObject({ stateWord: '任命予定', countedIn: '令和8年度' })
    await todayIs(day('2027-04-01'))
    expect((await pageOf(okawa)).terms[0]).toMatchObject({ stateWord: '在任', left: 'あと 5 年' })
    expect(await statusOf(officers(okawa.visit('/'), {}))).toBe(200)
  })

  test('counts for the plan in the fiscal year of the decision, not in that of the first day', async () => {
    await appointed()
    const years = [fiscalYear(2026), fiscalYear(2027)].map((each) => ({ fiscalYear: each, day: fiscalYearEnd(each) }))
    expect([...(await officersIn(db, years)).values()]).toEqual([
      { hired: 1, inOffice: 0 },
      { hired: 0, inOffice: 1 },
    ])
    const { years: shown } = await officers(office('/certification/appointments'), {})
    expect(shown).toEqual([{ year: '令和8年度', target: 1, hired: 1, names: ['大川 徹'] }])
  })

  test('of more than five years is refused, and so is a person whom nobody knows', async () => {
    expect(await appoint(okawa, office, { through: '2032-04-01' })).toMatchObject({
      refused: expect.stringContaining('5 年'),
    })
    expect(await appoint({ number: '999999' })).toMatchObject({ refused: expect.stringContaining('見つかりません') })
    expect(await termsOf(okawa.personId)).toEqual([])
  })

  test('is nobody’s own, and twice the same one is refused', async () => {
    const own = await appointOfficer(office('/'), { person: `${300001}`, ...TERM })
    expect(own).toMatchObject({ refused: expect.stringContaining('自分') })
    const both = await Promise.all([appoint(okawa), appoint(okawa, hr)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await termsOf(okawa.personId)).toHaveLength(1)
  })

  test('is for 事務局 and 職員課: others are turned away, and do not know of the page', async () => {
    await appointed()
    expect(await statusOf(appoint(next, staff))).toBe(403)
    expect(await statusOf(officers(staff('/'), {}))).toBe(403)
    expect(await statusOf(pageOf(okawa, staff))).toBe(404)
    expect(await statusOf(pageOf(next))).toBe(404)
    expect(await statusOf(pageOf(okawa, hr))).toBe(200)
  })

  test('may be moved or taken back before the first day, and not after it', async () => {
    const id = await appointed()
    const moved = await moveTerm(office('/'), {
      ...ofTerm(id, '2032-03-31'),
      hireDecidedOn: 'R9.2.10',
      from: 'R9.5.1',
      through: 'R12.3.31',
    })
    expect(moved).toMatchObject({ ok: true })
    expect(await termsOf(okawa.personId)).toEqual(['2027-05-01 2030-03-31 2030-03-31 2027-02-10'])
    const now = moved.ok ? moved.value.appointmentId : 0
    await todayIs(day('2027-05-01'))
    expect(await cancelTerm(office('/'), ofTerm(now, '2030-03-31'))).toMatchObject({
      refused: expect.stringContaining('着任'),
    })
    await todayIs(day('2027-04-30'))
    expect(await cancelTerm(office('/'), ofTerm(now, '2030-03-31'))).toMatchObject({
      ok: true,
      value: { isLast: true },
    })
    expect(await termsOf(okawa.personId)).toEqual([])
    expect((await told(okawa.personId)).at(-1)).toBe('デジタル技術官の任命は取り消されました')
  })
})

describe('a term', () => {
  test('is extended up to five years in all, keeping the day by which the plan counts', async () => {
    const id = await appointed(okawa, { through: '2030-03-31' })
    await todayIs(day('2029-10-01'))
    const asked = ofTerm(id, '2030-03-31')
    expect(await extendTerm(hr('/'), { ...asked, through: '2032-04-01' })).toMatchObject({
      refused: expect.stringContaining('令和14年3月31日'),
    })
    expect(await extendTerm(hr('/'), { ...asked, through: '2032-03-31' })).toMatchObject({ ok: true })
    expect(await termsOf(okawa.personId)).toEqual(['2027-04-01 2032-03-31 2032-03-31 2027-02-15'])
  })

  test('changed meanwhile by somebody else is a conflict that names what stands now', async () => {
    const id = await appointed(okawa, { through: '2029-03-31' })
    await todayIs(day('2028-11-15'))
    const [first, second] = [ofTerm(id, '2029-03-31'), ofTerm(id, '2029-03-31')]
    expect(await extendTerm(office('/'), { ...first, through: '2030-03-31' })).toMatchObject({ ok: true })
    const form = { ...second, intent: 'extend', through: '2031-03-31' }
    const outcome = await actOnOfficer(hr(`/certification/appointments/${okawa.number}`, form), okawa.number)
    expect(outcome).toMatchObject({ ok: false, status: 409, sent: { values: { through: '2031-03-31' } } })
    expect(JSON.stringify(outcome)).toContain('令和12年3月31日まで')
    expect(await termsOf(okawa.personId)).toEqual(['2027-04-01 2030-03-31 2030-03-31 2027-02-15'])
  })

  test('that somebody leaves early ends with the day, and what they signed off stays', async () => {
    const id = await appointed()
    const candidate = await someone('高島 直樹')
    await todayIs(day('2028-11-15'))
    const signed = { personId: candidate.personId, role: 'DX_MASTER', signerId: okawa.personId }
    await record(
      db,
      'signoff',
      [{ ...signed, signerRole: 'TECH_OFFICER', signedOn: day('2028-11-10'), note: null }],
      STAMP,
    )
    expect(await endTerm(office('/'), { ...ofTerm(id, '2032-03-31'), lastDay: 'R10.11.30' })).toMatchObject({
      ok: true,
    })
    await todayIs(day('2028-11-30'))
    expect(await statusOf(officers(okawa.visit('/'), {}))).toBe(200)
    await todayIs(day('2028-12-01'))
    expect(await statusOf(officers(okawa.visit('/'), {}))).toBe(403)
    expect((await pageOf(okawa)).terms[0]).toMatchObject({ stateWord: '退職等', length: '1 年 8 か月' })
    const standing = await db.$queryRaw`
      SELECT s.signer_role AS role FROM signoffs_on(${'2029-01-31'}::date) s WHERE s.person_id = ${candidate.personId}`
    expect(standing).toEqual([{ role: 'TECH_OFFICER' }])
  })

  test('is not changed by the officer, nor by colleagues without the function', async () => {
    const id = await appointed()
    await todayIs(day('2028-11-15'))
    const asked = { ...ofTerm(id, '2032-03-31'), lastDay: 'R10.11.30' }
    expect(await statusOf(endTerm(okawa.visit('/'), asked))).toBe(404)
    expect(await statusOf(endTerm(staff('/'), asked))).toBe(404)
    expect(await termsOf(okawa.personId)).toHaveLength(1)
  })
})

describe('what the city expects', () => {
  const text = (basedOn: number, words: string) => ({
    officer: okawa.number,
    basedOn: String(basedOn),
    effectiveOn: 'R9.4.1',
    sections: [{ heading: '役割', text: words }],
  })

  test('is written by 事務局 in versions from a day on, each kept, and told to the officer', async () => {
    await appointed()
    expect(await writeExpectation(office('/'), text(0, 'レベル 4 を確認する'))).toMatchObject({ ok: true })
    const later = { ...text(1, 'マスターを育てる'), effectiveOn: 'R10.4.1' }
    expect(await writeExpectation(office('/'), later)).toMatchObject({ ok: true, value: { version: 2 } })
    await todayIs(day('2027-06-01'))
    const { expectation } = await pageOf(okawa, okawa.visit)
    expect(expectation.inForce?.sections).toEqual([{ heading: '役割', text: 'レベル 4 を確認する' }])
    expect(expectation.toCome.map(({ version }) => version)).toEqual([2])
    expect((await told(okawa.personId)).at(-1)).toContain('令和10年4月1日から')
  })

  test('is not written over what somebody else saved first: both texts are shown', async () => {
    await appointed()
    await writeExpectation(office('/'), text(0, '先に'))
    const form = { intent: 'expect', basedOn: '0', effectiveOn: 'R9.4.1' }
    const sent = { ...form, 'sections[0].heading': '役割', 'sections[0].text': 'あとから' }
    const outcome = await actOnOfficer(office('/x', sent), okawa.number)
    expect(outcome).toMatchObject({
      ok: false,
      status: 409,
      sent: { values: { 'sections[0].text': 'あとから' }, theirs: { version: 1, sections: [{ text: '先に' }] } },
    })
  })

  test('has a heading for each text and at least one of them; 職員課 only reads it', async () => {
    await appointed()
    const bare = await writeExpectation(office('/'), { ...text(0, ''), sections: [{ heading: '', text: 'だれが' }] })
    expect(bare).toMatchObject({ invalid: { 'sections.0.heading': ['見出しを入れてください。'] } })
    expect(await writeExpectation(office('/'), text(0, ' '))).toHaveProperty('invalid')
    expect(await statusOf(writeExpectation(hr('/'), text(0, 'x')))).toBe(404)
  })
})

describe('a hand-over', () => {
  const words = { basedOn: '0', sections: [{ heading: '続いている仕事', text: '台帳の見直し' }] }

  test('is written by the officer, and read by 事務局 and whoever follows, not by others', async () => {
    await appointed()
    await todayIs(day('2031-10-01'))
    await appointed(next, { hireDecidedOn: 'R13.9.1', from: 'R14.4.1', through: 'R17.3.31' })
    expect(await writeHandover(okawa.visit('/'), { officer: okawa.number, ...words })).toMatchObject({ ok: true })
    expect((await pageOf(okawa)).handover?.inForce?.sections[0]?.text).toBe('台帳の見直し')
    expect((await pageOf(okawa, next.visit)).handover?.inForce?.version).toBe(1)
    expect((await pageOf(next, next.visit)).received).toMatchObject([{ name: '大川 徹' }])
    expect((await pageOf(okawa, hr)).handover).toBeNull()
    expect(await statusOf(writeHandover(office('/'), { officer: okawa.number, ...words }))).toBe(404)
    expect((await pageOf(next, okawa.visit)).handover).toBeNull()
  })
})

describe('the warning that nobody will follow', () => {
  const noticesOf = async () => (await told(officePerson)).filter((title) => title.includes('任期が'))
  const tell = async (on: CityDate) => {
    await todayIs(on)
    await doDailyJobs()
  }

  beforeEach(async () => {
    await owner.query(`DELETE FROM notice WHERE person_id = $1`, [officePerson])
  })

  test('stands on home and is told 12, 6 and 3 months before, each once', async () => {
    await appointed()
    await tell(day('2031-03-30'))
    expect(await noticesOf()).toEqual([])
    expect((await officerWarning(office('/'), {})).warning).toBeNull()
    await todayIs(day('2031-03-31'))
    await Promise.all([doDailyJobs(), doDailyJobs()])
    await tell(day('2031-04-01'))
    expect(await noticesOf()).toEqual([
      'デジタル技術官の任期が 令和14年3月31日に終わります（12 か月前のお知らせ）。後任が決まっていません',
    ])
    expect((await officerWarning(office('/'), {})).warning).toMatchObject({ left: 'あと 1 年', isVacant: false })
    await tell(day('2031-09-30'))
    await tell(day('2031-12-31'))
    await tell(day('2032-03-31'))
    await tell(day('2032-04-01'))
    expect(await noticesOf()).toHaveLength(3)
    expect((await officerWarning(office('/'), {})).warning).toMatchObject({ name: '大川 徹', isVacant: true })
  })

  test('is told once, as the nearest one, after the portal was down for months', async () => {
    await appointed()
    await tell(day('2032-01-20'))
    await tell(day('2032-01-21'))
    expect(await noticesOf()).toEqual([expect.stringContaining('3 か月前')])
  })

  test('is gone when a successor is recorded', async () => {
    await appointed()
    await todayIs(day('2031-06-01'))
    expect((await officerWarning(office('/'), {})).warning).not.toBeNull()
    await appointed(next, { hireDecidedOn: 'R13.6.1', from: 'R14.4.1', through: 'R17.3.31' })
    expect((await officerWarning(office('/'), {})).warning).toBeNull()
    await tell(day('2031-10-01'))
    expect(await noticesOf()).toEqual([])
    const { insight } = await officers(office('/'), {})
    expect(insight?.point).toContain('令和17年3月31日')
  })
})
