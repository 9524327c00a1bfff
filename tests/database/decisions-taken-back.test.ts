import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { addMonths, type CityDate, cityDate } from '~/domain/calendar'
import { type CertifiedRole, standingOn, stateOn } from '~/domain/certificate'
import { applicationById } from '~/facts/applications'
import { careerOf } from '~/facts/careers'
import { changeCertificate } from '~/facts/change-certificate'
import { ledgersOf } from '~/facts/goals'
import { record } from '~/facts/record'
import { certificateCheck } from '~/features/certificates/check.server'
import { certificateHolderPage } from '~/features/certificates/holder.server'
import { applicationPage } from '~/features/certification/application-page.server'
import { applicationStatus } from '~/features/certification/application-status.server'
import { giveRecommendation } from '~/features/certification/give-recommendation.server'
import { recommendations } from '~/features/certification/recommendations.server'
import { startApplication } from '~/features/certification/start-application.server'
import { takeBackDecision } from '~/features/certification/take-back-decision.server'
import { takeBackRecommendation } from '~/features/certification/take-back-recommendation.server'
import { committeePage } from '~/features/committee/committee-page.server'
import { decideApplication } from '~/features/committee/decide-application.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head } from '../support/builders'
import { R10 } from '../support/certificate-office'
import { application, certified, committee, mentorOf } from '../support/certification'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { cityWithCourses } from '../support/imported-files'
import { aimAt, rulesFrom } from '../support/learning'
import { readyForLeader } from '../support/ready-for-leader'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
setConsequences(whatFollows)
const day = cityDate
const HELD_ON = day('2029-02-20')
const TODAY = day('2029-02-22')
/** What was frozen with the application, as short as may be. */
const DOSSIER = {
  rulesVersion: '1',
  ruleId: 'DX_LEADER',
  role: 'DX_LEADER',
  stage: 'certification',
  on: '2028-11-20',
  evaluation: { eligible: true, usedTransitional: [], criteria: [] },
  serviceMonths: null,
  levels: [],
  courses: [],
  projects: [],
  certificates: [],
}
const PATH = { signoff: true, recommendation: true, committee: true }

let skills: Map<string, number>
let section: number
let chief: number
let master: number
let office: Visitor
let members: Visitor[]
let round: number
let nextNumber = 500_000

beforeAll(async () => {
  skills = await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  await cityWithCourses(db)
  section = await unit(db, { code: 'S001', name: '介護保険課' })
  const elsewhere = await unit(db, { code: 'S002', name: '障害福祉課' })
  chief = await somebody('中川 誠一', section)
  await head(db, section, chief)
  master = await somebody('高島 直樹', elsewhere)
  await certified(db, master, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
  office = await signIn(db, await somebody('奥村 亮', elsewhere), ['dx_office'])
  members = []
  for (const name of ['水橋 隆之', '立山 典子', '荒木 恵子']) {
    members.push(await signIn(db, await somebody(name, elsewhere), ['committee_member']))
  }
  round = await committee(db, { fiscalYear: 2028, sequence: 2, applyBy: day('2029-01-31'), heldOn: HELD_ON })
  const data = members.map(({ accountId }, index) => ({ committeeId: round, accountId, chair: index === 0 }))
  await db.committeeMember.createMany({ data })
})

let misaki: number
let id: number

beforeEach(async () => {
  await todayIs(TODAY)
  misaki = await somebody('石黒 美咲', section)
  await readyForLeader(db, { personId: misaki, unitId: section, skills })
  id = await before(misaki)
})

function somebody(name: string, unitId: number): Promise<number> {
  nextNumber += 1
  return person(db, { number: String(nextNumber), name, unitId })
}

/** An application before the committee, with all that others give. */
async function before(personId: number): Promise<number> {
  const on = day('2028-12-01')
  const signoff = { personId, role: 'DX_LEADER', signerId: master, signerRole: 'DX_MASTER', signedOn: on, note: null }
  await record(db, 'signoff', [signoff], STAMP)
  const recommendation = { personId, role: 'DX_LEADER', unitId: section, recommendedById: chief, note: null }
  await record(db, 'recommendation', [{ ...recommendation, recommendedOn: on }], STAMP)
  return application(db, {
    personId,
    role: 'DX_LEADER',
    startedOn: day('2028-11-01'),
    path: PATH,
    events: [
      { event: 'submit', on: day('2028-11-20') },
      { event: 'accept', on: day('2028-11-21'), given: { signedOff: true, recommended: true } },
    ],
    frozen: { rulesId: (await db.certificationRules.findFirstOrThrow()).id, committeeId: round, dossier: DOSSIER },
  })
}

const post = (who: Visitor) => who('/certification', {})
const WRONG = { reason: '別の人の決定を記録していました。' }

async function decide(outcome: 'certified' | 'refused'): Promise<string | null> {
  const revision = (await applicationById(db, id))?.revision ?? 0
  const said = { reason: outcome === 'refused' ? '証跡が足りない' : '', next: outcome === 'refused' ? '付ける' : '' }
  const form = formOf({ committee: round, application: id, revision, outcome, ...said })
  for (const { accountId } of members) form.append('member', String(accountId))
  const decided = await decideApplication(post(office), form)
  if (!decided.ok) throw new Error(JSON.stringify(decided))
  return decided.value.number
}

const takeBackIt = (who = office, said: { reason: string } = WRONG) =>
  takeBackDecision(post(who), formOf({ application: id, ...said }))
const standings = async (role: CertifiedRole = 'DX_LEADER', personId = misaki) =>
  (await careerOf(db, personId))?.certificates[role] ?? []
const page = (who: Visitor) => applicationStatus(who('/x'), { id: String(id) })
const checked = async (number: string) => (await certificateCheck(office('/x'), { number })).state
const noticesOf = async (personId: number) =>
  (await db.notice.findMany({ where: { personId } })).map((one) => one.title)
const refused = (words: string) => ({ ok: false, refused: expect.stringContaining(words) })

describe('a decision that was recorded by mistake', () => {
  test('is taken back with its certificate, tells the person why, and is recorded anew', async () => {
    const number = (await decide('certified')) ?? ''
    expect(await checked(number)).toBe('valid')
    expect((await page(office)).acts.takeBackDecision).toBe(true)
    expect(await takeBackIt()).toMatchObject({ ok: true, value: { state: 'committee_pending' } })
    expect(await standings()).toEqual([])
    expect(await checked(number)).toBe('revoked')
    const { ledgers } = await ledgersOf(db, { fiscalYear: R10, asOf: TODAY })
    expect(ledgers.DX_LEADER.closing).not.toContain(misaki)
    expect(Object.values(ledgers.DX_LEADER.movements).flat()).not.toContainEqual(
      expect.objectContaining({ personId: misaki }),
    )
    expect((await noticesOf(misaki)).at(-1)).toContain('決定の記録に誤りがあったので、取り消されました')
    const own = await applicationPage((await signIn(db, misaki))('/x'), { role: 'DX_LEADER' })
    expect(own.history[0]).toMatchObject({
      what: '決定の記録に誤りがあり、取り消された',
      comment: '別の人の決定を記録していました。',
    })
    const { items } = await committeePage(office('/x'), { committee: String(round) })
    expect(items.find(({ applicationId }) => applicationId === id)).toMatchObject({ word: '審査待ち', mayRead: true })
    await decide('refused')
    expect((await applicationById(db, id))?.state).toBe('refused')
    expect(await standings()).toEqual([])
  })

  test('keeps its number where the same certificate is granted after all', async () => {
    const number = (await decide('certified')) ?? ''
    await takeBackIt()
    expect(await decide('certified')).toBe(number)
    expect(await checked(number)).toBe('valid')
    expect(await standings()).toMatchObject([{ lastEvent: 'grant', grantedOn: HELD_ON, validThrough: '2032-03-31' }])
    const { history } = await certificateHolderPage(office('/x'), { staffNumber: String(nextNumber) })
    expect(history.filter(({ eventId }) => eventId !== null)).toMatchObject([
      { what: '認定', number, applicationId: id, takenBack: null, mayCorrect: true },
      { what: '認定', takenBack: expect.stringContaining('奥村 亮'), mayCorrect: false },
    ])
  })

  test('may be a refusal: then the person is certified', async () => {
    await decide('refused')
    expect(await takeBackIt()).toMatchObject({ ok: true })
    expect(await decide('certified')).toMatch(/^R10-L-/)
  })

  test('is told with a reason, taken back once, and by 事務局, not by those who sit in the committee or the person', async () => {
    await decide('certified')
    expect(await takeBackIt(office, { reason: ' ' })).toMatchObject({ invalid: { reason: expect.anything() } })
    for (const who of members) await expect(takeBackIt(who)).rejects.toMatchObject({ status: 404 })
    const self = await signIn(db, misaki, ['dx_office'])
    expect(await takeBackIt(self)).toMatchObject(refused('自分の申請'))
    expect((await page(office)).acts.takeBackDecision).toBe(true)
    const both = await Promise.all([takeBackIt(), takeBackIt()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await takeBackIt()).toMatchObject(refused('決定された申請ではありません'))
    expect((await page(office)).acts.takeBackDecision).toBe(false)
  })
})

describe('what builds on a decision', () => {
  test('is named and has to be taken back before: a later change of the certificate', async () => {
    await decide('certified')
    const suspended = { event: 'suspend', on: TODAY } as const
    await changeCertificate(db, { personId: misaki, role: 'DX_LEADER', event: suspended, years: 3, note: null }, STAMP)
    expect(await takeBackIt()).toMatchObject(refused('「停止」（令和11年2月22日）'))
    expect(await standings()).toHaveLength(2)
  })

  test('people who are looked after by the right of it', async () => {
    await decide('certified')
    const other = await somebody('候補 一', section)
    await mentorOf(db, misaki, other, TODAY, 'assistant_mentor')
    expect(await takeBackIt()).toMatchObject(refused('1 人を受け持っています'))
  })

  test('a new application of the person', async () => {
    await decide('refused')
    const self = await signIn(db, misaki)
    expect(await startApplication(post(self), formOf({ role: 'DX_LEADER' }))).toMatchObject({ ok: true })
    expect(await takeBackIt()).toMatchObject(refused('新しい申請を始めています'))
  })

  test('and time: nothing could be decided nine months after the application', async () => {
    await decide('certified')
    await todayIs(addMonths(day('2028-11-20'), 9))
    expect((await page(office)).acts.takeBackDecision).toBe(true)
    await todayIs(day('2029-08-21'))
    expect((await page(office)).acts.takeBackDecision).toBe(false)
    expect(await takeBackIt()).toMatchObject(refused('認定証の「取消」'))
  })
})

test('a renewal that is taken back leaves the term that was there, of a master’s the leader’s too', async () => {
  const both = ['DX_MASTER', 'DX_LEADER'] as const
  const old = day('2029-03-31')
  for (const role of both) await certified(db, misaki, role, day('2026-02-22'), old)
  const renewed = (on: CityDate, stamp = { ...STAMP, at: new Date('2029-02-22T03:00:00Z') }) =>
    Promise.all(
      both.map((role) =>
        changeCertificate(
          db,
          { personId: misaki, role, event: { event: 'renew', on, through: null }, years: 3, note: null },
          stamp,
        ),
      ),
    )
  const rulesId = (await db.certificationRules.findFirstOrThrow()).id
  const path = { signoff: true, recommendation: false, committee: true }
  id = await application(db, {
    personId: misaki,
    role: 'DX_MASTER',
    stage: 'renewal',
    startedOn: day('2028-11-01'),
    path,
    events: [
      { event: 'submit', on: day('2028-11-20') },
      { event: 'accept', on: day('2028-11-21'), given: { signedOff: true, recommended: false } },
      { event: 'decide', on: HELD_ON, decision: 'certified' },
    ],
    frozen: { rulesId, committeeId: round, dossier: DOSSIER },
  })
  await renewed(HELD_ON)
  const { history } = await certificateHolderPage(office('/x'), { staffNumber: String(nextNumber) })
  expect(history.filter(({ what }) => what === '更新').map(({ applicationId }) => applicationId)).toEqual([id, id])
  expect(await takeBackIt()).toMatchObject({ ok: true })
  for (const role of both) {
    const left = await standings(role)
    expect(left).toMatchObject([{ lastEvent: 'grant', validThrough: old }])
    const standing = standingOn(left, TODAY)
    expect(standing && stateOn(standing, day('2029-04-01'))).toBe('expired')
  }
})

describe('a recommendation by mistake', () => {
  const said = () => formOf({ person: misaki, role: 'DX_LEADER' })
  const takeItBack = (who: Visitor) => takeBackRecommendation(post(who), said())
  const recommended = () => db.recommendation.count({ where: { personId: misaki, voidedAt: null } })

  test('is taken back by the head who gave it while nothing goes by it; the person is told', async () => {
    const boss = await signIn(db, chief)
    misaki = await somebody('安藤 達也', section)
    await aimAt(db, {
      personId: misaki,
      role: 'DX_LEADER',
      from: day('2028-05-01'),
      nominatedBy: { personId: chief, unitId: section },
    })
    expect(await giveRecommendation(post(boss), formOf({ person: misaki, role: 'DX_LEADER', note: '' }))).toMatchObject(
      {
        ok: true,
      },
    )
    const row = async () => {
      const { people } = await recommendations(boss('/x'), { code: 'S001' })
      return people.find(({ personId }) => personId === misaki)
    }
    expect(await row()).toMatchObject({ recommendedOn: '令和11年2月22日', mayTakeBack: true })
    await expect(takeItBack(office)).rejects.toMatchObject({ status: 404 })
    expect(await takeItBack(boss)).toMatchObject({ ok: true })
    expect(await row()).toMatchObject({ recommendedOn: null })
    expect(await recommended()).toBe(0)
    expect((await noticesOf(misaki)).at(-1)).toBe('DX推進リーダーの推薦は、誤りだったので取り消されました')
    expect(await takeItBack(boss)).toMatchObject(refused('もうありません'))
  })

  test('stands once an application goes by it, or a certificate', async () => {
    const boss = await signIn(db, chief)
    expect(await takeItBack(boss)).toMatchObject(refused('申請が進んでいる'))
    await decide('certified')
    expect(await takeItBack(boss)).toMatchObject(refused('認定されている'))
    expect(await recommended()).toBe(1)
  })
})
