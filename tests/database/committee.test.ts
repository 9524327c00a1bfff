import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { standingOn, stateOn } from '~/domain/certificate'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import { applicationById } from '~/facts/applications'
import { careerOf } from '~/facts/careers'
import { certificateByNumber } from '~/facts/certificates'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { record } from '~/facts/record'
import { acceptApplication } from '~/features/certification/accept-application.server'
import { giveRecommendation } from '~/features/certification/give-recommendation.server'
import { giveSignoff } from '~/features/certification/give-signoff.server'
import { ownCertification } from '~/features/certification/own-certification.server'
import { requestReview } from '~/features/certification/request-review.server'
import { startApplication } from '~/features/certification/start-application.server'
import { submitApplication } from '~/features/certification/submit-application.server'
import { casePage } from '~/features/committee/case-page.server'
import { committeePage } from '~/features/committee/committee-page.server'
import { committeeWaiting } from '~/features/committee/committee-waiting.server'
import { committeeList } from '~/features/committee/committees.server'
import { decideApplication } from '~/features/committee/decide-application.server'
import { nameMembers } from '~/features/committee/name-members.server'
import { planCommittee } from '~/features/committee/plan-committee.server'
import { readOf } from '~/features/committee/read-members'
import { saveMinutes } from '~/features/committee/save-minutes.server'
import { shell } from '~/features/shell/shell.server'
import { whatFollows } from '~/wiring/consequences'
import { menuOf } from '~/wiring/menu'
import rules from '../../prisma/demo/certification-rules.json'
import { formOf, head } from '../support/builders'
import { application, certified, committee, mentorOf } from '../support/certification'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { cityWithCourses } from '../support/imported-files'
import { completed, rulesFrom } from '../support/learning'
import { readyForLeader } from '../support/ready-for-leader'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
setConsequences(whatFollows)
const day = cityDate
const TODAY = day('2028-11-15')
const HELD_ON = day('2029-02-20')
const NEXT = day('2029-03-20')
const AUTUMN = day('2029-10-20')
const NOT_FOUND = { status: 404 }

let skills: Map<string, number>
let section: number
let elsewhere: number
let chief: Visitor
let mentor: Visitor
let office: Visitor
let nextNumber = 400_000

let chair: Visitor
/** Of other sections, one of them not on the staff. */
let others: Visitor[]
/** Of the applicants' own section. */
let neighbour: Visitor
let round: number
let nextRound: number

beforeAll(async () => {
  skills = await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  await cityWithCourses(db)
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  elsewhere = await unit(db, { code: 'S002', name: '障害福祉課', parentId: department })
  const boss = await somebody('中川 誠一', section)
  await head(db, section, boss)
  chief = await signIn(db, boss)
  const master = await somebody('高島 直樹', elsewhere)
  await certified(db, master, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
  mentor = await signIn(db, master)
  office = await signIn(db, await somebody('奥村 亮', elsewhere), ['dx_office'])
  const seat = async (name: string, unitId: number | null) =>
    signIn(db, unitId === null ? null : await somebody(name, unitId), ['committee_member'])
  chair = await seat('水橋 隆之', elsewhere)
  others = [
    await seat('立山 典子', elsewhere),
    await seat('荒木 恵子', elsewhere),
    await seat('佐伯 真', null),
    await seat('五 六子', elsewhere),
    await seat('七 八郎', elsewhere),
  ]
  neighbour = await seat('大島 遥', section)
})

let misaki: number
let self: Visitor

beforeEach(async () => {
  await todayIs(TODAY)
  await owner.query('UPDATE application SET committee_id = NULL')
  await owner.query('DELETE FROM committee_member')
  await owner.query('DELETE FROM committee_minutes')
  await owner.query('DELETE FROM committee')
  await owner.query('DELETE FROM function_grant WHERE account_id = ANY ($1)', [accountsOf([mentor, chief])])
  round = await committee(db, { fiscalYear: 2028, sequence: 2, applyBy: day('2029-01-31'), heldOn: HELD_ON })
  nextRound = await committee(db, { fiscalYear: 2028, sequence: 3, applyBy: day('2029-03-01'), heldOn: NEXT })
  await seated(round, [chair, ...others.slice(0, 3), neighbour])
  misaki = await applicant('石黒 美咲')
  self = await signIn(db, misaki)
})

function somebody(name: string, unitId: number): Promise<number> {
  nextNumber += 1
  return person(db, { number: String(nextNumber), name, unitId, email: `${nextNumber}@city.example.jp` })
}

async function applicant(name: string, without: string[] = []): Promise<number> {
  const personId = await somebody(name, section)
  await mentorOf(db, (await personOf(mentor)) ?? 0, personId, day('2028-04-01'))
  await readyForLeader(db, { personId, unitId: section, skills, without })
  return personId
}

async function personOf({ accountId }: Visitor): Promise<number | null> {
  return (await db.account.findUniqueOrThrow({ where: { id: accountId } })).personId
}

async function seated(committeeId: number, members: Visitor[], leads = members[0]): Promise<void> {
  const data = members.map((one) => ({ committeeId, accountId: one.accountId, chair: one === leads }))
  await db.committeeMember.deleteMany({ where: { committeeId } })
  await db.committeeMember.createMany({ data })
}

const post = (who: Visitor) => who('/certification', {})
const accountsOf = (members: Visitor[]) => members.map(({ accountId }) => accountId)

/** From the draft to the committee, by those whom the rule asks. */
async function handIn(personId: number, statement = ''): Promise<number> {
  const who = await signIn(db, personId)
  const started = await startApplication(post(who), formOf({ role: 'DX_LEADER' }))
  if (!started.ok) throw new Error(JSON.stringify(started))
  const application = started.value.applicationId
  const revision = (await applicationById(db, application))?.revision ?? 0
  const submitted = await submitApplication(post(who), formOf({ application, statement, revision }))
  if (!submitted.ok) throw new Error(JSON.stringify(submitted))
  await acceptApplication(post(office), formOf({ application }))
  return application
}

const give = {
  signoff: (personId: number) => giveSignoff(post(mentor), formOf({ person: personId, role: 'DX_LEADER', note: '' })),
  recommendation: (personId: number) =>
    giveRecommendation(post(chief), formOf({ person: personId, role: 'DX_LEADER', note: '' })),
}

async function pending(personId: number, statement = ''): Promise<number> {
  const application = await handIn(personId, statement)
  await give.signoff(personId)
  await give.recommendation(personId)
  expect((await applicationById(db, application))?.state).toBe('committee_pending')
  return application
}

type Said = Record<string, string>

async function decide(
  application: number,
  outcome: string,
  more: Said = {},
  { who = chair, members = [chair, ...others.slice(0, 3)], committee: committeeId = round, revision = -1 } = {},
) {
  const read = revision < 0 ? ((await applicationById(db, application))?.revision ?? 0) : revision
  const form = formOf({ committee: committeeId, application, revision: read, outcome, reason: '', next: '', ...more })
  for (const accountId of accountsOf(members)) form.append('member', String(accountId))
  return decideApplication(post(who), form)
}

const REFUSAL = { reason: '証跡からは担当した部分が分からない。', next: '仕様書を付けて次の回に申請する。' }
const see = (application: number, who: Visitor, committeeId = round) =>
  casePage(who('/x'), { committee: String(committeeId), application: String(application) })
const agenda = (who: Visitor, committeeId = round) => committeePage(who('/x'), { committee: String(committeeId) })
const own = () => ownCertification(self('/me/certification'), { role: 'DX_LEADER', view: 'chart', ticked: null })
const noticesOf = async (personId: number) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ title }) => title)

/** What somebody's certificate as a leader is on days. */
async function statesOf(personId: number, days: string[]) {
  const standings = (await careerOf(db, personId))?.certificates.DX_LEADER ?? []
  return days.map((text) => {
    const standing = standingOn(standings, day(text))
    return standing && stateOn(standing, day(text))
  })
}

describe('an application', () => {
  test('goes from the draft to a certificate with a number, in force from the day of the meeting', async () => {
    const id = await pending(misaki)
    expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('開かれてから') })
    expect((await see(id, chair)).waitsForMeeting).toBe(true)
    await todayIs(day('2029-02-22'))
    const shown = await see(id, chair)
    expect(shown).toMatchObject({
      name: '石黒 美咲',
      failed: [],
      excluded: ['大島 遥（同じ所属）'],
      given: [
        { what: '承認', by: '高島 直樹（DX推進マスター）' },
        { what: '推薦', by: '中川 誠一（介護保険課）' },
      ],
      choices: { notCertified: null, notDeferred: null },
    })
    const decided = await decide(id, 'certified')
    if (!decided.ok) throw new Error(JSON.stringify(decided))
    expect(decided.value.number).toMatch(/^R10-L-\d{3}$/)
    expect(await certificateByNumber(db, decided.value.number ?? '')).toMatchObject({
      personId: misaki,
      grantedOn: HELD_ON,
    })
    const days = ['2029-02-19', HELD_ON, '2032-03-31', '2032-04-01']
    expect(await statesOf(misaki, days)).toEqual([null, 'valid', 'valid', 'expired'])
    const event = (await applicationById(db, id))?.events.at(-1)
    expect(event).toMatchObject({
      event: 'decide',
      on: HELD_ON,
      decision: 'certified',
      detail: {
        committee: round,
        tookPart: accountsOf([chair, ...others.slice(0, 3)]),
        excluded: accountsOf([neighbour]),
      },
    })
    expect(await noticesOf(misaki)).toContain('DX推進リーダーの申請：認定されました')
    expect((await own()).certificate).toMatchObject({ number: decided.value.number })
    expect((await agenda(office)).items).toMatchObject([{ name: '石黒 美咲', word: '認定', tookPart: 4 }])
  })

  test('is certified on a condition where a course is left open', async () => {
    const other = await applicant('森 一', ['TRN-306'])
    const id = await pending(other, 'TRN-306 は 6 月に修了します。')
    await todayIs(HELD_ON)
    expect((await see(id, chair)).choices).toMatchObject({
      notCertified: 'まだ満たさない条件があります。',
      notConditional: null,
      limits: [{ value: '2029-08-31' }, {}, {}, {}, {}, {}, { value: '2030-02-28' }],
    })
    expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('まだ満たさない条件') })
    expect(await decide(id, 'conditional')).toMatchObject({
      invalid: { kind: expect.anything(), task: expect.anything(), through: expect.anything() },
    })
    const condition = { kind: 'training', task: 'TRN-306 を修了する', through: '2029-08-31' }
    for (const through of ['2029-07-31', '2029-08-30', '2030-03-31', '来年']) {
      expect(await decide(id, 'conditional', { ...condition, through })).toMatchObject({
        refused: '期限を選び直してください。',
      })
    }
    expect(await decide(id, 'conditional', condition)).toMatchObject({ ok: true })
    expect(await statesOf(other, [HELD_ON, '2029-08-31', '2029-09-01'])).toEqual(['valid', 'valid', 'expired'])
    expect((await agenda(chair)).items).toMatchObject([
      { word: '条件付きで認定', says: 'TRN-306 を修了する（令和11年8月31日 まで）' },
    ])
  })

  test('that is refused tells why and what to do, on the person’s own page', async () => {
    const id = await pending(misaki)
    await todayIs(HELD_ON)
    expect(await decide(id, 'refused')).toMatchObject({
      invalid: { reason: expect.anything(), next: expect.anything() },
    })
    expect(await decide(id, 'refused', REFUSAL)).toMatchObject({ ok: true, value: { number: null } })
    expect((await own()).application).toMatchObject({
      word: '不認定',
      reason: `${REFUSAL.reason}\n次にすること：${REFUSAL.next}`,
      mayAskReview: true,
    })
    expect(await noticesOf(misaki)).toContain(
      'DX推進リーダーの申請：認定されませんでした。理由と次にすることを見てください',
    )
    expect((await careerOf(db, misaki))?.certificates.DX_LEADER ?? []).toEqual([])
  })

  test('is put off to the next round once a fiscal year, with a reason', async () => {
    const id = await pending(misaki)
    await todayIs(HELD_ON)
    expect(await decide(id, 'deferred')).toMatchObject({ invalid: { reason: expect.anything() } })
    expect(await decide(id, 'deferred', { reason: '効果の記録を見てから決める。' })).toMatchObject({ ok: true })
    expect(await applicationById(db, id)).toMatchObject({ state: 'committee_pending', committeeId: nextRound })
    expect((await agenda(chair)).items).toMatchObject([
      { word: '次の回へ送る', says: '効果の記録を見てから決める。', mayRead: false },
    ])
    await expect(see(id, chair)).rejects.toMatchObject(NOT_FOUND)
    await seated(nextRound, [chair, ...others.slice(0, 3)])
    await todayIs(NEXT)
    const autumn = await committee(db, { fiscalYear: 2029, sequence: 1, applyBy: day('2029-09-30'), heldOn: AUTUMN })
    const again = await decide(id, 'deferred', { reason: 'もう一度。' }, { committee: nextRound })
    expect(again).toMatchObject({ refused: '同じ年度に次へ送れるのは 1 回だけです。' })
    expect((await see(id, chair, nextRound)).choices?.notDeferred).toContain('1 回だけ')
    expect((await applicationById(db, id))?.committeeId).not.toBe(autumn)
  })

  test('is not put off while no other round is planned', async () => {
    const id = await pending(misaki)
    await db.$executeRaw`UPDATE application SET committee_id = ${nextRound} WHERE id = ${id}`
    await seated(nextRound, [chair, ...others.slice(0, 3)])
    await todayIs(NEXT)
    const said = await decide(id, 'deferred', { reason: '次に。' }, { committee: nextRound })
    expect(said).toMatchObject({ refused: expect.stringContaining('先に次の回を予定') })
  })

  test('that is ready only after its round has met goes to the next one by itself, or waits for one', async () => {
    const id = await handIn(misaki)
    await give.recommendation(misaki)
    await todayIs(day('2029-02-21'))
    await give.signoff(misaki)
    expect(await applicationById(db, id)).toMatchObject({ state: 'committee_pending', committeeId: nextRound })
    const late = await applicant('林 二')
    await todayIs(TODAY)
    const other = await handIn(late)
    await give.recommendation(late)
    await todayIs(day('2029-03-21'))
    await give.signoff(late)
    expect(await applicationById(db, other)).toMatchObject({ state: 'committee_pending', committeeId: null })
    const planned = await planCommittee(post(office), formOf({ applyBy: 'R11.9.30', heldOn: '令和11年10月20日' }))
    if (!planned.ok) throw new Error(JSON.stringify(planned))
    expect((await applicationById(db, other))?.committeeId).toBe(planned.value.committeeId)
  })

  test('lapses after nine months: then there is nothing to decide', async () => {
    const autumn = await committee(db, { fiscalYear: 2029, sequence: 1, applyBy: day('2029-09-30'), heldOn: AUTUMN })
    const id = await pending(misaki)
    await db.$executeRaw`UPDATE application SET committee_id = ${autumn} WHERE id = ${id}`
    await seated(autumn, [chair, ...others.slice(0, 3)])
    await todayIs(AUTUMN)
    const shown = await see(id, chair, autumn)
    expect([shown.stateWord, shown.choices]).toEqual(['取下げ', null])
    const late = await decide(id, 'certified', {}, { committee: autumn })
    expect(late).toMatchObject({ refused: expect.stringContaining('取り下げられています') })
  })

  test('is decided once, however often it is pressed', async () => {
    const id = await pending(misaki)
    await todayIs(HELD_ON)
    const revision = (await applicationById(db, id))?.revision ?? 0
    const both = await Promise.all([
      decide(id, 'certified', {}, { revision }),
      decide(id, 'refused', REFUSAL, { revision, who: office }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ conflict: expect.anything() })
    expect((await applicationById(db, id))?.events.filter(({ event }) => event === 'decide')).toHaveLength(1)
    const third = await decide(id, 'certified')
    expect(third).toMatchObject({ ok: false })
  })
})

test('a master is renewed by the committee, and the leader’s certificate goes along to the same day', async () => {
  const officer = await somebody('真鍋 徹', elsewhere)
  await record(
    db,
    'appointment',
    [{ personId: officer, role: 'TECH_OFFICER', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  const master = await somebody('西村 健', section)
  for (const role of ['DX_MASTER', 'DX_LEADER'] as const) {
    await certified(db, master, role, day('2026-02-22'), day('2029-03-31'))
  }
  for (const name of ['候補 一', '候補 二']) {
    const mentee = await somebody(name, elsewhere)
    await mentorOf(db, master, mentee, day('2028-04-01'))
    await certified(db, mentee, 'DX_LEADER', day('2028-10-17'), day('2032-03-31'))
  }
  const levels = Object.entries({ ...factsOfExample(exampleFile.parse(rules), 'EX-6').levels, 'LIT-COL': 2 })
  const rows = levels.flatMap(([code, level]) => {
    const skillId = skills.get(code)
    return skillId === undefined ? [] : [confirmed(master, skillId, level, day('2028-10-20'))]
  })
  await db.$transaction((sql) => recordConfirmations(sql, rows, STAMP, TODAY))
  for (const code of ['TRN-102', 'TRN-501', 'TRN-502', 'TRN-503']) {
    const { id: courseId } = await db.course.findUniqueOrThrow({ where: { code } })
    await completed(db, courseId, [master], day('2028-09-10'))
  }
  const rulesId = (await db.certificationRules.findFirstOrThrow()).id
  const renewal = (signedOff: boolean) =>
    application(db, {
      personId: master,
      role: 'DX_MASTER',
      stage: 'renewal',
      startedOn: day('2028-11-01'),
      path: { signoff: true, recommendation: false, committee: true },
      events: [
        { event: 'submit', on: day('2028-11-10') },
        { event: 'accept', on: day('2028-11-12'), given: { signedOff, recommended: false } },
      ],
      frozen: { rulesId, committeeId: round, dossier: {} },
    })
  const id = await renewal(true)
  await todayIs(HELD_ON)
  expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('メンターの承認（MR4）') })
  const signed = { personId: master, role: 'DX_MASTER', signerId: officer, signerRole: 'TECH_OFFICER', note: null }
  await record(db, 'signoff', [{ ...signed, signedOn: day('2028-11-11') }], STAMP)
  expect(await decide(id, 'conditional', { kind: 'level', task: 'x', through: '2029-08-31' })).toMatchObject({
    refused: expect.stringContaining('条件付きの認定はできません'),
  })
  expect(await decide(id, 'certified')).toMatchObject({ ok: true, value: { number: null } })
  const { certificates } = (await careerOf(db, master)) ?? {}
  for (const role of ['DX_MASTER', 'DX_LEADER'] as const) {
    const last = certificates?.[role].at(-1)
    expect([role, last?.lastEvent, last?.since, last?.validThrough]).toEqual([role, 'renew', HELD_ON, '2032-03-31'])
  }
})

describe('who decides', () => {
  test('three or more, none of them excluded, all of them of the round', async () => {
    const id = await pending(misaki)
    await todayIs(HELD_ON)
    const by = (members: Visitor[]) => decide(id, 'certified', {}, { members })
    expect(await by([chair, ...others.slice(0, 1)])).toMatchObject({ refused: expect.stringContaining('3 人以上') })
    expect(await by([])).toMatchObject({ refused: expect.stringContaining('3 人以上') })
    expect(await by([chair, ...others.slice(0, 2), neighbour])).toMatchObject({
      refused: expect.stringContaining('大島 遥 さんは除斥'),
    })
    expect(await by([chair, ...others.slice(0, 1), mentor])).toMatchObject({
      refused: expect.stringContaining('この回の委員でない'),
    })
    expect(await by([chair, ...others.slice(0, 2)])).toMatchObject({ ok: true })
  })

  test('no one where too few may: it goes to the next round', async () => {
    await seated(round, [chair, ...others.slice(0, 1), neighbour])
    const id = await pending(misaki)
    await todayIs(HELD_ON)
    const few = [chair, ...others.slice(0, 1)]
    expect(await decide(id, 'certified', {}, { members: few })).toMatchObject({
      refused: expect.stringContaining('2 人で、3 人に足りません'),
    })
    const reason = '審査できる委員が足りない。'
    expect(await decide(id, 'deferred', { reason }, { members: few })).toMatchObject({ ok: true })
  })

  test('nobody who is of the section, mentors, signed off or recommended: the papers answer them with 404', async () => {
    const seats = [
      await signIn(db, await personOf(mentor), ['committee_member']),
      await signIn(db, await personOf(chief), ['committee_member']),
    ]
    await seated(round, [chair, ...others.slice(0, 3), neighbour, ...seats])
    const id = await pending(misaki)
    for (const who of [neighbour, ...seats]) await expect(see(id, who)).rejects.toMatchObject(NOT_FOUND)
    const page = await agenda(neighbour)
    expect(page.items).toMatchObject([{ mayRead: false, keptOut: '同じ所属' }])
    expect(page.items[0]?.excluded.sort()).toEqual([
      '中川 誠一（推薦した人）',
      '大島 遥（同じ所属）',
      '高島 直樹（メンター）',
    ])
    expect((await see(id, chair)).able).toHaveLength(4)
  })

  test('nobody their own case, nor one from which they are excluded, with the function of 事務局 either', async () => {
    await signIn(db, misaki, ['dx_office', 'committee_member'])
    const both = await signIn(db, await personOf(neighbour), ['dx_office'])
    await seated(round, [chair, ...others.slice(0, 3), neighbour, self])
    const id = await pending(misaki)
    await todayIs(HELD_ON)
    for (const who of [self, both]) {
      await expect(see(id, who)).rejects.toMatchObject(NOT_FOUND)
      await expect(decide(id, 'certified', {}, { who })).rejects.toMatchObject(NOT_FOUND)
      expect((await agenda(who)).items).toMatchObject([{ mayRead: false }])
    }
    await owner.query(`DELETE FROM function_grant WHERE account_id = ${both.accountId} AND function = 'dx_office'`)
  })

  test('the chair or 事務局 records it; the other members read; nobody else knows of it', async () => {
    const id = await pending(misaki)
    await todayIs(HELD_ON)
    const [plain = chair] = others
    expect((await see(id, plain)).choices).toBeNull()
    expect(await decide(id, 'certified', {}, { who: plain })).toMatchObject({
      refused: expect.stringContaining('議長か事務局'),
    })
    const stranger = await signIn(db, await somebody('同僚 三', elsewhere), ['hr_section', 'committee_member'])
    for (const who of [stranger, mentor, chief, self]) {
      await expect(see(id, who)).rejects.toMatchObject(NOT_FOUND)
      await expect(agenda(who)).rejects.toMatchObject(NOT_FOUND)
      await expect(decide(id, 'certified', {}, { who })).rejects.toMatchObject(NOT_FOUND)
    }
    await expect(committeeList(mentor('/x'), {})).rejects.toMatchObject({ status: 403 })
    expect((await committeeList(stranger('/x'), {})).lines).toEqual([])
    expect(await decide(id, 'certified', {}, { who: office })).toMatchObject({ ok: true })
    const looks = await db.look.findMany({ where: { personIds: { has: misaki } }, select: { actedAs: true } })
    expect(looks.map(({ actedAs }) => actedAs)).toContain('committee_member')
  })

  test('members read until thirty days after the meeting, 事務局 for good; without the function nobody', async () => {
    const id = await pending(misaki)
    const [plain = chair] = others
    await todayIs(day('2029-03-22'))
    expect((await see(id, plain)).name).toBe('石黒 美咲')
    await todayIs(day('2029-03-23'))
    await expect(see(id, plain)).rejects.toMatchObject(NOT_FOUND)
    await expect(agenda(plain)).rejects.toMatchObject(NOT_FOUND)
    expect((await see(id, office)).name).toBe('石黒 美咲')
    await todayIs(TODAY)
    const gone = await signIn(db, await somebody('元委員', elsewhere))
    await seated(round, [chair, gone])
    await expect(see(id, gone)).rejects.toMatchObject(NOT_FOUND)
  })

  test('a review is for others than those who decided before', async () => {
    const id = await pending(misaki)
    await todayIs(HELD_ON)
    await decide(id, 'refused', REFUSAL)
    const asked = formOf({ application: id, reason: '仕様書は申請に付けてありました。' })
    expect(await requestReview(post(self), asked)).toMatchObject({ ok: true })
    await seated(nextRound, [chair, ...others])
    await todayIs(NEXT)
    await expect(see(id, chair, nextRound)).rejects.toMatchObject(NOT_FOUND)
    expect(await decide(id, 'certified', {}, { committee: nextRound, who: office })).toMatchObject({
      refused: expect.stringContaining('除斥'),
    })
    const anew = await Promise.all(
      ['新 一', '新 二', '新 三'].map(async (name) =>
        signIn(db, await somebody(name, elsewhere), ['committee_member']),
      ),
    )
    await seated(nextRound, [chair, ...anew], anew[0])
    const [leads = chair] = anew
    expect(await see(id, leads, nextRound)).toMatchObject({
      review: { asked: '仕様書は申請に付けてありました。', before: expect.stringContaining(REFUSAL.reason) },
      excluded: ['水橋 隆之（前の決定に加わった人）'],
    })
    const reviewed = await decide(id, 'certified', {}, { committee: nextRound, who: leads, members: anew })
    expect(reviewed).toMatchObject({ ok: true })
    expect((await agenda(office, round)).items).toMatchObject([{ word: '不認定', mayRead: false }])
    expect((await agenda(office, nextRound)).items).toMatchObject([{ word: '認定' }])
  })
})

describe('a round', () => {
  const name = (members: Visitor[], leads: Visitor, read: string, who = office) => {
    const form = formOf({ committee: nextRound, chair: leads.accountId, read })
    for (const accountId of accountsOf(members)) form.append('member', String(accountId))
    return nameMembers(post(who), form)
  }

  test('is planned for a day to come, once a day', async () => {
    const plan = (applyBy: string, heldOn: string, who = office) =>
      planCommittee(post(who), formOf({ applyBy, heldOn }))
    expect(await plan('2028-10-01', '2028-11-14')).toMatchObject({ refused: expect.stringContaining('もう過ぎて') })
    expect(await plan('2029-01-31', HELD_ON)).toMatchObject({ refused: expect.stringContaining('もうあります') })
    expect(await plan('2029-10-21', '2029-10-20')).toMatchObject({ invalid: { heldOn: expect.anything() } })
    expect(await plan('いつか', '2029-10-20')).toMatchObject({ invalid: { applyBy: expect.anything() } })
    expect(await plan('R11.9.30', '令和11年10月20日')).toMatchObject({ ok: true })
    await expect(plan('2029-09-30', '2029-10-22', chair)).rejects.toMatchObject({ status: 403 })
    expect((await committeeList(office('/x'), {})).lines[0]).toMatchObject({ name: '令和11年度 第 1 回', members: 0 })
  })

  test('gets its members, who hold the function, and a chair among them; until it has met', async () => {
    const three = [chair, ...others.slice(0, 2)]
    expect(await name([chair], chair, '')).toMatchObject({ refused: expect.stringContaining('3 人以上') })
    expect(await name(three, neighbour, '')).toMatchObject({ invalid: { chair: expect.anything() } })
    expect(await name([...three, mentor], chair, '')).toMatchObject({
      refused: expect.stringContaining('役目を持たない'),
    })
    await expect(name(three, chair, '', chair)).rejects.toMatchObject({ status: 404 })
    expect(await name(three, chair, '')).toMatchObject({ ok: true })
    const stale = await name([chair, ...others.slice(1, 3)], chair, '')
    expect(stale).toMatchObject({ conflict: { members: expect.arrayContaining(['水橋 隆之']) } })
    const now = await db.committeeMember.findMany({ where: { committeeId: nextRound } })
    expect(await name([chair, ...others.slice(1, 3)], chair, readOf(now))).toMatchObject({ ok: true })
    expect((await agenda(office, nextRound)).members).toHaveLength(3)
    await todayIs(day('2029-03-21'))
    expect(await name(three, chair, '')).toMatchObject({ refused: expect.stringContaining('もう開かれた') })
    expect((await agenda(office, nextRound)).possible).toBeNull()
  })

  test('has minutes by the chair or 事務局 once it has met; who saves second sees both', async () => {
    const write = (minutes: string, read: string, who = chair) =>
      saveMinutes(post(who), formOf({ committee: round, minutes, read }))
    expect(await write('早い', '')).toMatchObject({ refused: expect.stringContaining('開かれてから') })
    await todayIs(HELD_ON)
    expect(await write('審査した。\r\n以上。', '')).toMatchObject({ ok: true })
    expect(await write('別のもの', '', office)).toMatchObject({ conflict: { minutes: '審査した。\n以上。' } })
    expect(await write('審査した。', '審査した。\r\n以上。', office)).toMatchObject({ ok: true })
    expect(await write('委員', '審査した。', others[0])).toMatchObject({
      refused: expect.stringContaining('議長か事務局'),
    })
    await expect(write('だれか', '審査した。', mentor)).rejects.toMatchObject(NOT_FOUND)
    expect(await write('あ'.repeat(4001), '審査した。')).toMatchObject({ invalid: { minutes: expect.anything() } })
    const { minutes, earlierMinutes } = await agenda(others[0] ?? chair)
    expect(minutes).toBe('審査した。')
    expect(earlierMinutes.map(({ text }) => text)).toEqual(['審査した。\n以上。'])
  })

  test('tells members what there is to read, and 事務局 what is missing', async () => {
    await pending(misaki)
    const told = (who: Visitor) => committeeWaiting(who('/'), {})
    expect(await told(chair)).toMatchObject({ toRead: [{ name: '令和10年度 第 2 回', cases: 1 }], withoutMembers: [] })
    expect(await told(neighbour)).toMatchObject({ toRead: [] })
    expect(await told(office)).toMatchObject({ withoutMembers: [{ committeeId: nextRound }], undecided: [] })
    const menu = async (who: Visitor) => {
      const { viewer } = await shell(who('/'), {})
      return viewer ? menuOf(viewer).map(({ label }) => label) : []
    }
    expect(await menu(chair)).toContain('認定委員会')
    expect(await menu(mentor)).not.toContain('認定委員会')
    await todayIs(day('2029-02-21'))
    expect(await told(chair)).toMatchObject({ toRead: [] })
    expect(await told(office)).toMatchObject({ undecided: [{ committeeId: round, cases: 1 }] })
    await todayIs(day('2029-03-23'))
    expect(await menu(chair)).not.toContain('認定委員会')
  })
})
