import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { callOffMeeting } from '~/features/mentoring/call-off-meeting.server'
import { mentee } from '~/features/mentoring/mentee.server'
import { mentoring } from '~/features/mentoring/mentoring.server'
import { nameProvisional } from '~/features/mentoring/name-provisional.server'
import { ownMentoring } from '~/features/mentoring/own-mentoring.server'
import { mentorPairs } from '~/features/mentoring/pairs.server'
import { planMeeting } from '~/features/mentoring/plan-meeting.server'
import { removeNote } from '~/features/mentoring/remove-note.server'
import { saveNote } from '~/features/mentoring/save-note.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf } from '../support/builders'
import { certified, mentorOf } from '../support/certification'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { aimAt, rulesFrom } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
setConsequences(whatFollows)
const day = cityDate
const NOT_FOUND = { status: 404 }
const MISAKI = '200001'
const TATSUYA = '200002'

let people: { misaki: number; tatsuya: number }
let master: Visitor
let other: Visitor
let misaki: Visitor
let tatsuya: Visitor
let office: Visitor

/** Two masters, each with one candidate. */
beforeAll(async () => {
  await todayIs(day('2028-11-15'))
  await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  const department = await unit(db, { code: 'D01', name: '財務部' })
  const tax = await unit(db, { code: 'S001', name: '市民税課', parentId: department })
  const it = await unit(db, { code: 'S002', name: '情報システム課', parentId: department })
  const named = (number: string, name: string, unitId: number) => person(db, { number, name, unitId })
  const masters = [await named('100001', '高島 直樹', it), await named('100002', '野口 哲也', it)] as const
  people = { misaki: await named(MISAKI, '石黒 美咲', tax), tatsuya: await named(TATSUYA, '安藤 達也', tax) }
  for (const one of masters) await certified(db, one, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
  for (const personId of Object.values(people))
    await aimAt(db, {
      personId,
      role: 'DX_LEADER',
      from: day('2028-05-01'),
      nominatedBy: { personId: masters[0], unitId: tax },
    })
  await mentorOf(db, masters[0], people.misaki, day('2028-05-01'))
  await mentorOf(db, masters[1], people.tatsuya, day('2028-05-01'))
  master = await signIn(db, masters[0])
  other = await signIn(db, masters[1])
  misaki = await signIn(db, people.misaki)
  tatsuya = await signIn(db, people.tatsuya)
  office = await signIn(db, await named('100005', '奥村 亮', it), ['dx_office'])
})

beforeEach(async () => {
  await owner.query('DELETE FROM mentoring_session')
  await owner.query('DELETE FROM mentoring_meeting')
  await owner.query('DELETE FROM mail')
  await owner.query('DELETE FROM notice')
})

const post = (who: Visitor) => who('/mentoring', {})
const NOTE = { mentee: MISAKI, heldOn: '2028-11-14', shared: '例外を先に決める。', privateNote: '繁忙期は避ける' }
const MEETING = { mentee: MISAKI, on: '2028-11-21', at: '10:00', about: '成果物を見る' }
const note = (who: Visitor, more: Record<string, string | number> = {}) =>
  saveNote(post(who), formOf({ ...NOTE, ...more }))
const meet = (who: Visitor, more: Record<string, string | number> = {}) =>
  planMeeting(post(who), formOf({ ...MEETING, ...more }))
const noticesOf = (personId: number) => db.notice.count({ where: { personId } })

describe('a note of a meeting', () => {
  test('is written of one’s own mentee, and rewritten or taken away by who wrote it', async () => {
    const written = await note(master)
    const session = written.ok ? written.value.sessionId : 0
    await expect(note(other)).rejects.toMatchObject(NOT_FOUND)
    for (const who of [other, misaki, office]) {
      await expect(note(who, { session, revision: 1, shared: '書きかえた' })).rejects.toMatchObject(NOT_FOUND)
      await expect(removeNote(post(who), formOf({ session }))).rejects.toMatchObject(NOT_FOUND)
    }
    // Of one's own mentee by the form, of another pair by its id.
    const mixed = { mentee: TATSUYA, session, revision: 1, shared: '書きかえた' }
    for (const who of [master, other]) await expect(note(who, mixed)).rejects.toMatchObject(NOT_FOUND)
    const rows = await db.mentoringSession.findMany({ select: { menteeId: true, shared: true } })
    expect(rows).toEqual([{ menteeId: people.misaki, shared: NOTE.shared }])
  })

  test('that is sent twice is one, and the person hears of it once', async () => {
    const both = await Promise.all([note(master), note(master)])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(await db.mentoringSession.count()).toBe(1)
    expect(await noticesOf(people.misaki)).toBe(1)
    await note(master, { shared: '別の話' })
    expect(await db.mentoringSession.count()).toBe(2)
  })

  test('says its own line to nobody but who wrote it', async () => {
    await note(master)
    const seen = [
      await ownMentoring(misaki('/me/mentoring'), {}),
      await mentoring(office('/mentoring'), { open: '', mentee: MISAKI }),
    ]
    expect(JSON.stringify(seen)).toContain(NOTE.shared)
    expect(JSON.stringify(seen)).not.toContain(NOTE.privateNote)
    await expect(mentee(other('/x'), { staffNumber: MISAKI, edit: '0' })).rejects.toMatchObject(NOT_FOUND)
  })
})

describe('a meeting', () => {
  test('is put, moved and called off in one’s own pair alone, and put once however often it is sent', async () => {
    const both = await Promise.all([meet(master), meet(master)])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(await db.mentoringMeeting.count()).toBe(1)
    expect(await noticesOf(people.misaki)).toBe(1)
    const meeting = both[0]?.ok ? both[0].value.meetingId : 0
    await expect(meet(other)).rejects.toMatchObject(NOT_FOUND)
    for (const who of [master, other])
      await expect(meet(who, { mentee: TATSUYA, meeting })).rejects.toMatchObject(NOT_FOUND)
    for (const who of [other, misaki, tatsuya, office])
      await expect(callOffMeeting(post(who), formOf({ meeting }))).rejects.toMatchObject(NOT_FOUND)
    expect(await meet(master, { meeting, at: '11:00' })).toMatchObject({ ok: true, value: { meetingId: meeting } })
    expect(await db.mentoringMeeting.findMany({ select: { id: true, startsAt: true } })).toEqual([
      { id: meeting, startsAt: '11:00' },
    ])
  })
})

test('who sees everybody’s pairs has looked at them, who sees their own at those', async () => {
  await owner.query('DELETE FROM look')
  const looks = (who: Visitor, personId: number) =>
    db.look.count({ where: { accountId: who.accountId, personIds: { has: personId } } })
  await mentorPairs(office('/mentoring/pairs'), { pair: '0' })
  expect(await looks(office, people.misaki)).toBe(1)
  await mentoring(office('/mentoring'), { open: '', mentee: '' })
  expect(await looks(office, people.tatsuya)).toBe(2)
  await mentoring(master('/mentoring'), { open: '', mentee: '' })
  expect(await looks(master, people.misaki)).toBe(1)
  expect(await looks(master, people.tatsuya)).toBe(0)
})

test('nobody names themselves as a mentor of a year', async () => {
  const named = (number: string) => nameProvisional(post(office), formOf({ person: number, fiscalYear: 2028 }))
  expect(await named('100005')).toMatchObject({ refused: expect.stringContaining('自分は指定できません') })
  expect(await named('100001')).toMatchObject({ ok: true })
})
