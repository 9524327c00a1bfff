import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { addDays, addMonths, type CityDate, cityDate } from '~/domain/calendar'
import { stateOn } from '~/domain/certificate'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import { applicationById } from '~/facts/applications'
import { careerOf } from '~/facts/careers'
import { storeRules } from '~/facts/certification-rules'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { record, takeBack } from '~/facts/record'
import { acceptApplication } from '~/features/certification/accept-application.server'
import { applicationStatus } from '~/features/certification/application-status.server'
import { decideByOffice } from '~/features/certification/decide-by-office.server'
import { declineApplication } from '~/features/certification/decline-application.server'
import { giveRecommendation } from '~/features/certification/give-recommendation.server'
import { giveSignoff } from '~/features/certification/give-signoff.server'
import { officeFile } from '~/features/certification/office-file.server'
import { officeList } from '~/features/certification/office-list.server'
import { recommendations } from '~/features/certification/recommendations.server'
import { returnApplication } from '~/features/certification/return-application.server'
import { signoffPage } from '~/features/certification/signoff-page.server'
import { startApplication } from '~/features/certification/start-application.server'
import { submitApplication } from '~/features/certification/submit-application.server'
import { takeBackSignoff } from '~/features/certification/take-back-signoff.server'
import { tellOfLapsed } from '~/features/certification/tell-of-lapsed.server'
import { whatFollows } from '~/wiring/consequences'
import rules from '../../prisma/demo/certification-rules.json'
import { formOf, head } from '../support/builders'
import { certified, committee, mentorOf } from '../support/certification'
import { BEGINNING, confirmed, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { cityWithCourses } from '../support/imported-files'
import { aimAt, completed, rulesFrom } from '../support/learning'
import { project } from '../support/practice'
import { readyForLeader } from '../support/ready-for-leader'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
setConsequences(whatFollows)
const day = cityDate
const TODAY = day('2028-11-15')

let skills: Map<string, number>
let department: number
let section: number
let elsewhere: number
let director: number
let chief: number
let otherChief: number
let master: number
let technical: number
let office: Visitor
let nextNumber = 300_000

beforeAll(async () => {
  skills = await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  await cityWithCourses(db)
  department = await unit(db, { code: 'D01', name: '福祉保健部' })
  section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  elsewhere = await unit(db, { code: 'S002', name: '障害福祉課', parentId: department })
  director = await somebody('浅野 由紀', department, '部長')
  chief = await somebody('中川 誠一', section, '課長')
  otherChief = await somebody('大西 真理', elsewhere, '課長')
  await head(db, department, director)
  await head(db, section, chief)
  await head(db, elsewhere, otherChief)
  master = await somebody('高島 直樹', elsewhere)
  await certified(db, master, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
  technical = await somebody('真鍋 徹', elsewhere)
  await record(db, 'appointment', [{ personId: technical, role: 'TECH_OFFICER', ...since(BEGINNING) }], STAMP)
  office = await signIn(db, await somebody('奥村 亮', elsewhere), ['dx_office'])
  const rounds = { fiscalYear: 2028, sequence: 2, applyBy: day('2029-01-31'), heldOn: day('2029-02-20') }
  await committee(db, rounds)
  await committee(db, { fiscalYear: 2029, sequence: 1, applyBy: day('2029-09-30'), heldOn: day('2029-10-20') })
})

let misaki: number
let self: Visitor
let mentor: Visitor
let boss: Visitor

beforeEach(async () => {
  await todayIs(TODAY)
  misaki = await somebody('石黒 美咲', section)
  await mentorOf(db, master, misaki, day('2028-04-01'))
  self = await signIn(db, misaki)
  mentor = await signIn(db, master)
  boss = await signIn(db, chief)
})

function since(validFrom: CityDate) {
  return { validFrom, validTo: null }
}

function somebody(name: string, unitId = section, title = '主事'): Promise<number> {
  nextNumber += 1
  return person(db, { number: String(nextNumber), name, unitId, title, email: `${nextNumber}@city.example.jp` })
}

type Role = 'DX_LEADER' | 'DX_MASTER' | 'DATA_SPECIALIST'

/** Starts and hands in an application of one's own. */
async function apply(who: Visitor, role: Role = 'DX_LEADER', statement = ''): Promise<number> {
  const started = await startApplication(who('/x', {}), formOf({ role }))
  if (!started.ok) throw new Error(JSON.stringify(started))
  const { applicationId } = started.value
  const stored = await applicationById(db, applicationId)
  const form = formOf({ application: applicationId, statement, revision: stored?.revision ?? 0 })
  const submitted = await submitApplication(who('/x', {}), form)
  if (!submitted.ok) throw new Error(JSON.stringify(submitted))
  return applicationId
}

const post = (who: Visitor) => who('/certification', {})
const accept = (application: number, who = office) => acceptApplication(post(who), formOf({ application }))
const signOff = (person: number, who = mentor, role: Role = 'DX_LEADER') =>
  giveSignoff(post(who), formOf({ person, role, note: 'よく進めました。' }))
const recommend = (person: number, who = boss, role: Role = 'DX_LEADER') =>
  giveRecommendation(post(who), formOf({ person, role, note: '' }))
const decide = (application: number, outcome: string, more: Record<string, string> = {}, who = office) =>
  decideByOffice(post(who), formOf({ application, outcome, reason: '', next: '', ...more }))
const status = (id: number, who = office) => applicationStatus(who(`/certification/applications/${id}`), { id })
const stateOf = async (id: number) => (await applicationById(db, id))?.state
const noticesOf = async (personId: number) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ title }) => title)
const signoffIdOf = async (personId: number) =>
  (await db.$queryRaw<{ id: number }[]>`SELECT id FROM signoff WHERE person_id = ${personId} ORDER BY id DESC`)[0]
    ?.id ?? 0
const NOT_FOUND = { status: 404 }

describe('the application of a leader', () => {
  beforeEach(() => readyForLeader(db, { personId: misaki, unitId: section, skills }))

  test('goes from the office to the mentor, to the head, to the committee, each told when it is theirs', async () => {
    const id = await apply(self)
    expect(await accept(id)).toMatchObject({ ok: true, value: { state: 'signoff_pending' } })
    expect(await noticesOf(master)).toContain('石黒 美咲さんのDX推進リーダーの認定の承認をお願いします')
    expect(await signOff(misaki)).toMatchObject({
      ok: true,
      value: { state: 'recommendation_pending', signerRole: 'DX_MASTER' },
    })
    expect(await noticesOf(chief)).toContain('石黒 美咲さんのDX推進リーダーの認定の推薦をお願いします')
    expect(await recommend(misaki)).toMatchObject({ ok: true, value: { state: 'committee_pending' } })
    expect(await noticesOf(misaki)).toEqual(
      expect.arrayContaining(['DX推進リーダーの承認がされました', 'DX推進リーダーに所属長が推薦しました']),
    )
    const page = await status(id)
    expect(page.steps.map(({ title, state }) => `${title} ${state}`)).toEqual([
      '申請 done',
      '受付 done',
      'メンターの承認 done',
      '所属長の推薦 done',
      '認定委員会 now',
    ])
    expect(page.steps[2]).toMatchObject({ who: '高島 直樹さん（DX推進マスター）', when: '11月15日（水）' })
    expect(page.notes).toMatchObject([{ by: '高島 直樹さんの承認', note: 'よく進めました。' }])
    expect(page.history.map(({ by, what }) => `${by} ${what}`)).toEqual([
      '中川 誠一さん 推薦した',
      '高島 直樹さん 承認した',
      '奥村 亮さん 受け付けた',
      '石黒 美咲さん 申請した',
    ])
  })

  test('skips what was given before it, if it is not older than six months', async () => {
    expect(await signOff(misaki)).toMatchObject({ ok: true, value: { state: null } })
    expect(await recommend(misaki)).toMatchObject({ ok: true, value: { state: null } })
    const id = await apply(self)
    expect(await accept(id)).toMatchObject({ ok: true, value: { state: 'committee_pending' } })
    expect((await status(id)).steps[3]).toMatchObject({ state: 'done', who: '中川 誠一さん' })

    const other = await somebody('森 一')
    await readyForLeader(db, { personId: other, unitId: section, skills })
    const on = (months: number, days = 0) => addDays(addMonths(TODAY, -months), days)
    const row = { personId: other, role: 'DX_LEADER', signerId: master, signerRole: 'DX_MASTER', note: null }
    await record(db, 'signoff', [{ ...row, signedOn: on(6, -1) }], STAMP)
    const late = await apply(await signIn(db, other))
    expect(await accept(late)).toMatchObject({ value: { state: 'signoff_pending' } })
    await record(db, 'signoff', [{ ...row, signedOn: on(6) }], STAMP)
    const given = await signIn(db, await somebody('林 二'))
    await expect(status(late, given)).rejects.toMatchObject(NOT_FOUND)
  })

  test('is declined with what is missing and the next step, and comes again', async () => {
    const id = await apply(self)
    await accept(id)
    const nothing = await declineApplication(post(mentor), formOf({ application: id, missing: '', next: '' }))
    expect(nothing).toMatchObject({ ok: false, invalid: { missing: expect.anything(), next: expect.anything() } })
    const said = { missing: '効果の測り方', next: '前後の時間を 2 週間測る' }
    expect(await declineApplication(post(mentor), formOf({ application: id, ...said }))).toMatchObject({ ok: true })
    expect(await stateOf(id)).toBe('draft')
    await expect(status(id, mentor)).rejects.toMatchObject(NOT_FOUND)
    await expect(status(id)).rejects.toMatchObject(NOT_FOUND)
    expect((await applicationById(db, id))?.events.at(-1)?.comment).toBe(
      '効果の測り方\n次にすること：前後の時間を 2 週間測る',
    )
    await signOff(misaki)
    await recommend(misaki)
    expect(await apply(self)).toBe(id)
    expect(await accept(id)).toMatchObject({ value: { state: 'committee_pending' } })
  })

  test('is declined by the head too, once it is theirs', async () => {
    const id = await apply(self)
    await accept(id)
    const form = () => formOf({ application: id, missing: '時間', next: '来年度に申請する' })
    expect(await declineApplication(post(boss), form())).toMatchObject({
      refused: expect.stringContaining('待っている申請ではありません'),
    })
    await signOff(misaki)
    expect(await declineApplication(post(mentor), form())).toMatchObject({ ok: false, refused: expect.anything() })
    expect(await declineApplication(post(boss), form())).toMatchObject({ ok: true, value: { by: 'recommender' } })
  })

  test('can be given back by the office for fourteen days, with a reason', async () => {
    const id = await apply(self)
    const form = (reason: string) => formOf({ application: id, reason })
    expect(await returnApplication(post(office), form(' '))).toMatchObject({ invalid: { reason: expect.anything() } })
    await todayIs(addDays(TODAY, 15))
    expect(await returnApplication(post(office), form('様式'))).toMatchObject({
      refused: expect.stringContaining('14 日'),
    })
    await todayIs(addDays(TODAY, 14))
    expect((await status(id)).acts).toMatchObject({ accept: true, returnBy: '11月29日（水）' })
    expect(await returnApplication(post(office), form('様式が古い'))).toMatchObject({ ok: true })
    expect(await noticesOf(misaki)).toContain(
      'DX推進リーダーの申請が戻されました。理由を見て、直して出し直してください',
    )
    expect(await stateOf(id)).toBe('draft')
  })

  test('is accepted once, however many press at once', async () => {
    const id = await apply(self)
    const both = await Promise.all([accept(id), accept(id)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const events = (await applicationById(db, id))?.events.map(({ event }) => event)
    expect(events).toEqual(['start', 'submit', 'accept'])
    const signed = await Promise.all([signOff(misaki), signOff(misaki)])
    expect(signed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(signed.find(({ ok }) => !ok)).toMatchObject({ refused: expect.stringContaining('もう承認してあります') })
  })

  test('that one mentor signs off while another declines goes one way only', async () => {
    const id = await apply(self)
    await accept(id)
    const decline = declineApplication(post(mentor), formOf({ application: id, missing: '時間', next: '待つ' }))
    const both = await Promise.all([signOff(misaki), decline])
    expect(both.some(({ ok }) => ok)).toBe(true)
    const events = (await applicationById(db, id))?.events.map(({ event }) => event) ?? []
    expect([['sign_off'], ['decline']]).toContainEqual(events.slice(3))
    expect(['recommendation_pending', 'draft']).toContain(await stateOf(id))
  })

  test('is nobody’s own to give: applicant, delegate, other heads, assistants and colleagues', async () => {
    const id = await apply(self)
    await accept(id)
    const assistant = await somebody('助手 一', elsewhere)
    await certified(db, assistant, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
    await mentorOf(db, assistant, misaki, day('2028-04-01'), 'assistant_mentor')
    const delegate = await somebody('代理 二')
    const named = { unitId: section, personId: delegate, kind: 'delegate' as const, personIds: [] }
    await record(db, 'delegation', [{ ...named, validFrom: BEGINNING, validTo: addDays(TODAY, 90) }], STAMP)
    for (const personId of [misaki, assistant, delegate, otherChief, director, await somebody('同僚 三')]) {
      const who = await signIn(db, personId)
      await expect(signOff(misaki, who)).rejects.toMatchObject(NOT_FOUND)
      await expect(recommend(misaki, who)).rejects.toMatchObject(NOT_FOUND)
      if (personId !== misaki) await expect(status(id, who)).rejects.toMatchObject(NOT_FOUND)
    }
    expect((await status(id, self)).as).toBe('self')
    await expect(accept(id, mentor)).rejects.toMatchObject(NOT_FOUND)
    const own = await signIn(db, misaki, ['dx_office'])
    expect(await returnApplication(post(own), formOf({ application: id, reason: '自分' }))).toMatchObject({
      refused: expect.stringContaining('自分の申請'),
    })
  })

  test('is shown by the relation: the office accepts, the mentor signs, the head recommends; each look is logged', async () => {
    const id = await apply(self)
    expect((await status(id)).acts).toMatchObject({ accept: true, signAs: null, recommend: false, decide: null })
    expect((await status(id, mentor)).acts).toMatchObject({ accept: false, signAs: null })
    await accept(id)
    expect((await status(id)).acts).toMatchObject({ accept: false, returnBy: null })
    expect((await status(id, mentor)).acts).toMatchObject({ signAs: 'DX推進マスター', decline: 'signer' })
    expect((await status(id, boss)).acts).toMatchObject({ signAs: null, recommend: false, decline: null })
    await signOff(misaki)
    expect((await status(id, boss)).acts).toMatchObject({ recommend: true, decline: 'recommender' })
    const looks = await db.look.findMany({ where: { personIds: { has: misaki } }, select: { actedAs: true } })
    expect([...new Set(looks.map(({ actedAs }) => actedAs))].sort()).toEqual(['dx_office', 'recommender', 'signer'])
  })

  test('stays by the rules of its day, and a transfer takes the old head’s part but not what they gave', async () => {
    expect(await recommend(misaki)).toMatchObject({ ok: true })
    const id = await apply(self)
    await accept(id)
    await transfer(db, misaki, elsewhere, day('2028-12-01'))
    await todayIs(day('2028-12-01'))
    await expect(status(id, boss)).rejects.toMatchObject(NOT_FOUND)
    const newBoss = await signIn(db, otherChief)
    expect((await status(id, newBoss)).as).toBe('recommender')
    expect(await signOff(misaki)).toMatchObject({ ok: true, value: { state: 'committee_pending' } })
    expect((await status(id)).steps[3]).toMatchObject({ state: 'done', who: '中川 誠一さん' })
  })

  test('nobody decides it without the committee', async () => {
    const id = await apply(self)
    await accept(id)
    expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('認定委員会が決めます') })
  })

  test('lapses after nine months by itself; the person is told once', async () => {
    const id = await apply(self)
    await accept(id)
    await todayIs(day('2029-08-15'))
    expect(await tellOfLapsed.byCommandLine({})).toMatchObject({ value: { told: 0 } })
    expect(await signIn(db, master).then((who) => status(id, who))).toMatchObject({ state: 'signoff_pending' })
    await todayIs(day('2029-08-16'))
    expect((await status(id)).state).toBe('withdrawn')
    expect(await signOff(misaki)).toMatchObject({ ok: true, value: { state: null } })
    await todayIs(day('2029-09-01'))
    expect(await tellOfLapsed.byCommandLine({})).toMatchObject({ value: { told: expect.any(Number) } })
    expect(await stateOf(id)).toBe('withdrawn')
    expect(await tellOfLapsed.byCommandLine({})).toMatchObject({ value: { told: 0 } })
    const told = (await noticesOf(misaki)).filter((title) => title.includes('9 か月'))
    expect(told).toHaveLength(1)
  })
})

describe('who signs off', () => {
  beforeEach(() => readyForLeader(db, { personId: misaki, unitId: section, skills }))

  test('a provisional mentor does while a provision adds them: to the end of R11, not from R12', async () => {
    const provisional = await somebody('暫定 一', elsewhere)
    await mentorOf(db, provisional, misaki, day('2028-04-01'), 'provisional_mentor')
    const who = await signIn(db, provisional)
    await todayIs(day('2030-03-31'))
    expect((await signoffPage(who('/x'), { staffNumber: String(nextNumber - 1), role: 'DX_LEADER' })).signsAs).toBe(
      '暫定メンター',
    )
    expect(await signOff(misaki, who)).toMatchObject({ ok: true, value: { signerRole: 'PROVISIONAL_MENTOR' } })
    await todayIs(day('2030-04-01'))
    await expect(signOff(misaki, who)).rejects.toMatchObject(NOT_FOUND)
  })

  test('a technical officer does for masters without a pair, for leaders only with one', async () => {
    const officer = await signIn(db, technical)
    await expect(signOff(misaki, officer)).rejects.toMatchObject(NOT_FOUND)
    expect(await signOff(misaki, officer, 'DX_MASTER')).toMatchObject({ value: { signerRole: 'TECH_OFFICER' } })
    await expect(signOff(misaki, mentor, 'DX_MASTER')).rejects.toMatchObject(NOT_FOUND)
    await mentorOf(db, technical, misaki, day('2028-04-01'))
    expect(await signOff(misaki, await signIn(db, technical))).toMatchObject({ value: { signerRole: 'TECH_OFFICER' } })
  })

  test('a master whose certificate has run out does not', async () => {
    await todayIs(day('2031-04-01'))
    await expect(signOff(misaki)).rejects.toMatchObject(NOT_FOUND)
  })

  test('takes it back while nothing builds on it', async () => {
    await signOff(misaki)
    const form = async () => formOf({ person: misaki, role: 'DX_LEADER', signoff: await signoffIdOf(misaki) })
    const stranger = await signIn(db, await somebody('別のマスター', elsewhere))
    await expect(takeBackSignoff(post(stranger), await form())).rejects.toMatchObject(NOT_FOUND)
    expect(await takeBackSignoff(post(mentor), await form())).toMatchObject({ ok: true })
    expect(await takeBackSignoff(post(mentor), await form())).toMatchObject({
      refused: expect.stringContaining('もうありません'),
    })
    await signOff(misaki)
    const id = await apply(self)
    await accept(id)
    expect(await stateOf(id)).toBe('recommendation_pending')
    expect(await takeBackSignoff(post(mentor), await form())).toMatchObject({
      refused: expect.stringContaining('申請が進んでいる'),
    })
  })
})

describe('whom the head recommends', () => {
  test('those nominated there and those who have applied, with what they still lack', async () => {
    await readyForLeader(db, { personId: misaki, unitId: section, skills, without: ['TRN-306'] })
    const nominatedBy = { personId: chief, unitId: section }
    await aimAt(db, { personId: misaki, role: 'DX_LEADER', from: day('2028-04-01'), nominatedBy })
    const page = await recommendations(boss('/sections/S001/recommendations'), { code: 'S001' })
    const row = page.people.find(({ personId }) => personId === misaki)
    expect(row).toMatchObject({
      met: 4,
      judged: 6,
      missing: ['研修', 'メンターの承認'],
      recommendedOn: null,
      application: null,
    })
    await recommend(misaki)
    const after = await recommendations(boss('/sections/S001/recommendations'), { code: 'S001' })
    expect(after.people.find(({ personId }) => personId === misaki)?.recommendedOn).toBe('令和10年11月15日')
    expect(await recommend(misaki)).toMatchObject({ refused: expect.stringContaining('もう推薦してあります') })
    await expect(recommendations((await signIn(db, otherChief))('/x'), { code: 'S001' })).rejects.toMatchObject(
      NOT_FOUND,
    )
  })

  test('a section head is recommended by the department’s, never by themselves', async () => {
    await readyForLeader(db, { personId: chief, unitId: section, skills })
    await mentorOf(db, master, chief, day('2028-04-01'))
    await expect(recommend(chief, boss)).rejects.toMatchObject(NOT_FOUND)
    expect(await recommend(chief, await signIn(db, director))).toMatchObject({ ok: true })
  })
})

describe('what the office decides', () => {
  const example = (id: string) => factsOfExample(exampleFile.parse(rules), id)

  async function confirmLevels(personId: number, id: string): Promise<void> {
    const rows = Object.entries({ ...example(id).levels, 'LIT-COL': 2 }).flatMap(([code, level]) => {
      const skillId = skills.get(code)
      return skillId === undefined ? [] : [confirmed(personId, skillId, level, day('2028-10-25'))]
    })
    await db.$transaction((sql) => recordConfirmations(sql, rows, STAMP, TODAY))
  }

  async function complete(personId: number, ...codes: string[]): Promise<void> {
    for (const code of codes) {
      const { id } = await db.course.findUniqueOrThrow({ where: { code } })
      await completed(db, id, [personId], day('2028-09-10'))
    }
  }

  async function readyForRenewal(personId: number): Promise<void> {
    await confirmLevels(personId, 'EX-16')
    await complete(personId, 'TRN-102', 'TRN-305', 'TRN-307', 'TRN-309')
    const steps = { start: day('2028-05-10'), operate: day('2028-07-01') }
    await project(db, { unitId: section, by: personId, steps, measured: { on: day('2028-10-01'), hours: 20 } })
    await certified(db, personId, 'DX_LEADER', day('2026-02-22'), day('2029-03-31'))
  }

  test('designates データ利活用人材 who asked for it and meet the rule, with a number, from that day', async () => {
    await confirmLevels(misaki, 'EX-19')
    await complete(misaki, 'TRN-102', 'TRN-401', 'TRN-402', 'TRN-403')
    const id = await apply(self, 'DATA_SPECIALIST')
    expect((await status(id)).acts).toMatchObject({ decide: { failed: [] }, signAs: null })
    expect((await status(id)).steps.map(({ title }) => title)).toEqual(['申請', '受付', '決定'])
    expect(await decide(id, 'certified')).toMatchObject({
      ok: true,
      value: { number: expect.stringMatching(/^R10-D-/) },
    })
    const standing = (await careerOf(db, misaki))?.certificates.DATA_SPECIALIST.at(-1)
    expect(standing).toMatchObject({ grantedOn: TODAY, validThrough: '2032-03-31' })
    expect(await noticesOf(misaki)).toContain('データ利活用人材の申請：認定されました')
    expect(await decide(id, 'refused', { reason: 'x', next: 'y' })).toMatchObject({
      ok: false,
      refused: expect.anything(),
    })
    expect((await status(id)).state).toBe('certified')
  })

  test('refuses with a reason and what to do next, and not one’s own', async () => {
    await confirmLevels(misaki, 'EX-19')
    await complete(misaki, 'TRN-102', 'TRN-401', 'TRN-402', 'TRN-403')
    const id = await apply(self, 'DATA_SPECIALIST')
    expect(await decide(id, 'refused')).toMatchObject({
      invalid: { reason: expect.anything(), next: expect.anything() },
    })
    const own = await signIn(db, misaki, ['dx_office'])
    expect(await decide(id, 'certified', {}, own)).toMatchObject({ refused: expect.stringContaining('自分の申請') })
    await expect(decide(id, 'certified', {}, mentor)).rejects.toMatchObject(NOT_FOUND)
    expect(await decide(id, 'refused', { reason: '業務がない', next: '来年度に相談する' })).toMatchObject({ ok: true })
    const events = (await applicationById(db, id))?.events
    expect(events?.at(-1)).toMatchObject({ decision: 'refused', comment: '業務がない\n次にすること：来年度に相談する' })
    expect((await careerOf(db, misaki))?.certificates.DATA_SPECIALIST ?? []).toEqual([])
  })

  test('does not certify what the facts of the day no longer bear, and names it', async () => {
    await confirmLevels(misaki, 'EX-19')
    await complete(misaki, 'TRN-102', 'TRN-401', 'TRN-402', 'TRN-403')
    const id = await apply(self, 'DATA_SPECIALIST')
    const wrong = await db.$queryRaw<{ id: number }[]>`
      SELECT c.id FROM completion c JOIN course k ON k.id = c.course_id WHERE c.person_id = ${misaki} AND k.code = 'TRN-403'`
    await takeBack(
      db,
      'completion',
      wrong.map((row) => row.id),
      STAMP,
    )
    expect((await status(id)).acts.decide).toEqual({ failed: ['研修（D4）'] })
    expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('研修（D4）') })
    expect(await stateOf(id)).toBe('submitted')
  })

  test('renews a leader once the head has recommended, to three fiscal years later', async () => {
    await readyForRenewal(misaki)
    const id = await apply(self)
    expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('所属長の推薦（LR4）') })
    expect(await accept(id)).toMatchObject({ value: { state: 'recommendation_pending' } })
    expect((await status(id)).acts.decide).toBeNull()
    expect(await recommend(misaki)).toMatchObject({ ok: true })
    expect((await status(id)).acts).toMatchObject({ decide: { failed: [] } })
    const open = await officeList(office('/certification'), {} as never)
    expect(open.applications?.rows.find(({ applicationId }) => applicationId === id)).toMatchObject({
      state: 'decision',
    })
    const both = await Promise.all([decide(id, 'certified'), decide(id, 'certified')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const standings = (await careerOf(db, misaki))?.certificates.DX_LEADER ?? []
    expect(standings).toHaveLength(2)
    expect(standings.at(-1)).toMatchObject({ lastEvent: 'renew', validThrough: '2032-03-31' })
  })

  test('renews at once what was recommended before', async () => {
    await readyForRenewal(misaki)
    await recommend(misaki)
    const id = await apply(self)
    expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('受け付け') })
    expect(await accept(id)).toMatchObject({ value: { state: 'submitted', waits: false } })
    expect((await status(id)).acts).toMatchObject({ accept: false, decide: { failed: [] } })
    expect(await decide(id, 'certified')).toMatchObject({ ok: true })
  })

  test('gives a lapsed certificate back within twelve months', async () => {
    await confirmLevels(misaki, 'EX-16')
    await complete(misaki, 'TRN-102', 'TRN-305', 'TRN-307', 'TRN-309')
    const steps = { start: day('2028-05-10'), operate: day('2028-07-01') }
    await project(db, { unitId: section, by: misaki, steps, measured: { on: day('2028-10-01'), hours: 20 } })
    await certified(db, misaki, 'DX_LEADER', day('2026-01-22'), day('2028-03-31'))
    await recommend(misaki)
    const id = await apply(self)
    await accept(id)
    expect(await decide(id, 'certified')).toMatchObject({ ok: true })
    const standing = (await careerOf(db, misaki))?.certificates.DX_LEADER.at(-1)
    expect(standing).toMatchObject({ lastEvent: 'revive', validThrough: '2031-03-31' })
    expect(standing && stateOn(standing, TODAY)).toBe('valid')
  })
})

describe('a certificate whose condition lapsed', () => {
  test('comes back with the yearly course and a recommendation, for its first term', async () => {
    const { id: courseId } = await db.course.findUniqueOrThrow({ where: { code: 'TRN-102' } })
    await completed(db, courseId, [misaki], day('2028-09-10'))
    const conditionalThrough = day('2028-09-30')
    await certified(db, misaki, 'DX_LEADER', day('2028-02-22'), day('2031-03-31'), { conditionalThrough })
    await recommend(misaki)
    const id = await apply(self)
    expect(await accept(id)).toMatchObject({ ok: true, value: { waits: false } })
    expect(await decide(id, 'certified')).toMatchObject({ ok: true })
    const standing = (await careerOf(db, misaki))?.certificates.DX_LEADER.at(-1)
    expect(standing).toMatchObject({ lastEvent: 'revive', validThrough: '2031-03-31', conditionalThrough: null })
  })
})

describe('the office’s list', () => {
  test('tells by state for whom each application waits, who comes next and whose certificate runs out', async () => {
    await readyForLeader(db, { personId: misaki, unitId: section, skills })
    const id = await apply(self)
    const list = (search: string, who = office) =>
      officeList(who(`/certification?${search}`), Object.fromEntries(new URLSearchParams(search)) as never)
    const row = async () => (await list('')).applications?.rows.find(({ applicationId }) => applicationId === id)
    expect(await row()).toMatchObject({ state: 'submitted', waitsFor: '事務局', decideBy: '令和11年8月15日（水）' })
    await accept(id)
    expect(await row()).toMatchObject({ state: 'signoff_pending', waitsFor: '高島 直樹さん' })
    await signOff(misaki)
    expect(await row()).toMatchObject({ state: 'recommendation_pending', waitsFor: '中川 誠一さん' })
    await recommend(misaki)
    expect(await row()).toMatchObject({ state: 'committee_pending', waitsFor: '第 2 回 2月20日（火）' })
    const candidates = await list('view=candidates&role=DX_LEADER&stage=applied')
    expect(candidates.candidates?.rows.some(({ personId }) => personId === misaki)).toBe(true)
    expect(candidates.insight?.after).toContain('1月31日（水）')
    const near = await somebody('期限 近')
    await certified(db, near, 'DX_LEADER', day('2028-01-22'), day('2031-03-31'), {
      conditionalThrough: day('2028-12-15'),
    })
    const expiring = await list('view=expiring')
    expect(expiring.expiring?.rows.find(({ personId }) => personId === near)).toMatchObject({
      days: 30,
      conditional: true,
      application: null,
    })
    const file = await officeFile(office('/certification.xlsx'), {} as never)
    expect(file.sheets.map(({ name }) => name)).toEqual(['申請', '候補', '期限が近い'])
  })

  test('is the office’s; 職員課 sees what concerns certificates, others nothing', async () => {
    const hr = await signIn(db, null, ['hr_section'])
    const page = await officeList(hr('/certification?view=applications'), { view: 'applications' } as never)
    expect(page).toMatchObject({ applications: null, candidates: null, params: { view: 'expiring' } })
    expect((await officeFile(hr('/certification.xlsx'), {} as never)).sheets.map(({ name }) => name)).toEqual([
      '期限が近い',
    ])
    await expect(officeList(boss('/certification'), {} as never)).rejects.toMatchObject({ status: 403 })
  })
})

test('an application stands by the rules of its day, whatever is published later', async () => {
  await readyForLeader(db, { personId: misaki, unitId: section, skills })
  const id = await apply(self)
  const [leader, ...others] = rules.rules
  const easier = { ...leader, criteria: leader?.criteria.filter(({ type }) => type !== 'signoff') }
  const content = { ...rules, rulesVersion: '9', rules: [easier, ...others], transitionalProvisions: [] }
  await storeRules(db, { version: '9', content, from: day('2028-12-01') }, STAMP)
  await todayIs(day('2028-12-01'))
  expect(await accept(id)).toMatchObject({ value: { state: 'signoff_pending' } })
  expect(await signOff(misaki)).toMatchObject({ value: { state: 'recommendation_pending' } })
  const later = await somebody('後から 一')
  await mentorOf(db, master, later, day('2028-04-01'))
  await expect(signOff(later)).rejects.toMatchObject(NOT_FOUND)
})
