import { beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { personAssessment } from '~/facts/person-assessment'
import { addEvidence } from '~/features/assessment/add-evidence.server'
import { categoryEntry } from '~/features/assessment/category-entry.server'
import { chooseAim } from '~/features/assessment/choose-aim.server'
import { chooseExtended } from '~/features/assessment/choose-extended.server'
import { clearUnchanged } from '~/features/assessment/clear-unchanged.server'
import { enterUnchanged } from '~/features/assessment/enter-unchanged.server'
import { markChanged } from '~/features/assessment/mark-changed.server'
import { ownSkills } from '~/features/assessment/own-skills.server'
import { quickReview } from '~/features/assessment/quick-review.server'
import { removeEvidence } from '~/features/assessment/remove-evidence.server'
import { saveDraft } from '~/features/assessment/save-draft.server'
import { submitAssessment } from '~/features/assessment/submit-assessment.server'
import { withdrawAssessment } from '~/features/assessment/withdraw-assessment.server'
import { decideLevel } from '~/features/confirmation/decide-level.server'
import { sendBack } from '~/features/confirmation/send-back.server'
import { acknowledgePurpose } from '~/features/purpose/acknowledge-purpose.server'
import { whatFollows } from '~/wiring/consequences'
import { head, roundFor } from '../support/builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from '../support/city-of'
import { statementsOf } from '../support/counted-statements'
import { testDatabase } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const TODAY = cityDate('2028-11-15')
const JULY = cityDate('2028-07-10')
const PERIOD = { opensOn: cityDate('2028-11-01'), dueOn: cityDate('2028-11-24') }

setConsequences(whatFollows)

let number = 200000
let skills: Map<string, number>
let section: number
let chiefId: number
let ishiguroId: number
let ishiguro: Visitor
let chief: Visitor
let round: number

const skill = (code: string) => skills.get(code) ?? 0
const own = () => personAssessment(db, ishiguroId, TODAY)
const openRound = async () => {
  const [first] = (await own()).rounds
  if (!first) throw new Error('no open round')
  return first
}
const save = (fields: Record<string, string>, visitor = ishiguro) => {
  const form = new FormData()
  form.set('round', String(round))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return saveDraft(visitor('/assessment/draft', {}), form)
}
const submit = async (visitor = ishiguro) =>
  submitAssessment(visitor('/me/skills/submit', {}), { round, revision: (await openRound()).revision })
const inRound = () => ({ round })

/** Ishiguro of 介護保険課, asked for two core and two extended skills, of which three were confirmed in July. */
beforeEach(async () => {
  skills ??= await standardFrom(db, BEGINNING)
  number += 10
  await owner.query("UPDATE round SET state = 'closed', closed_on = '2028-11-15' WHERE state = 'open'")
  const department = await unit(db, { code: `D${number}`, name: `福祉保健部${number}` })
  section = await unit(db, { code: `S${number}`, name: '介護保険課', parentId: department })
  chiefId = await person(db, { number: `${number}`, name: '中川 誠一', unitId: section, title: '課長' })
  ishiguroId = await person(db, { number: `${number + 1}`, name: '石黒 美咲', unitId: section })
  await head(db, section, chiefId)
  ishiguro = await signIn(db, ishiguroId)
  chief = await signIn(db, chiefId)
  round = await roundFor(db, PERIOD, [ishiguroId], ['LIT-OFC', 'LIT-DXB', 'AUT-RPA', 'AUT-NCL'].map(skill))
  await recordConfirmations(
    db,
    ['LIT-OFC', 'LIT-DXB', 'AUT-RPA'].map((code) => confirmed(ishiguroId, skill(code), 1, JULY)),
    STAMP,
    TODAY,
  )
})

describe('a draft', () => {
  test('keeps each choice as one goes, and the round shows it as begun', async () => {
    expect(await save({ 'level.LIT-OFC': '2' })).toMatchObject({
      ok: true,
      value: { revision: 1, entered: 1, asked: 4 },
    })
    expect(await save({ 'level.LIT-DXB': '0', 'note.LIT-DXB': '研修で学んだ' })).toMatchObject({ ok: true })
    expect(await openRound()).toMatchObject({
      state: 'draft',
      revision: 2,
      levels: { [skill('LIT-OFC')]: 2, [skill('LIT-DXB')]: 0 },
      notes: { [skill('LIT-DXB')]: '研修で学んだ' },
    })
  })

  test('takes full-width digits, and no level outside the scale', async () => {
    expect(await save({ 'level.LIT-OFC': '３' })).toMatchObject({ ok: true })
    expect((await openRound()).levels).toEqual({ [skill('LIT-OFC')]: 3 })
    expect(await save({ 'level.LIT-OFC': '5' })).toMatchObject({ ok: false, invalid: {} })
  })

  test('changed in two tabs: the second is told both values, and neither is lost', async () => {
    await save({ 'level.LIT-OFC': '2' })
    const second = await save({ 'level.LIT-OFC': '3', 'level.LIT-DXB': '1' })
    expect(second).toEqual({
      ok: false,
      conflict: { revision: 1, clashes: [{ field: 'level.LIT-OFC', mine: '3', theirs: '2' }] },
    })
    expect((await openRound()).levels).toEqual({ [skill('LIT-OFC')]: 2 })
    expect(await save({ 'level.LIT-OFC': '3', 'was.level.LIT-OFC': '2' })).toMatchObject({ ok: true })
    expect((await openRound()).levels).toEqual({ [skill('LIT-OFC')]: 3 })
  })

  test('saved by two tabs at once holds what both of them entered', async () => {
    const saved = await Promise.all([save({ 'level.LIT-OFC': '2' }), save({ 'level.LIT-DXB': '1' })])
    expect(saved.every((each) => each.ok)).toBe(true)
    expect((await openRound()).levels).toEqual({ [skill('LIT-OFC')]: 2, [skill('LIT-DXB')]: 1 })
  })

  test('takes no skill that the round does not ask', async () => {
    await save({ 'level.DAT-VIS': '2', 'level.LIT-OFC': '1' })
    expect((await openRound()).levels).toEqual({ [skill('LIT-OFC')]: 1 })
  })

  test('of somebody else cannot be written, and one learns nothing of it', async () => {
    const form = new FormData()
    form.set('round', String(round))
    form.set('staffNumber', String(number + 1))
    form.set('level.LIT-OFC', '4')
    const other = await signIn(db, await person(db, { number: `${number + 2}`, name: '水野', unitId: section }))
    await expect(saveDraft(other('/assessment/draft', {}), form)).rejects.toMatchObject({ status: 404 })
    await expect(saveDraft(chief('/assessment/draft', {}), form)).rejects.toMatchObject({ status: 404 })
    expect((await openRound()).levels).toEqual({})
  })
})

describe('the quick review', () => {
  test('enters all that did not change in one press, and asks only for the rest', async () => {
    const before = await quickReview(ishiguro('/me/skills/review'), { round: null })
    expect(before).toMatchObject({ waiting: 3, changed: 0, unknown: ['ノーコード・ローコード開発'] })
    await markChanged(ishiguro('/me/skills/review', {}), { ...inRound(), changed: 'AUT-RPA' })
    expect(await enterUnchanged(ishiguro('/me/skills/review', {}), inRound())).toMatchObject({
      value: { entered: 2, restAt: 'AUT' },
    })
    expect((await openRound()).levels).toEqual({ [skill('LIT-OFC')]: 1, [skill('LIT-DXB')]: 1 })
    const after = await quickReview(ishiguro('/me/skills/review'), { round: null })
    expect(after).toMatchObject({ waiting: 0, changed: 1, firstOpen: 'AUT' })
  })

  test('pressed again enters nothing more and takes nothing back that was chosen', async () => {
    await save({ 'level.LIT-OFC': '2' })
    await enterUnchanged(ishiguro('/me/skills/review', {}), inRound())
    expect(await enterUnchanged(ishiguro('/me/skills/review', {}), inRound())).toMatchObject({ value: { entered: 0 } })
    expect((await openRound()).levels).toMatchObject({ [skill('LIT-OFC')]: 2 })
  })

  test('taken back empties what it entered, and keeps what was chosen', async () => {
    await save({ 'level.LIT-OFC': '2' })
    await enterUnchanged(ishiguro('/me/skills/review', {}), inRound())
    await clearUnchanged(ishiguro('/me/skills/review', {}), inRound())
    expect((await openRound()).levels).toEqual({ [skill('LIT-OFC')]: 2 })
  })

  test('「変わった」 on something that was entered along with the others asks for it anew; 「戻す」 forgets that', async () => {
    await enterUnchanged(ishiguro('/me/skills/review', {}), inRound())
    await markChanged(ishiguro('/me/skills/review', {}), { ...inRound(), changed: 'LIT-OFC' })
    expect((await openRound()).levels).not.toHaveProperty(String(skill('LIT-OFC')))
    await markChanged(ishiguro('/me/skills/review', {}), { ...inRound(), unchanged: 'LIT-OFC' })
    expect((await openRound()).changed).toEqual([])
  })
})

describe('handing in', () => {
  const enterAll = () =>
    save({ 'level.LIT-OFC': '1', 'level.LIT-DXB': '2', 'level.AUT-RPA': '1', 'level.AUT-NCL': '0' })

  test('names what is missing, and hands in nothing', async () => {
    await save({ 'level.LIT-OFC': '1', 'level.LIT-DXB': '2', 'level.AUT-RPA': '1' })
    expect(await submit()).toMatchObject({ ok: false, refused: expect.stringContaining('ノーコード・ローコード開発') })
    expect(await db.submission.count({ where: { personId: ishiguroId } })).toBe(0)
  })

  test('asks for evidence of an extended skill from level 2, by name', async () => {
    await save({ 'level.LIT-OFC': '1', 'level.LIT-DXB': '2', 'level.AUT-RPA': '2', 'level.AUT-NCL': '0' })
    expect(await submit()).toMatchObject({ ok: false, refused: expect.stringContaining('証跡') })
    const added = await addEvidence(ishiguro('/me/skills/AUT', {}), {
      ...inRound(),
      skill: 'AUT-RPA',
      title: '転記シナリオの設計書',
      file: { name: '設計書.pdf', kind: 'pdf', bytes: Buffer.from('%PDF-1.7') },
    })
    expect(added).toMatchObject({ ok: true })
    expect(await submit()).toMatchObject({ ok: true })
    const links = await db.evidenceLink.findMany({ where: { selfAssessment: { personId: ishiguroId } } })
    expect(links).toHaveLength(1)
    const removed = await removeEvidence(ishiguro('/me/skills/AUT', {}), { evidence: links[0]?.evidenceId ?? 0 })
    expect(removed).toMatchObject({ ok: false, refused: expect.stringContaining('取り下げ') })
  })

  test('gives the confirmer the levels and ends the draft', async () => {
    await enterAll()
    expect(await submit()).toMatchObject({ ok: true })
    const page = await ownSkills(ishiguro('/me/skills'), {})
    expect(page.rounds[0]).toMatchObject({ state: 'submitted', handedIn: { claims: 4, decided: 0, mode: 'self' } })
    expect(await db.assessmentDraft.count({ where: { personId: ishiguroId } })).toBe(0)
    const row = page.categories.flatMap((category) => category.rows).find(([code]) => code === 'LIT-DXB')
    expect(row?.slice(2, 4)).toEqual([1, '令和10年7月10日 事務局'])
    expect(row?.slice(5, 7)).toEqual([2, true])
  })

  test('pressed twice, or in two tabs at once, hands in once', async () => {
    await enterAll()
    const { revision } = await openRound()
    const press = () => submitAssessment(ishiguro('/me/skills/submit', {}), { round, revision })
    const both = await Promise.all([press(), press()])
    expect([...both, await press()].every((each) => each.ok)).toBe(true)
    expect(await db.submission.count({ where: { personId: ishiguroId } })).toBe(1)
    expect(await db.selfAssessment.count({ where: { personId: ishiguroId } })).toBe(4)
  })

  test('of what another tab has changed meanwhile is stopped: it was not what was looked at', async () => {
    await enterAll()
    const { revision } = await openRound()
    await save({ 'level.LIT-OFC': '3', 'was.level.LIT-OFC': '1' })
    const stale = await submitAssessment(ishiguro('/me/skills/submit', {}), { round, revision })
    expect(stale).toEqual({ ok: false, conflict: { revision: revision + 1 } })
  })

  test('ends entering: a tab left open is told so and overwrites nothing', async () => {
    await enterAll()
    await submit()
    expect(await save({ 'level.LIT-OFC': '4' })).toMatchObject({
      ok: false,
      refused: expect.stringContaining('取り下げ'),
    })
  })

  test('can be taken back until the confirmer has decided something; the levels stay in the form', async () => {
    await enterAll()
    await submit()
    const handedIn = (await openRound()).submission
    const taken = await withdrawAssessment(ishiguro('/me/skills', {}), { submission: handedIn?.submissionId ?? 0 })
    expect(taken).toMatchObject({ ok: true })
    expect(await openRound()).toMatchObject({ state: 'draft', submission: null, revision: 0 })
    expect((await openRound()).levels).toMatchObject({ [skill('LIT-DXB')]: 2 })
    expect(await submit()).toMatchObject({ ok: true })

    const claim = await db.selfAssessment.findFirstOrThrow({
      where: { personId: ishiguroId, skillId: skill('LIT-DXB') },
      orderBy: { id: 'desc' },
    })
    await decideLevel(chief('/', {}), { claim: claim.id, level: 2, comment: '' })
    const late = await withdrawAssessment(ishiguro('/me/skills', {}), { submission: claim.submissionId })
    expect(late).toMatchObject({ ok: false, refused: expect.stringContaining('確認者') })
  })

  test('sent back shows the reason, with everything still entered, and can be handed in anew', async () => {
    await enterAll()
    await submit()
    const submissionId = (await openRound()).submission?.submissionId ?? 0
    await sendBack(chief('/', {}), { submission: submissionId, reason: 'RPA は、自分で動かした例を書いてください。' })
    const page = await ownSkills(ishiguro('/me/skills'), {})
    expect(page.rounds[0]).toMatchObject({
      state: 'returned',
      entered: 4,
      returned: { kind: 'sent_back', comment: 'RPA は、自分で動かした例を書いてください。', by: '中川 誠一' },
    })
    await save({ 'level.LIT-OFC': '2', 'was.level.LIT-OFC': '1' })
    expect((await openRound()).levels).toMatchObject({ [skill('LIT-OFC')]: 2, [skill('AUT-NCL')]: 0 })
    expect(await submit()).toMatchObject({ ok: true })
    expect(await openRound()).toMatchObject({ state: 'submitted', submission: { claims: 4 } })
  })

  test('is whole or not at all: nothing of it can be edited or deleted afterwards', async () => {
    await enterAll()
    await submit()
    await expect(
      db.selfAssessment.updateMany({ where: { personId: ishiguroId }, data: { level: 4 } }),
    ).rejects.toThrow()
    await expect(db.submission.deleteMany({ where: { personId: ishiguroId } })).rejects.toThrow()
  })
})

test('a volunteer adds an extended skill to what the round asks, and may leave it out again', async () => {
  const ask = (form: { add?: string; drop?: string }) =>
    chooseExtended(ishiguro('/me/skills/extended', {}), { ...inRound(), ...form })
  expect(await ask({ add: 'DAT-VIS' })).toMatchObject({ ok: true })
  expect((await openRound()).skillIds).toContain(skill('DAT-VIS'))
  expect(await save({ 'level.DAT-VIS': '1' })).toMatchObject({ ok: true })
  expect(await ask({ drop: 'DAT-VIS' })).toMatchObject({ ok: true })
  expect(await openRound()).toMatchObject({ levels: {} })
  expect(await ask({ add: 'LIT-OFC' })).toMatchObject({ ok: false })
})

test('an aim begins today, another one replaces it, and none ends it', async () => {
  const aim = (role: string) => chooseAim(ishiguro('/me/aim', {}), { role })
  await aim('DX_LEADER')
  expect(await own()).toMatchObject({ aim: 'DX_LEADER' })
  await aim('DX_MASTER')
  expect(await own()).toMatchObject({ aim: 'DX_MASTER' })
  expect(await aim('EMPEROR')).toMatchObject({ ok: false })
  await aim('none')
  expect(await own()).toMatchObject({ aim: null })
})

test('nothing is entered before the purpose of use was told', async () => {
  await owner.query("INSERT INTO purpose_notice VALUES (7, '育成のために使います。', '2028-04-01')")
  try {
    expect(await save({ 'level.LIT-OFC': '1' })).toMatchObject({
      ok: false,
      refused: expect.stringContaining('利用目的'),
    })
    expect(await categoryEntry(ishiguro('/me/skills/LIT'), { category: 'LIT', round: null })).toMatchObject({
      purposeDue: true,
    })
    expect(await acknowledgePurpose(ishiguro('/purpose', {}), { version: 6 })).toMatchObject({ ok: false })
    await acknowledgePurpose(ishiguro('/purpose', {}), { version: 7 })
    expect(await save({ 'level.LIT-OFC': '1' })).toMatchObject({ ok: true })
  } finally {
    await owner.query(
      'DELETE FROM purpose_acknowledgement WHERE notice_version = 7; DELETE FROM purpose_notice WHERE version = 7',
    )
  }
})

test('own skills are read in two statements: who asks, and everything else', async () => {
  await ownSkills(ishiguro('/me/skills'), {})
  const request = ishiguro('/me/skills')
  expect(await statementsOf(() => ownSkills(request, {}))).toHaveLength(2)
})

test('without a session one is shown to the sign-in page, and comes back', async () => {
  await expect(ownSkills(new Request('http://localhost/me/skills'), {})).rejects.toMatchObject({ status: 302 })
})
