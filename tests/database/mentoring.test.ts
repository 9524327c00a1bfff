import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { callOffMeeting } from '~/features/mentoring/call-off-meeting.server'
import { ownMentoring } from '~/features/mentoring/own-mentoring.server'
import { planMeeting } from '~/features/mentoring/plan-meeting.server'
import { removeNote } from '~/features/mentoring/remove-note.server'
import { saveNote } from '~/features/mentoring/save-note.server'
import { shell } from '~/features/shell/shell.server'
import { formOf, handIn } from '../support/builders'
import { application } from '../support/certification'
import { testDatabase, todayIs } from '../support/database'
import { atToday, city, mentoringCity, noticesOf, see, seeMentee } from '../support/mentoring-city'
import type { Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db } = testDatabase()
const day = cityDate

beforeAll(mentoringCity)
beforeEach(atToday)

const NOTE = {
  mentee: '200001',
  heldOn: '令和10年11月14日',
  shared: '例外の扱いを先に決める。',
  nextStep: '例外の一覧を作る',
  nextBy: 'R10.12.1',
  nextWho: 'mentee',
  privateNote: '繁忙期は避ける',
}

const note = (who: Visitor, more: Record<string, string | number> = {}) =>
  saveNote(who('/mentoring', {}), formOf({ ...NOTE, ...more }))

describe('the mentor’s desk', () => {
  test('is there for whoever mentors and for 事務局, and for nobody else', async () => {
    const { 技術官, マスター, 暫定, 補助, 事務局, 職員, 美咲 } = city.visitors
    for (const who of [技術官, マスター, 暫定, 補助, 事務局]) expect(await statusOf(see(who))).toBe(200)
    for (const who of [職員, 美咲]) expect(await statusOf(see(who))).toBe(403)
  })

  test('a master sees six candidates by criteria, and the own part of who looks after whom', async () => {
    const page = await see(city.visitors.マスター)
    expect(page.progress.map(({ role, rows }) => [role, rows.length])).toEqual([['DX_LEADER', 6]])
    expect(page.seats).toMatchObject({ candidates: 6, places: 10 })
    expect(page.seats.rows).toHaveLength(1)
    expect(page.thin).toBeNull()
    expect(page.mayPair).toBe(false)
  })

  test('the officer sees the whole city, the masters with their renewal, and where it is thin', async () => {
    const page = await see(city.visitors.技術官)
    expect(page.seats).toMatchObject({ candidates: 6, places: 4 + 10 + 4 })
    expect(page.masters).toMatchObject([{ name: '高島 直樹', through: '令和13年3月31日' }])
    expect(page.thin?.skills).toHaveLength(5)
    expect(page.thin?.skills.every(({ able }) => able === 0)).toBe(true)
  })

  test('an assistant sees the progress of whom they accompany, but is asked to confirm nothing', async () => {
    const page = await see(city.visitors.補助)
    expect(page.progress[0]?.rows.map(({ name }) => name)).toEqual(['石黒 美咲'])
    expect(page.tasks.map(({ kind }) => kind)).not.toContain('levels')
  })

  test('a level of 3 waits for the master who has it, a 4 only for the officer, and both know how many wait', async () => {
    const { skills, people, visitors } = city
    const claimed = (code: string, level: number): [number, number] => [skills.get(code) ?? 0, level]
    const others: [number, number][] = [claimed('AUT-OCR', 3), claimed('BPR-ASI', 4)]
    await handIn(db, people.misaki, null, day('2028-11-10'), new Map([claimed('AUT-RPA', 3), ...others]))
    await handIn(db, people.master, null, day('2028-11-10'), new Map([claimed('AUT-RPA', 4)]))
    const ofMaster = await see(visitors.マスター)
    const levels = ofMaster.tasks.filter(({ kind }) => kind === 'levels')
    expect(levels).toMatchObject([{ title: 'レベル 3 の確認', name: '石黒 美咲', to: '/reviews' }])
    expect(levels[0]?.what).toContain('未評価 → 3')
    const ofOfficer = await see(visitors.技術官)
    expect(ofOfficer.tasks.filter(({ kind }) => kind === 'levels')).toMatchObject([
      { title: 'レベル 4 の確認', name: '高島 直樹' },
    ])
    const { viewer } = await shell(visitors.マスター('/'), {})
    expect(viewer?.waitingMentoring).toBe(ofMaster.tasks.length)
  })

  test('an application that waits for the sign-off waits here until it is given', async () => {
    const { people, visitors } = city
    const rules = await db.certificationRules.findFirstOrThrow({ select: { id: true } })
    const path = { signoff: true, recommendation: true, committee: true }
    const applicationId = await application(db, {
      personId: people.misaki,
      role: 'DX_LEADER',
      startedOn: day('2028-11-01'),
      path,
      events: [
        { event: 'submit', on: day('2028-11-06') },
        { event: 'accept', on: day('2028-11-08') },
      ],
      frozen: { rulesId: rules.id, dossier: {} },
    })
    const waits = async (who: Visitor) => (await see(who)).tasks.filter(({ kind }) => kind === 'signoff')
    expect(await waits(visitors.マスター)).toMatchObject([
      { criterion: 'L6', to: `/certification/applications/${applicationId}`, name: '石黒 美咲' },
    ])
    expect(await waits(visitors.補助)).toEqual([])
    expect(await waits(visitors.技術官)).toEqual([])
    await todayIs(day('2029-08-06'))
    expect(await waits(visitors.マスター)).toEqual([])
  })
})

describe('one mentee', () => {
  test('is known to their mentors and to nobody else', async () => {
    const { visitors } = city
    expect(await statusOf(seeMentee(visitors.マスター))).toBe(200)
    expect(await statusOf(seeMentee(visitors.補助))).toBe(200)
    for (const who of [visitors.技術官, visitors.暫定, visitors.事務局, visitors.職員, visitors.美咲])
      expect(await statusOf(seeMentee(who))).toBe(404)
    expect(await statusOf(seeMentee(visitors.マスター, '999999'))).toBe(404)
  })

  test('shows confirmed levels only, never what the person claims', async () => {
    const page = await seeMentee(city.visitors.補助)
    const rpa = page.levels.short.find(({ code }) => code === 'AUT-RPA')
    expect(rpa).toMatchObject({ level: null, isShort: true })
    expect(page.tasks.map(({ kind }) => kind)).not.toContain('levels')
    expect(page.criteria.map(({ id }) => id)).toContain('L6')
  })

  test('the look is logged for the person', async () => {
    await seeMentee(city.visitors.マスター)
    const look = await db.look.findFirst({
      where: { page: '/mentoring/200001', accountId: city.visitors.マスター.accountId },
    })
    expect(look).toMatchObject({ actedAs: 'mentor', personIds: [city.people.misaki] })
  })
})

describe('notes of meetings', () => {
  test('the mentee reads what is for both, never the mentor’s own line, and is told', async () => {
    const { visitors, people } = city
    expect(await note(visitors.マスター)).toMatchObject({ ok: true })
    expect((await noticesOf(people.misaki))[0]).toBe('面談の記録が共有されました')
    const own = await ownMentoring(visitors.美咲('/me/mentoring'), {})
    expect(own.sessions).toMatchObject([{ shared: NOTE.shared, mentorName: '高島 直樹' }])
    expect(own.next).toMatchObject([{ nextStep: NOTE.nextStep, nextByInWords: '12月1日（金）' }])
    expect(JSON.stringify(own)).not.toContain(NOTE.privateNote)
    expect((await seeMentee(visitors.マスター)).sessions).toMatchObject([{ privateNote: NOTE.privateNote }])
    expect(JSON.stringify(await seeMentee(visitors.補助))).not.toContain(NOTE.shared)
  })

  test('a day to come is a plan, not a note; without words it is none', async () => {
    const { マスター } = city.visitors
    expect(await note(マスター, { heldOn: '2028-11-16' })).toMatchObject({
      ok: false,
      refused: expect.stringMatching(/予定/),
    })
    expect(await note(マスター, { shared: ' ' })).toMatchObject({ ok: false, invalid: { shared: expect.anything() } })
  })

  test('only for one’s own people; of others’ notes one knows nothing', async () => {
    const { visitors } = city
    const written = await note(visitors.マスター)
    const session = written.ok ? written.value.sessionId : 0
    for (const who of [visitors.技術官, visitors.暫定, visitors.事務局, visitors.職員, visitors.美咲])
      expect(await statusOf(note(who))).toBe(404)
    expect(await statusOf(note(visitors.補助, { session, revision: 1 }))).toBe(404)
    expect(await statusOf(removeNote(visitors.補助('/mentoring', {}), formOf({ session })))).toBe(404)
    expect(await statusOf(removeNote(visitors.美咲('/mentoring', {}), formOf({ session })))).toBe(404)
  })

  test('written anew in two tabs, the second is told', async () => {
    const { マスター } = city.visitors
    const written = await note(マスター)
    const session = written.ok ? written.value.sessionId : 0
    expect(await note(マスター, { session, revision: 1, shared: '書き直した。' })).toMatchObject({ ok: true })
    expect(await note(マスター, { session, revision: 1 })).toMatchObject({
      ok: false,
      conflict: expect.objectContaining({ shared: '書き直した。', revision: 2 }),
    })
  })

  test('whoever wrote it takes it away for good', async () => {
    const { visitors } = city
    const written = await note(visitors.マスター, { shared: '消すもの' })
    const session = written.ok ? written.value.sessionId : 0
    expect(await removeNote(visitors.マスター('/mentoring', {}), formOf({ session }))).toMatchObject({ ok: true })
    expect(await db.mentoringSession.findUnique({ where: { id: session } })).toBeNull()
  })
})

describe('meetings', () => {
  const plan = (who: Visitor, more: Record<string, string | number> = {}) =>
    planMeeting(
      who('/mentoring', {}),
      formOf({ mentee: '200001', on: '令和10年11月21日', at: '１０時', about: '例外', ...more }),
    )

  test('a planned one waits on the desk and with the mentee until it is called off', async () => {
    const { visitors, people } = city
    const planned = await plan(visitors.マスター)
    const meeting = planned.ok ? planned.value.meetingId : 0
    const tasks = (await see(visitors.マスター)).tasks.filter(({ kind }) => kind === 'meeting')
    expect(tasks).toMatchObject([{ due: '11月21日（火） 10:00', name: '石黒 美咲' }])
    expect((await ownMentoring(visitors.美咲('/me/mentoring'), {})).meetings).toMatchObject([
      { at: '10:00', about: '例外' },
    ])
    expect(await plan(visitors.マスター, { meeting, on: '2028-11-22' })).toMatchObject({ ok: true })
    expect(await statusOf(callOffMeeting(visitors.補助('/mentoring', {}), formOf({ meeting })))).toBe(404)
    expect(await callOffMeeting(visitors.マスター('/mentoring', {}), formOf({ meeting }))).toMatchObject({ ok: true })
    expect((await noticesOf(people.misaki))[0]).toContain('11月22日（水）の面談は取りやめ')
    expect((await see(visitors.マスター)).tasks.filter(({ kind }) => kind === 'meeting')).toEqual([])
  })

  test('not in the past, not without a time, not with somebody else’s people', async () => {
    const { マスター, 暫定 } = city.visitors
    expect(await plan(マスター, { on: '2028-11-14' })).toMatchObject({ ok: false, refused: expect.anything() })
    expect(await plan(マスター, { at: '25時' })).toMatchObject({ ok: false, invalid: { at: expect.anything() } })
    expect(await statusOf(plan(暫定))).toBe(404)
  })
})
