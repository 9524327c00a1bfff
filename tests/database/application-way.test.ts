import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, addMonths, cityDate } from '~/domain/calendar'
import { applicationById } from '~/facts/applications'
import { storeRules } from '~/facts/certification-rules'
import { record } from '~/facts/record'
import { declineApplication } from '~/features/certification/decline-application.server'
import { recommendations } from '~/features/certification/recommendations.server'
import { returnApplication } from '~/features/certification/return-application.server'
import { signoffPage } from '~/features/certification/signoff-page.server'
import { takeBackSignoff } from '~/features/certification/take-back-signoff.server'
import { tellOfLapsed } from '~/features/certification/tell-of-lapsed.server'
import rules from '../../prisma/demo/certification-rules.json'
import {
  accept,
  applicationCity,
  apply,
  boss,
  chief,
  decide,
  director,
  elsewhere,
  master,
  mentor,
  misaki,
  NOT_FOUND,
  newApplicant,
  nextNumber,
  noticesOf,
  office,
  otherChief,
  post,
  recommend,
  section,
  self,
  signOff,
  skills,
  somebody,
  stateOf,
  status,
  TODAY,
  technical,
} from '../support/application-city'
import { formOf } from '../support/builders'
import { certified, mentorOf } from '../support/certification'
import { BEGINNING, STAMP, transfer } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { aimAt } from '../support/learning'
import { readyForLeader } from '../support/ready-for-leader'
import { signIn } from '../support/signed-in'

const { db } = testDatabase()
const day = cityDate

beforeAll(applicationCity)
beforeEach(newApplicant)

const signoffIdOf = async (personId: number) =>
  (await db.$queryRaw<{ id: number }[]>`SELECT id FROM signoff WHERE person_id = ${personId} ORDER BY id DESC`)[0]
    ?.id ?? 0

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
