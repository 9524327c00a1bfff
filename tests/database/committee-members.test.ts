import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { requestReview } from '~/features/certification/request-review.server'
import { committeeWaiting } from '~/features/committee/committee-waiting.server'
import { committeeList } from '~/features/committee/committees.server'
import { nameMembers } from '~/features/committee/name-members.server'
import { planCommittee } from '~/features/committee/plan-committee.server'
import { readOf } from '~/features/committee/read-members'
import { saveMinutes } from '~/features/committee/save-minutes.server'
import { shell } from '~/features/shell/shell.server'
import { menuOf } from '~/wiring/menu'
import { formOf } from '../support/builders'
import {
  accountsOf,
  agenda,
  chair,
  chief,
  committeeCity,
  decide,
  elsewhere,
  HELD_ON,
  mentor,
  misaki,
  NEXT,
  NOT_FOUND,
  neighbour,
  newRounds,
  nextRound,
  office,
  others,
  pending,
  personOf,
  post,
  REFUSAL,
  round,
  seated,
  see,
  self,
  somebody,
  TODAY,
} from '../support/committee-city'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const day = cityDate

beforeAll(committeeCity)
beforeEach(newRounds)

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
    expect(await told(office)).toMatchObject({ undecided: [{ committeeId: round, cases: 1 }], needsRound: false })
    await todayIs(day('2029-03-23'))
    expect(await told(office)).toMatchObject({ needsRound: true })
    expect(await told(chair)).toMatchObject({ needsRound: false })
    expect(await menu(chair)).not.toContain('認定委員会')
  })
})
