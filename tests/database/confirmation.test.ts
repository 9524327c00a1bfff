import { beforeEach, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { record } from '~/facts/record'
import { agreeToPerson } from '~/features/confirmation/agree-to-person.server'
import { confirmUnchanged } from '~/features/confirmation/confirm-unchanged.server'
import { decideLevel } from '~/features/confirmation/decide-level.server'
import { remindSection } from '~/features/confirmation/remind-section.server'
import { reviews } from '~/features/confirmation/reviews.server'
import { routeReview } from '~/features/confirmation/route-review.server'
import { sectionConfirm } from '~/features/confirmation/section-confirm.server'
import { sendBack } from '~/features/confirmation/send-back.server'
import { takeBackConfirmation } from '~/features/confirmation/take-back-confirmation.server'
import { waitingForMe } from '~/features/confirmation/waiting.server'
import { whatFollows } from '~/wiring/consequences'
import { handIn, head, roundFor } from '../support/builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const TODAY = cityDate('2028-11-15')
const EARLIER = cityDate('2028-07-10')
const PATH = '/sections/S001/confirm'

let number = 100000
let city = 0
let skills: Map<string, number>
let department: number
let section: number
let ids: { director: number; chief: number; mizuno: number; inagaki: number; master: number }
let chief: Visitor
let round: number

const skill = (code: string) => skills.get(code) ?? 0
const levels = (given: Record<string, number>) =>
  new Map(Object.entries(given).map(([code, level]) => [skill(code), level]))
const someone = (name: string, unitId: number, title = '主事') => {
  number += 1
  return person(db, { number: String(number), name, unitId, title })
}
const levelOf = async (personId: number, code: string) =>
  (await db.currentLevel.findUnique({ where: { personId_skillId: { personId, skillId: skill(code) } } }))?.level ?? null

setConsequences(whatFollows)

beforeEach(async () => {
  skills ??= await standardFrom(db, BEGINNING)
  city += 1
  await owner.query("UPDATE round SET state = 'closed', closed_on = '2028-11-15' WHERE state = 'open'")
  department = await unit(db, { code: `D${city}`, name: `福祉保健部${city}` })
  section = await unit(db, { code: `S${city}`, name: '介護保険課', parentId: department })
  ids = {
    director: await someone('部長 太郎', department, '部長'),
    chief: await someone('中川 誠一', section, '課長'),
    mizuno: await someone('水野 啓介', section),
    inagaki: await someone('稲垣 玲子', section),
    master: await someone('高島 直樹', department, '主査'),
  }
  await head(db, department, ids.director)
  await head(db, section, ids.chief)
  chief = await signIn(db, ids.chief)
  round = await roundFor(
    db,
    { opensOn: cityDate('2028-11-01'), dueOn: cityDate('2028-12-15') },
    [ids.chief, ids.mizuno, ids.inagaki],
    [...skills.values()],
  )
  await recordConfirmations(
    db,
    [ids.mizuno, ids.inagaki].flatMap((personId) => [
      confirmed(personId, skill('LIT-DXB'), 1, EARLIER),
      confirmed(personId, skill('LIT-OFC'), 1, EARLIER),
    ]),
    STAMP,
    TODAY,
  )
})

const page = (visitor: Visitor) => sectionConfirm(visitor(`/sections/S${city}/confirm`), { code: `S${city}` })

test('a head agrees at once to everybody who repeats what is confirmed, and to nobody else', async () => {
  const same = await handIn(db, ids.mizuno, round, TODAY, levels({ 'LIT-DXB': 1, 'LIT-OFC': 1 }))
  const other = await handIn(db, ids.inagaki, round, TODAY, levels({ 'LIT-DXB': 2, 'LIT-OFC': 1 }))
  expect((await page(chief)).unchanged).toMatchObject({ people: 1, submissions: [same.submissionId] })
  const result = await confirmUnchanged(chief(PATH, {}), { submissions: `${same.submissionId},${other.submissionId}` })
  expect(result).toEqual({ ok: true, value: { people: 1, levels: 2 } })
  const rows = await db.confirmation.findMany({ where: { roundId: round } })
  expect(rows.map((row) => [row.personId, row.level, row.confirmedAs, row.source])).toEqual([
    [ids.mizuno, 1, 'head', 'round'],
    [ids.mizuno, 1, 'head', 'round'],
  ])
  const states = await db.roundParticipant.findMany({ where: { roundId: round }, orderBy: { personId: 'asc' } })
  expect(states.map((row) => row.state)).toEqual(['not_started', 'confirmed', 'submitted'])
  expect(await db.notice.count({ where: { personId: ids.mizuno } })).toBe(1)
})

test('agreeing twice confirms once, and the second is told', async () => {
  const same = await handIn(db, ids.mizuno, round, TODAY, levels({ 'LIT-DXB': 1 }))
  const both = await Promise.all(
    [1, 2].map(() => confirmUnchanged(chief(PATH, {}), { submissions: String(same.submissionId) })),
  )
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  expect(both.find((result) => !result.ok)).toMatchObject({ refused: expect.stringContaining('画面を開き直して') })
  expect(await db.confirmation.count({ where: { roundId: round } })).toBe(1)
})

test('a level other than claimed needs a comment; the last decision takes the unchanged rest along', async () => {
  const { claims } = await handIn(db, ids.inagaki, round, TODAY, levels({ 'LIT-DXB': 2, 'LIT-OFC': 1 }))
  const claim = claims.get(skill('LIT-DXB')) ?? 0
  const without = await decideLevel(chief(PATH, {}), { claim, level: 1 })
  expect(without).toMatchObject({ ok: false, refused: expect.stringContaining('理由をコメントに') })
  expect(await db.confirmation.count({ where: { roundId: round } })).toBe(0)
  const result = await decideLevel(chief(PATH, {}), { claim, level: 1, comment: 'あと一歩です。' })
  expect(result).toMatchObject({ ok: true, value: { along: 1 } })
  const row = await db.confirmation.findFirstOrThrow({ where: { selfAssessmentId: claim } })
  expect(row).toMatchObject({ level: 1, comment: 'あと一歩です。', confirmedById: ids.chief })
  expect((await db.selfAssessment.findUniqueOrThrow({ where: { id: claim } })).level).toBe(2)
  expect((await page(chief)).waiting).toBe(0)
})

test('the confirmation counts from the confirmer’s day', async () => {
  const { claims } = await handIn(db, ids.inagaki, round, cityDate('2028-11-10'), levels({ 'LIT-DXB': 2 }))
  await decideLevel(chief(PATH, {}), { claim: claims.get(skill('LIT-DXB')) ?? 0, level: 2 })
  const on = (day: string) =>
    db.$queryRaw<{ level: number }[]>`
      SELECT level FROM levels_on(${day}::date) WHERE person_id = ${ids.inagaki} AND skill_id = ${skill('LIT-DXB')}`
  expect(await on('2028-11-14')).toEqual([{ level: 1 }])
  expect(await on('2028-11-15')).toEqual([{ level: 2 }])
})

test('who decides second on the same level is told what was decided, and nothing is doubled', async () => {
  const { claims } = await handIn(db, ids.inagaki, round, TODAY, levels({ 'LIT-DXB': 2 }))
  const claim = claims.get(skill('LIT-DXB')) ?? 0
  await record(
    db,
    'delegation',
    [
      {
        unitId: section,
        personId: ids.mizuno,
        kind: 'delegate',
        personIds: [],
        validFrom: BEGINNING,
        validTo: cityDate('2029-04-01'),
      },
    ],
    STAMP,
  )
  const delegate = await signIn(db, ids.mizuno)
  const results = await Promise.all([
    decideLevel(chief(PATH, {}), { claim, level: 2 }),
    decideLevel(delegate(PATH, {}), { claim, level: 1, comment: 'まだ早い' }),
  ])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toMatchObject({ conflict: { on: TODAY } })
  expect(await db.confirmation.count({ where: { selfAssessmentId: claim } })).toBe(1)
})

test('nobody confirms themselves: a head’s own levels wait for the head above', async () => {
  const own = await handIn(db, ids.chief, round, TODAY, levels({ 'LIT-DXB': 2 }))
  const claim = own.claims.get(skill('LIT-DXB')) ?? 0
  expect((await page(chief)).people).toEqual([])
  await expect(decideLevel(chief(PATH, {}), { claim, level: 2 })).rejects.toMatchObject({ status: 404 })
  const director = await signIn(db, ids.director)
  expect((await page(director)).claims.map((each) => each.claimId)).toEqual([claim])
  await decideLevel(director(PATH, {}), { claim, level: 2 })
  const row = await db.confirmation.findFirstOrThrow({ where: { selfAssessmentId: claim } })
  expect(row).toMatchObject({ confirmedAs: 'superior', confirmedById: ids.director })
  await expect(
    owner.query(
      `INSERT INTO confirmation (person_id, skill_id, level, confirmed_on, confirmed_by_id, confirmed_as, source, recorded_at)
       VALUES ($1, $2, 2, '2028-11-15', $1, 'head', 'round', now())`,
      [ids.chief, skill('LIT-DXB')],
    ),
  ).rejects.toThrow('confirmation_of_another')
})

test('level 3 is passed on to a master whose own level is 3, who alone decides it', async () => {
  const { claims } = await handIn(db, ids.mizuno, round, TODAY, levels({ 'LIT-OFC': 3, 'LIT-DXB': 1 }))
  const claim = claims.get(skill('LIT-OFC')) ?? 0
  await record(
    db,
    'certificate_event',
    [
      {
        personId: ids.master,
        role: 'DX_MASTER',
        event: 'grant',
        effectiveOn: BEGINNING,
        state: 'valid',
        validThrough: null,
        conditionalThrough: null,
        note: null,
      },
    ],
    STAMP,
  )
  expect(await decideLevel(chief(PATH, {}), { claim, level: 3 })).toMatchObject({
    refused: expect.stringContaining('DX推進マスター'),
  })
  const notYet = await routeReview(chief(PATH, {}), { claim, reviewer: ids.master })
  expect(notYet).toMatchObject({ refused: expect.stringContaining('一覧から選び直して') })
  await recordConfirmations(db, [confirmed(ids.master, skill('LIT-OFC'), 3, EARLIER)], STAMP, TODAY)
  const master = await signIn(db, ids.master)
  await expect(decideLevel(master('/reviews', {}), { claim, level: 3 })).rejects.toMatchObject({ status: 404 })
  expect(await routeReview(chief(PATH, {}), { claim, reviewer: ids.master })).toMatchObject({ ok: true })
  expect(await levelOf(ids.mizuno, 'LIT-DXB')).toBe(1)
  expect((await reviews(master('/reviews'), {})).claims.map((each) => each.skillCode)).toEqual(['LIT-OFC'])
  expect(await decideLevel(master('/reviews', {}), { claim, level: 3 })).toMatchObject({ ok: true })
  expect(await levelOf(ids.mizuno, 'LIT-OFC')).toBe(3)
  const participant = await db.roundParticipant.findUniqueOrThrow({
    where: { roundId_personId: { roundId: round, personId: ids.mizuno } },
  })
  expect(participant.state).toBe('confirmed')
})

test('an extended level 2 without evidence is not confirmed', async () => {
  const { claims } = await handIn(db, ids.mizuno, round, TODAY, levels({ 'AUT-RPA': 2 }))
  const claim = claims.get(skill('AUT-RPA')) ?? 0
  expect(await decideLevel(chief(PATH, {}), { claim, level: 2 })).toMatchObject({
    refused: expect.stringContaining('証跡が 1 つ要ります'),
  })
  await db.evidence.create({
    data: { personId: ids.mizuno, skillId: skill('AUT-RPA'), title: '手順書', detail: '', recordedAt: STAMP.at },
  })
  expect(await decideLevel(chief(PATH, {}), { claim, level: 2 })).toMatchObject({ ok: true })
})

test('in a first round a head agrees to a whole person at once, but for what is not the head’s to confirm', async () => {
  const newcomer = await someone('寺井 隆', section)
  const handedIn = await handIn(
    db,
    newcomer,
    null,
    TODAY,
    levels({ 'LIT-DXB': 1, 'LIT-OFC': 2, 'LIT-COL': 3, 'AUT-RPA': 2 }),
  )
  expect((await page(chief)).people.find((each) => each.name === '寺井 隆')).toMatchObject({ asClaimed: 2 })
  const agree = () => agreeToPerson(chief(PATH, {}), { submission: handedIn.submissionId })
  expect(await agree()).toMatchObject({ ok: true, value: { levels: 2 } })
  expect(await levelOf(newcomer, 'LIT-OFC')).toBe(2)
  expect(await levelOf(newcomer, 'LIT-COL')).toBeNull()
  expect(await agree()).toMatchObject({ refused: expect.stringContaining('1 つずつ決めます') })
})

test('what is sent back waits for the person, with the reason, and not for the head', async () => {
  const { submissionId } = await handIn(db, ids.inagaki, round, TODAY, levels({ 'LIT-DXB': 2 }))
  expect(await sendBack(chief(PATH, {}), { submission: submissionId, reason: ' ' })).toMatchObject({
    invalid: { reason: ['差し戻す理由を書いてください。'] },
  })
  await sendBack(chief(PATH, {}), { submission: submissionId, reason: '証跡がありません' })
  const shown = await page(chief)
  expect(shown.people).toEqual([])
  expect(shown.returned).toEqual([{ name: '稲垣 玲子', comment: '証跡がありません', on: TODAY }])
  const again = await sendBack(chief(PATH, {}), { submission: submissionId, reason: 'もう一度' })
  expect(again).toMatchObject({ refused: expect.stringContaining('差し戻し済み') })
})

test('one person’s confirmation is taken back as long as the round is open; the level before counts again', async () => {
  const { submissionId, claims } = await handIn(db, ids.inagaki, round, TODAY, levels({ 'LIT-DXB': 2 }))
  await decideLevel(chief(PATH, {}), { claim: claims.get(skill('LIT-DXB')) ?? 0, level: 2 })
  expect(await levelOf(ids.inagaki, 'LIT-DXB')).toBe(2)
  await takeBackConfirmation(chief(PATH, {}), { submission: submissionId })
  expect(await levelOf(ids.inagaki, 'LIT-DXB')).toBe(1)
  expect((await page(chief)).waiting).toBe(1)
  await decideLevel(chief(PATH, {}), { claim: claims.get(skill('LIT-DXB')) ?? 0, level: 2 })
  await owner.query("UPDATE round SET state = 'closed', closed_on = '2028-11-15' WHERE id = $1", [round])
  expect(await takeBackConfirmation(chief(PATH, {}), { submission: submissionId })).toMatchObject({
    refused: expect.stringContaining('取り消せる確認がありません'),
  })
})

test('whoever moves away takes the open assessment to the new head, and the old one sees it no more', async () => {
  const { claims } = await handIn(db, ids.inagaki, round, TODAY, levels({ 'LIT-DXB': 2 }))
  const elsewhere = await unit(db, { code: `X${city}`, name: '市民課', parentId: department })
  const other = await someone('新課長 花子', elsewhere, '課長')
  await head(db, elsewhere, other)
  await transfer(db, ids.inagaki, elsewhere, TODAY)
  expect((await page(chief)).claims).toEqual([])
  const claim = claims.get(skill('LIT-DXB')) ?? 0
  await expect(decideLevel(chief(PATH, {}), { claim, level: 2 })).rejects.toMatchObject({ status: 404 })
  const newHead = await signIn(db, other)
  expect(await decideLevel(newHead(PATH, {}), { claim, level: 2 })).toMatchObject({ ok: true })
})

test('a delegate sees and confirms the people named to them, and nobody else', async () => {
  await handIn(db, ids.inagaki, round, TODAY, levels({ 'LIT-DXB': 2 }))
  const kuroda = await someone('黒田 修', section, '係長')
  const hidden = await handIn(db, kuroda, null, TODAY, levels({ 'LIT-DXB': 2 }))
  await record(
    db,
    'delegation',
    [
      {
        unitId: section,
        personId: ids.mizuno,
        kind: 'delegate',
        personIds: [ids.inagaki],
        validFrom: BEGINNING,
        validTo: cityDate('2029-04-01'),
      },
    ],
    STAMP,
  )
  const delegate = await signIn(db, ids.mizuno)
  expect((await page(delegate)).people.map((each) => each.name)).toEqual(['稲垣 玲子'])
  const claim = hidden.claims.get(skill('LIT-DXB')) ?? 0
  await expect(decideLevel(delegate(PATH, {}), { claim, level: 2 })).rejects.toMatchObject({ status: 404 })
})

test('what was handed in for a round now closed is overtaken by what is handed in anew', async () => {
  const old = await handIn(db, ids.inagaki, round, cityDate('2028-11-02'), levels({ 'LIT-DXB': 3 }))
  const later = await handIn(db, ids.inagaki, round, TODAY, levels({ 'LIT-DXB': 2 }))
  const shown = (await page(chief)).claims.map((claim) => claim.claimId)
  expect(shown).toEqual([later.claims.get(skill('LIT-DXB'))])
  expect(shown).not.toContain(old.claims.get(skill('LIT-DXB')))
})

test('those who have not handed in are reminded once a day', async () => {
  const remind = () => remindSection(chief(PATH, {}), { unit: `S${city}` })
  expect(await remind()).toEqual({ ok: true, value: { people: 2 } })
  expect(await remind()).toMatchObject({ refused: expect.stringContaining('きょうはもう知らせました') })
  expect(await db.notice.count({ where: { personId: ids.mizuno } })).toBe(1)
})

test('home tells a head what waits: people, places, sent back, not handed in', async () => {
  await handIn(db, ids.mizuno, round, TODAY, levels({ 'LIT-DXB': 2, 'LIT-OFC': 1 }))
  expect(await waitingForMe(chief('/'), {})).toEqual({
    applications: 0,
    people: 1,
    places: 1,
    returned: 0,
    notSubmitted: 1,
    unitCode: `S${city}`,
  })
})

test('looking at the confirmations of others is written down', async () => {
  await handIn(db, ids.inagaki, round, TODAY, levels({ 'LIT-DXB': 2 }))
  await page(chief)
  const look = await db.look.findFirst({ where: { page: `/sections/S${city}/confirm` } })
  expect(look?.personIds).toEqual([ids.mizuno, ids.inagaki].sort((a, b) => a - b))
})
