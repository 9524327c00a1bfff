import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { standingOn, stateOn } from '~/domain/certificate'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import { applicationById } from '~/facts/applications'
import { careerOf } from '~/facts/careers'
import { certificateByNumber } from '~/facts/certificates'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { record } from '~/facts/record'
import { planCommittee } from '~/features/committee/plan-committee.server'
import rules from '../../prisma/demo/certification-rules.json'
import { formOf } from '../support/builders'
import { application, certified, committee, mentorOf } from '../support/certification'
import { BEGINNING, confirmed, STAMP } from '../support/city-of'
import {
  accountsOf,
  agenda,
  applicant,
  chair,
  committeeCity,
  decide,
  elsewhere,
  give,
  HELD_ON,
  handIn,
  misaki,
  NEXT,
  NOT_FOUND,
  neighbour,
  newRounds,
  nextRound,
  office,
  others,
  own,
  pending,
  post,
  REFUSAL,
  round,
  seated,
  section,
  see,
  skills,
  somebody,
  TODAY,
} from '../support/committee-city'
import { testDatabase, todayIs } from '../support/database'
import { completed } from '../support/learning'

const { db } = testDatabase()
const day = cityDate

beforeAll(committeeCity)
beforeEach(newRounds)

const AUTUMN = day('2029-10-20')

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
