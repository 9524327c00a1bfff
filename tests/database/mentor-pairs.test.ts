import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { mentoringOn } from '~/facts/mentoring'
import { beginPair } from '~/features/mentoring/begin-pair.server'
import { endPair } from '~/features/mentoring/end-pair.server'
import { endProvisional } from '~/features/mentoring/end-provisional.server'
import { leftBehind } from '~/features/mentoring/left-behind.server'
import { movePair } from '~/features/mentoring/move-pair.server'
import { nameProvisional } from '~/features/mentoring/name-provisional.server'
import { ownMentoring } from '~/features/mentoring/own-mentoring.server'
import { mentorPairs } from '~/features/mentoring/pairs.server'
import { stateCapacity } from '~/features/mentoring/state-capacity.server'
import { formOf } from '../support/builders'
import { testDatabase, todayIs } from '../support/database'
import { atToday, city, mentoringCity, noticesOf, see, seeMentee, today } from '../support/mentoring-city'
import type { Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db } = testDatabase()
const day = cityDate

beforeAll(mentoringCity)
beforeEach(atToday)

const pairsFor = (who: Visitor) => mentorPairs(who('/mentoring/pairs'), { pair: '0' })

describe('pairs', () => {
  const begin = (who: Visitor, more: Record<string, string> = {}) =>
    beginPair(
      who('/mentoring/pairs', {}),
      formOf({ mentor: '100003', mentee: '200007', kind: 'provisional_mentor', from: '2028-11-15', ...more }),
    )
  const pairOf = async (menteeId: number, kind: string) =>
    (await mentoringOn(db, today)).pairs.find((pair) => pair.menteeId === menteeId && pair.kind === kind)

  test('are for 事務局 and the officer only', async () => {
    const { visitors } = city
    for (const who of [visitors.マスター, visitors.暫定, visitors.職員]) {
      expect(await statusOf(pairsFor(who))).toBe(403)
      expect(await statusOf(begin(who))).toBe(403)
    }
    expect(await statusOf(pairsFor(visitors.技術官))).toBe(200)
  })

  test('a candidate without a mentor is proposed to whoever has room, with the reasons; one press pairs them', async () => {
    const { visitors, people } = city
    const { matches } = await pairsFor(visitors.事務局)
    expect(matches).toMatchObject([{ mentee: '今井 久美', from: null, pairId: null }])
    expect(matches[0]?.reasons.join()).toMatch(/席はあと/)
    expect(await begin(visitors.事務局)).toMatchObject({ ok: true })
    const [imai] = [people.candidates[6] ?? 0]
    expect((await noticesOf(imai))[0]).toBe('野口 哲也さんがあなたの暫定メンターになりました')
    expect((await pairsFor(visitors.事務局)).matches).toEqual([])
    expect(await begin(visitors.事務局)).toMatchObject({ ok: false, refused: 'この人を、もう受け持っています。' })
  })

  test('over the places only when that is said; nobody oneself, nobody who may not', async () => {
    const { visitors } = city
    const four = { officerMasters: '14', officerCandidates: '4', masterCandidates: '6', masterWithAssistant: '10' }
    const capacity = { ...four, provisionalMentor: '1', assistantMentor: '2', from: '2028-11-15' }
    expect(await stateCapacity(visitors.事務局('/mentoring/pairs', {}), formOf(capacity))).toMatchObject({ ok: true })
    const full = { mentee: '200002' }
    expect(await begin(visitors.事務局, full)).toMatchObject({
      ok: false,
      refused: expect.stringMatching(/席は.*1 で/),
    })
    expect(await begin(visitors.事務局, { ...full, exceed: 'yes' })).toMatchObject({ ok: true })
    expect(await begin(visitors.事務局, { mentee: '100003' })).toMatchObject({
      ok: false,
      refused: expect.stringMatching(/本人/),
    })
    expect(await begin(visitors.事務局, { mentor: '100006' })).toMatchObject({ ok: false })
    expect(await begin(visitors.事務局, { mentor: '000000' })).toMatchObject({
      ok: false,
      refused: expect.stringMatching(/見つかりません/),
    })
  })

  test('who looks after too many is proposed a move; from its day the one pair ends and the other begins', async () => {
    const { visitors, people } = city
    const { moves } = await pairsFor(visitors.技術官)
    expect(moves).toMatchObject([{ from: '野口 哲也', kindWord: 'メンター' }])
    const [move] = moves
    const moved = await movePair(
      visitors.技術官('/mentoring/pairs', {}),
      formOf({ pair: move?.pairId ?? 0, mentor: move?.toNumber ?? '', kind: move?.kind ?? '', from: '2028-12-01' }),
    )
    expect(moved).toMatchObject({ ok: true })
    const before = await mentoringOn(db, day('2028-11-30'))
    const after = await mentoringOn(db, day('2028-12-01'))
    const of = (one: typeof before) => one.pairs.filter(({ mentorId }) => mentorId === people.provisional).length
    expect([of(before), of(after)]).toEqual([2, 1])
  })

  test('a pair that ends is no longer so on its day, and the mentee’s page is gone with it', async () => {
    const { visitors, people } = city
    const pair = await pairOf(people.misaki, 'assistant_mentor')
    const end = (from: string) =>
      endPair(visitors.事務局('/mentoring/pairs', {}), formOf({ pair: pair?.pairId ?? 0, from }))
    expect(await end('2028-06-01')).toMatchObject({ ok: false, refused: expect.stringMatching(/令和10年6月5日から/) })
    expect(await end('2028-11-15')).toMatchObject({ ok: true })
    expect(await statusOf(seeMentee(visitors.補助))).toBe(404)
    expect(await statusOf(see(visitors.補助))).toBe(403)
    expect(await end('2028-11-15')).toMatchObject({ ok: false, refused: expect.stringMatching(/もうありません/) })
  })
})

test('whose mentor’s certificate has run out stands without one, is proposed another, and is on the home of 事務局', async () => {
  const { 事務局 } = city.visitors
  expect(await leftBehind(事務局('/'), {})).toEqual({ mentees: 0, mentors: 0 })
  await todayIs(day('2031-04-01'))
  const left = await leftBehind(事務局('/'), {})
  expect(left.mentees).toBeGreaterThan(3)
  const page = await pairsFor(事務局)
  const those = page.withoutMentor.filter(({ before }) => before === '高島 直樹')
  expect(those.map(({ name }) => name)).toContain('木下 恵理')
  // The officer alone may still sign, and has a place less: the provisional mentor's year is over too.
  expect(page.moves.map(({ from, to }) => [from, to])).toEqual(Array(3).fill(['高島 直樹', '大川 徹']))
  expect(page.matches).toEqual([])
  const master = page.mentors.find(({ name }) => name === '高島 直樹')
  expect(master).toMatchObject({ role: 'いまは役割がない' })
  expect(master?.pairs.every(({ isOver }) => isOver)).toBe(true)
  expect(await statusOf(leftBehind(city.visitors.職員('/'), {}))).toBe(403)
  const own = async () => (await ownMentoring(city.visitors.美咲('/me/mentoring'), {})).mentors
  expect((await own()).find(({ name }) => name === '高島 直樹')).toMatchObject({ isOver: true })
  await todayIs(today)
  expect((await own()).find(({ name }) => name === '高島 直樹')).toMatchObject({ isOver: false })
})

describe('暫定メンター and places', () => {
  const name = (who: Visitor, fiscalYear: number, staffNumber = '100006') =>
    nameProvisional(who('/mentoring/pairs', {}), formOf({ person: staffNumber, fiscalYear }))

  test('are named for a fiscal year in which the rules let them sign off, by 事務局', async () => {
    const { visitors, people } = city
    expect(await statusOf(name(visitors.技術官, 2029))).toBe(403)
    expect(await name(visitors.事務局, 2029)).toMatchObject({ ok: true })
    expect(await name(visitors.事務局, 2029)).toMatchObject({ ok: false, refused: expect.stringMatching(/もう指定/) })
    expect(await name(visitors.事務局, 2030)).toMatchObject({
      ok: false,
      refused: expect.stringMatching(/使えるのは 令和9年度、令和10年度、令和11年度です/),
    })
    expect(await name(visitors.事務局, 2027)).toMatchObject({ ok: false, refused: expect.stringMatching(/過ぎた年度/) })
    expect((await noticesOf(people.nobody))[0]).toBe('暫定メンターに指定されました（令和12年3月31日まで）')
    await todayIs(day('2029-04-01'))
    expect(await statusOf(see(visitors.職員))).toBe(200)
  })

  test('do not end while they look after somebody', async () => {
    const { 事務局 } = city.visitors
    const { provisional } = await pairsFor(事務局)
    const noguchi = provisional.find((one) => one.name === '野口 哲也')
    const form = formOf({ appointment: noguchi?.appointmentId ?? 0, from: '2028-11-20' })
    expect(await endProvisional(事務局('/mentoring/pairs', {}), form)).toMatchObject({
      ok: false,
      refused: expect.stringMatching(/受け持ちが 2 人残って/),
    })
  })

  test('places are stated from a day on; what was so before stays', async () => {
    const places = { officerMasters: 14, officerCandidates: 4, masterCandidates: 7, masterWithAssistant: 12 }
    const form = { ...places, provisionalMentor: 3, assistantMentor: 2 }
    const state = (more: Record<string, string | number>) =>
      stateCapacity(city.visitors.事務局('/mentoring/pairs', {}), formOf({ ...form, ...more }))
    expect(await state({ from: '2029-04-01' })).toMatchObject({ ok: true })
    expect((await mentoringOn(db, day('2029-03-31'))).capacity.masterCandidates).toBe(6)
    expect((await mentoringOn(db, day('2029-04-01'))).capacity.masterCandidates).toBe(7)
    expect(await state({ from: '2028-11-14' })).toMatchObject({ ok: false, refused: expect.anything() })
    expect(await state({ from: '2029-04-01', masterWithAssistant: 5 })).toMatchObject({
      ok: false,
      invalid: { masterWithAssistant: expect.anything() },
    })
  })
})
