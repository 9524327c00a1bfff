import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { mentoringOn } from '~/facts/mentoring'
import { record } from '~/facts/record'
import { beginPair } from '~/features/mentoring/begin-pair.server'
import { callOffMeeting } from '~/features/mentoring/call-off-meeting.server'
import { endPair } from '~/features/mentoring/end-pair.server'
import { endProvisional } from '~/features/mentoring/end-provisional.server'
import { leftBehind } from '~/features/mentoring/left-behind.server'
import { mentee } from '~/features/mentoring/mentee.server'
import { mentoring } from '~/features/mentoring/mentoring.server'
import { movePair } from '~/features/mentoring/move-pair.server'
import { nameProvisional } from '~/features/mentoring/name-provisional.server'
import { ownMentoring } from '~/features/mentoring/own-mentoring.server'
import { mentorPairs } from '~/features/mentoring/pairs.server'
import { planMeeting } from '~/features/mentoring/plan-meeting.server'
import { removeNote } from '~/features/mentoring/remove-note.server'
import { saveNote } from '~/features/mentoring/save-note.server'
import { stateCapacity } from '~/features/mentoring/state-capacity.server'
import { shell } from '~/features/shell/shell.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, handIn } from '../support/builders'
import { application, certified, committee, mentorOf } from '../support/certification'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { cityWithCourses } from '../support/imported-files'
import { aimAt, rulesFrom } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db } = testDatabase()
setConsequences(whatFollows)
const day = cityDate
const today = day('2028-11-15')

let city: Awaited<ReturnType<typeof smallCity>>

beforeAll(async () => {
  city = await smallCity()
})
beforeEach(() => todayIs(today))

/** An officer, a master with six candidates, a provisional and an assistant mentor; each unit is one department. */
async function smallCity() {
  const skills = await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  await cityWithCourses(db)
  await committee(db, { fiscalYear: 2028, sequence: 2, applyBy: day('2029-01-31'), heldOn: day('2029-02-20') })
  const department = await unit(db, { code: 'D01', name: '財務部' })
  const tax = await unit(db, { code: 'S001', name: '市民税課', parentId: department })
  const finance = await unit(db, { code: 'S002', name: '財政課', parentId: department })
  const it = await unit(db, { code: 'S006', name: '情報システム課', parentId: department })
  const named = (number: string, name: string, unitId: number) => person(db, { number, name, unitId })
  const officer = await named('100001', '大川 徹', it)
  const master = await named('100002', '高島 直樹', finance)
  const provisional = await named('100003', '野口 哲也', it)
  const leader = await named('100004', '加藤 香織', finance)
  const office = await named('100005', '奥村 亮', it)
  const nobody = await named('100006', '大野 五月', tax)
  const candidates: number[] = []
  for (const [index, name] of [
    '石黒 美咲',
    '安藤 達也',
    '木下 恵理',
    '谷川 健一',
    '野村 賢治',
    '大野 真由',
    '今井 久美',
  ].entries()) {
    const candidate = await named(`20000${index + 1}`, name, tax)
    await aimAt(db, {
      personId: candidate,
      role: 'DX_LEADER',
      from: day('2028-05-01'),
      nominatedBy: { personId: nobody, unitId: tax },
    })
    candidates.push(candidate)
  }
  await record(
    db,
    'appointment',
    [
      { personId: officer, role: 'TECH_OFFICER', validFrom: day('2027-04-01'), validTo: day('2032-04-01') },
      { personId: provisional, role: 'PROVISIONAL_MENTOR', validFrom: day('2028-04-01'), validTo: day('2029-04-01') },
    ],
    STAMP,
  )
  await certified(db, master, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
  await certified(db, leader, 'DX_LEADER', day('2027-10-19'), day('2031-03-31'))
  for (const candidate of candidates.slice(0, 6)) await mentorOf(db, master, candidate, day('2028-05-22'))
  await mentorOf(db, leader, candidates[0] ?? 0, day('2028-06-05'), 'assistant_mentor')
  await mentorOf(db, officer, master, day('2028-04-03'))
  await db.$transaction((sql) =>
    recordConfirmations(
      sql,
      [master, officer].flatMap((who) =>
        ['AUT-RPA', 'BPR-ASI'].map((code) => confirmed(who, skills.get(code) ?? 0, 3, day('2028-07-10'))),
      ),
      STAMP,
      today,
    ),
  )
  return {
    skills,
    people: { officer, master, provisional, leader, nobody, candidates, misaki: candidates[0] ?? 0 },
    visitors: {
      技術官: await signIn(db, officer),
      マスター: await signIn(db, master),
      暫定: await signIn(db, provisional),
      補助: await signIn(db, leader),
      事務局: await signIn(db, office, ['dx_office']),
      職員: await signIn(db, nobody),
      美咲: await signIn(db, candidates[0] ?? 0),
    } satisfies Record<string, Visitor>,
  }
}

const see = (who: Visitor) => mentoring(who('/mentoring'), { open: '', mentee: '' })
const seeMentee = (who: Visitor, staffNumber = '200001') =>
  mentee(who(`/mentoring/${staffNumber}`), { staffNumber, edit: '0' })
const pairsFor = (who: Visitor) => mentorPairs(who('/mentoring/pairs'), { pair: '0' })

async function noticesOf(personId: number): Promise<string[]> {
  const rows = await db.notice.findMany({ where: { personId }, orderBy: { id: 'desc' }, select: { title: true } })
  return rows.map(({ title }) => title)
}

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
})

describe('暫定メンター and places', () => {
  const name = (who: Visitor, fiscalYear: number, staffNumber = '100006') =>
    nameProvisional(who('/mentoring/pairs', {}), formOf({ person: staffNumber, fiscalYear }))

  test('are named for a fiscal year in which the rules let them sign off, by 事務局', async () => {
    const { visitors, people } = city
    expect(await statusOf(name(visitors.技術官, 2029))).toBe(403)
    expect(await name(visitors.事務局, 2029)).toMatchObject({ ok: true })
    expect(await name(visitors.事務局, 2029)).toMatchObject({ ok: false, refused: expect.stringMatching(/もう指定/) })
    expect(await name(visitors.事務局, 2030)).toMatchObject({ ok: false, refused: expect.stringMatching(/TP-2/) })
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
