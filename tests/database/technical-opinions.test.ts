import { beforeAll, beforeEach, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { ownEvidenceFile } from '~/features/assessment/evidence-file.server'
import { askOpinion } from '~/features/confirmation/ask-opinion.server'
import { decideLevel } from '~/features/confirmation/decide-level.server'
import { giveOpinion } from '~/features/confirmation/give-opinion.server'
import { reviews } from '~/features/confirmation/reviews.server'
import { sectionConfirm } from '~/features/confirmation/section-confirm.server'
import { shell } from '~/features/shell/shell.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, handIn, head } from '../support/builders'
import { certified } from '../support/certification'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db, owner } = testDatabase()
setConsequences(whatFollows)
const day = cityDate
const TODAY = day('2028-11-15')

let skills: Map<string, number>
let misaki: number
let leader: number
let chief: Visitor
let adviser: Visitor
let other: Visitor
let claim: number
let core: number
let high: number

beforeAll(async () => {
  skills = await standardFrom(db, BEGINNING)
  const care = await unit(db, { code: 'S001', name: '介護保険課' })
  const elsewhere = await unit(db, { code: 'S002', name: '障害福祉課' })
  const boss = await person(db, { number: '100001', name: '中川 誠一', unitId: care })
  await head(db, care, boss)
  chief = await signIn(db, boss)
  misaki = await person(db, { number: '100002', name: '石黒 美咲', unitId: care })
  leader = await person(db, { number: '100003', name: '髙﨑 𠮷子', unitId: elsewhere })
  await certified(db, leader, 'DX_LEADER', day('2027-10-19'), day('2031-03-31'))
  adviser = await signIn(db, leader)
  const nobody = await person(db, { number: '100004', name: '加藤 香織', unitId: elsewhere })
  await certified(db, nobody, 'DX_LEADER', day('2027-10-19'), day('2031-03-31'))
  other = await signIn(db, nobody)
  await db.$transaction((sql) =>
    recordConfirmations(sql, [confirmed(leader, idOf('AUT-RPA'), 2, day('2028-07-10'))], STAMP, TODAY),
  )
})

beforeEach(async () => {
  await todayIs(TODAY)
  await owner.query('DELETE FROM technical_opinion')
  await owner.query('DELETE FROM opinion_request')
  await owner.query('DELETE FROM notice')
  const levels = new Map([
    [idOf('AUT-RPA'), 2],
    [idOf('LIT-OFC'), 2],
    [idOf('SYS-REQ'), 3],
  ])
  const { claims } = await handIn(db, misaki, null, TODAY, levels)
  const of = (code: string) => claims.get(idOf(code)) ?? 0
  claim = of('AUT-RPA')
  core = of('LIT-OFC')
  high = of('SYS-REQ')
})

function idOf(code: string): number {
  return skills.get(code) ?? 0
}

const ask = (who: Visitor, claimId = claim, adviserId = leader) =>
  askOpinion(who('/x', {}), formOf({ claim: claimId, adviser: adviserId }))
const wanted = async (who = adviser) => (await reviews(who('/reviews'), {})).opinions
const give = (who: Visitor, request: number, said: { level?: string; comment?: string } = {}) =>
  giveOpinion(who('/x', {}), formOf({ request, level: '1', comment: '手順書に例外の扱いがない。', ...said }))
const board = async () =>
  (await sectionConfirm(chief('/x'), { code: 'S001' })).claims.find((each) => each.claimId === claim)
const notices = async (personId: number) => (await db.notice.findMany({ where: { personId } })).map((one) => one.title)
const refused = (words: string) => ({ ok: false, refused: expect.stringContaining(words) })

test('a confirmer asks a leader who has the skill, who sees it by its evidence alone and answers; the confirmer decides', async () => {
  expect((await board())?.advisers).toEqual([{ personId: leader, name: '髙﨑 𠮷子', role: 'DX_LEADER' }])
  expect(await ask(chief)).toMatchObject({ ok: true })
  expect(await notices(leader)).toEqual(['技術の意見を頼まれました'])
  expect((await shell(adviser('/'), {})).viewer?.waitingReviews).toBe(1)
  const [one] = await wanted()
  expect(one).toMatchObject({ name: '石黒 美咲', unitName: '介護保険課', askedBy: '中川 誠一', evidence: [] })
  expect(one?.indicators).toHaveLength(5)
  expect(JSON.stringify(one)).not.toMatch(/claimed|note/)
  expect(await give(adviser, one?.requestId ?? 0)).toMatchObject({ ok: true })
  expect((await board())?.opinions).toEqual([{ name: '髙﨑 𠮷子', level: 1, comment: '手順書に例外の扱いがない。' }])
  expect(await wanted()).toEqual([])
  expect((await shell(adviser('/'), {})).viewer?.waitingReviews).toBe(0)
  expect(await db.confirmation.count({ where: { selfAssessmentId: claim, voidedAt: null } })).toBe(0)
})

test('an opinion needs a level and words, is given once, and only by whoever was asked', async () => {
  await ask(chief)
  const request = (await wanted())[0]?.requestId ?? 0
  expect(await give(adviser, request, { level: '' })).toMatchObject({ ok: false })
  expect(await give(adviser, request, { level: '3' })).toMatchObject({ invalid: { level: expect.anything() } })
  expect(await give(adviser, request, { comment: ' ' })).toMatchObject({
    invalid: { comment: ['意見を書いてください。'] },
  })
  for (const who of [other, chief]) expect(await give(who, request)).toMatchObject(refused('もう求められていません'))
  expect(await wanted(other)).toEqual([])
  const both = await Promise.all([give(adviser, request), give(adviser, request)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await give(adviser, request)).toMatchObject(refused('もう求められていません'))
})

test('who is asked has the skill and is not the person; core skills and level 3 are no matter of opinion', async () => {
  expect(await ask(chief, claim, misaki)).toMatchObject(refused('一覧から選び直して'))
  expect(await ask(chief, core)).toMatchObject(refused('拡張スキルのレベル 2 まで'))
  expect(await ask(chief, high)).toMatchObject(refused('確認を頼んで'))
  expect(await ask(chief)).toMatchObject({ ok: true })
  expect(await ask(chief)).toMatchObject(refused('もう頼んであります'))
  expect(await statusOf(ask(other))).toBe(404)
})

test('once it is decided nothing is wanted any more, and the evidence is closed again', async () => {
  const file = { name: '手順書.pdf', mediaType: 'application/pdf', size: 3, sha256: 'x', bytes: Buffer.from('pdf') }
  const { id: fileId } = await db.storedFile.create({ data: { ...file, recordedAt: STAMP.at } })
  const about = { personId: misaki, title: '手順書', detail: '', fileId, recordedAt: STAMP.at }
  const { id: evidenceId } = await db.evidence.create({ data: { ...about, skillId: idOf('AUT-RPA') } })
  const { id: elsewhere } = await db.evidence.create({ data: { ...about, skillId: idOf('AUT-NCL') } })
  const open = (who: Visitor, id = evidenceId) => statusOf(ownEvidenceFile(who('/x'), { evidenceId: id }))
  expect(await open(adviser)).toBe(404)
  await ask(chief)
  const [one] = await wanted()
  expect(one?.evidence).toMatchObject([{ title: '手順書' }])
  expect([await open(adviser), await open(adviser, elsewhere), await open(other)]).toEqual([200, 404, 404])
  const form = formOf({ claim, level: 1, comment: '証跡から見て 1' })
  expect(await decideLevel(chief('/x', {}), form)).toMatchObject({ ok: true })
  expect(await wanted()).toEqual([])
  expect(await open(adviser)).toBe(404)
  expect(await give(adviser, one?.requestId ?? 0)).toMatchObject(refused('もう求められていません'))
  expect(await ask(chief, claim)).toMatchObject(refused('もう決まっています'))
})
