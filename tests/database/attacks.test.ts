import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { record } from '~/facts/record'
import { ownEvidenceFile } from '~/features/assessment/evidence-file.server'
import { proxyEntry } from '~/features/assessment/proxy-entry.server'
import { removeEvidence } from '~/features/assessment/remove-evidence.server'
import { saveDraft } from '~/features/assessment/save-draft.server'
import { submitAssessment } from '~/features/assessment/submit-assessment.server'
import { withdrawAssessment } from '~/features/assessment/withdraw-assessment.server'
import { confirmUnchanged } from '~/features/confirmation/confirm-unchanged.server'
import { decideLevel } from '~/features/confirmation/decide-level.server'
import { routeReview } from '~/features/confirmation/route-review.server'
import { takeBackConfirmation } from '~/features/confirmation/take-back-confirmation.server'
import { discardImport } from '~/features/imports/discard-import.server'
import { startImport } from '~/features/imports/start-import.server'
import { peopleList } from '~/features/people/people-list.server'
import { peopleParamsOf } from '~/features/people/people-params'
import { acknowledgePurpose } from '~/features/purpose/acknowledge-purpose.server'
import { safeWayBack } from '~/features/purpose/purpose-address'
import { roundPage } from '~/features/rounds/round.server'
import { safeReturnPath } from '~/features/session/safe-return-path'
import { mapParamsOf } from '~/features/skill-map/map-params'
import { skillMap } from '~/features/skill-map/skill-map.server'
import { storeFile } from '~/platform/upload.server'
import { formOf, handIn, head, roundFor } from '../support/builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const TODAY = cityDate('2028-11-15')
const JULY = cityDate('2028-07-10')
/** One more than the greatest id. */
const BEYOND = '2147483648'
const NUL = '\u0000'
const HALF = '\ud842'

let number = 500000
let skills: Map<string, number>
let ward: number
let ids: { chief: number; nurse: number; master: number }
let visitors: { chief: Visitor; nurse: Visitor; master: Visitor; office: Visitor; hr: Visitor }
let nurseNumber: string
let round: number

const skill = (code: string) => skills.get(code) ?? 0
const since = { validFrom: BEGINNING, validTo: null }

/** A ward: its head, a nurse who may also be entered for, and a master from elsewhere who is the nurse's mentor. */
beforeEach(async () => {
  skills ??= await standardFrom(db, BEGINNING)
  number += 10
  await todayIs(TODAY)
  await owner.query("UPDATE round SET state = 'closed', closed_on = '2028-11-15' WHERE state = 'open'")
  const hospital = await unit(db, { code: `H${number}`, name: `病院事務局${number}` })
  ward = await unit(db, { code: `W${number}`, name: '３階病棟', parentId: hospital })
  nurseNumber = String(number + 1)
  ids = {
    chief: await person(db, { number: String(number), name: '五十嵐 恵', unitId: ward, title: '師長' }),
    nurse: await person(db, { number: nurseNumber, name: '宮島 さくら', unitId: ward }),
    master: await person(db, { number: String(number + 2), name: '高島 直樹', unitId: hospital }),
  }
  await head(db, ward, ids.chief)
  const grant = { role: 'DX_MASTER', event: 'grant', effectiveOn: JULY, state: 'valid' as const }
  const untilWhen = { validThrough: null, conditionalThrough: null, note: null }
  await record(db, 'certificate_event', [{ personId: ids.master, ...grant, ...untilWhen }], STAMP)
  const levels = [confirmed(ids.master, skill('LIT-OFC'), 3, JULY), confirmed(ids.nurse, skill('LIT-OFC'), 1, JULY)]
  await recordConfirmations(db, [...levels, confirmed(ids.nurse, skill('LIT-DXB'), 1, JULY)], STAMP, TODAY)
  visitors = {
    chief: await signIn(db, ids.chief),
    nurse: await signIn(db, ids.nurse),
    master: await signIn(db, ids.master),
    office: await signIn(db, null, ['dx_office']),
    hr: await signIn(db, null, ['hr_section']),
  }
  round = await roundFor(
    db,
    { opensOn: cityDate('2028-11-01'), dueOn: cityDate('2028-12-15') },
    [ids.nurse],
    [skill('LIT-OFC'), skill('LIT-DXB')],
  )
  await db.roundParticipant.updateMany({ where: { roundId: round }, data: { modes: ['self', 'proxy', 'paper'] } })
})

const handedIn = (office: number, basics = 1) =>
  handIn(
    db,
    ids.nurse,
    round,
    TODAY,
    new Map([
      [skill('LIT-OFC'), office],
      [skill('LIT-DXB'), basics],
    ]),
  )

function peopleFound(visitor: Visitor, search: Record<string, string>) {
  const request = visitor(`/people?${new URLSearchParams(search)}`)
  return peopleList(request, peopleParamsOf(request))
}

async function passOn(claim: number, reviewer: number): Promise<void> {
  const given = { selfAssessmentId: claim, reviewerId: reviewer, routedById: ids.chief }
  await db.reviewRoute.create({ data: { ...given, routedOn: new Date(TODAY), recordedAt: STAMP.at } })
}

async function evidenceFor(code: string): Promise<string> {
  const fileId = await storeFile(db, { name: '手順書.txt', kind: 'text', bytes: Buffer.from('手順') }, STAMP)
  const given = { personId: ids.nurse, skillId: skill(code), title: '手順書', detail: '', fileId }
  return String((await db.evidence.create({ data: { ...given, recordedAt: STAMP.at } })).id)
}

describe('what no record can be called', () => {
  test('an id that is too great is not found, and no fault', async () => {
    const read = ownEvidenceFile(visitors.nurse('/evidence/x/file'), { evidenceId: BEYOND })
    await expect(read).rejects.toMatchObject({ status: 404 })
    await expect(roundPage(visitors.office('/rounds/x'), { id: BEYOND })).rejects.toMatchObject({ status: 404 })
    const withdrawn = await withdrawAssessment(visitors.nurse('/', {}), formOf({ submission: BEYOND }))
    expect(withdrawn).toMatchObject({ ok: false, invalid: { submission: [expect.stringContaining('ありません')] } })
    const decided = await decideLevel(visitors.chief('/', {}), formOf({ claim: BEYOND, level: 1 }))
    expect(decided).toMatchObject({ ok: false, invalid: { claim: [expect.any(String)] } })
  })

  test('a text that nothing can hold is told as such, in an address and in a form', async () => {
    await expect(peopleFound(visitors.chief, { q: NUL })).rejects.toMatchObject({ status: 404 })
    for (const text of [NUL, HALF]) {
      const saved = await saveDraft(visitors.nurse('/', {}), { round, note: { 'LIT-OFC': `表${text}` } })
      expect(saved).toMatchObject({ ok: false, invalid: { '': [expect.stringContaining('使えない文字')] } })
    }
    const form = formOf({ round, [`note.${NUL}`]: '表' })
    expect(await saveDraft(visitors.nurse('/', {}), form)).toMatchObject({ ok: false, invalid: expect.anything() })
  })

  test('a day at the ends of the calendar shows the map of today', async () => {
    for (const asOf of ['1868-01-25', '9999-12-31']) {
      const request = visitors.office(`/map?${new URLSearchParams({ asOf, compare: asOf })}`)
      const page = await skillMap(request, mapParamsOf(request))
      expect(page).toMatchObject({ asOf: TODAY, problem: expect.stringContaining('記録はありません') })
    }
  })
})

test('the way back after signing in stays in the portal and fits in a header', () => {
  for (const backTo of [safeReturnPath, safeWayBack]) {
    expect(backTo('/people?q=%E6%B0%B4&page=2')).toBe('/people?q=%E6%B0%B4&page=2')
    for (const to of [
      '//evil.example',
      '/\\evil.example',
      '/\tevil',
      'https://evil.example',
      '/水野',
      '/a\r\nX: y',
      null,
    ]) {
      expect(backTo(to)).toBe('/')
    }
  }
})

describe('somebody who enters', () => {
  test('cannot enter for themselves as for somebody else, which could be objected to later', async () => {
    const own = { round, staffNumber: nurseNumber }
    const saved = saveDraft(visitors.nurse('/', {}), { ...own, level: { 'LIT-OFC': '2', 'LIT-DXB': '1' } })
    await expect(saved).rejects.toMatchObject({ status: 404 })
    const submitted = submitAssessment(visitors.nurse('/', {}), { ...own, revision: 0, mode: 'paper' })
    await expect(submitted).rejects.toMatchObject({ status: 404 })
  })

  test('cannot have the log say that it was entered from paper', async () => {
    await saveDraft(visitors.nurse('/', {}), { round, level: { 'LIT-OFC': '2', 'LIT-DXB': '1' } })
    expect(await submitAssessment(visitors.nurse('/', {}), { round, revision: 1, mode: 'paper' })).toMatchObject({
      ok: true,
    })
    const line = await db.auditEntry.findFirst({ where: { action: 'assessment.submit', subjectPersonId: ids.nurse } })
    expect(line?.detail).toMatchObject({ mode: 'self' })
  })

  test('shares a draft with nobody: the confirmer who prints the form is not sent it', async () => {
    await saveDraft(visitors.nurse('/', {}), { round, level: { 'LIT-OFC': '2' }, note: { 'LIT-OFC': '下書き' } })
    const page = await proxyEntry(visitors.chief('/proxy/x'), { staffNumber: nurseNumber, round: null })
    expect(page.sections.flatMap((section) => section.skills)).toEqual([])
  })
})

describe('somebody named to enter for a whole unit', () => {
  test('acts for those without a PC only: for others they open no file, take none away and tell no purpose', async () => {
    const helper = await person(db, { number: String(number + 3), name: '北野 薫', unitId: ward })
    const named = { unitId: ward, personId: helper, kind: 'proxy' as const, personIds: [] }
    await record(db, 'delegation', [{ ...named, validFrom: BEGINNING, validTo: addDays(TODAY, 100) }], STAMP)
    const visitor = await signIn(db, helper)
    const evidence = await evidenceFor('LIT-OFC')
    const open = () => ownEvidenceFile(visitor('/evidence'), { evidenceId: evidence })
    const tell = () => acknowledgePurpose(visitor('/', {}), { version: 1, staffNumber: nurseNumber })
    expect(await open()).toMatchObject({ name: '手順書.txt' })
    expect(await tell()).toMatchObject({ ok: true })
    await db.roundParticipant.updateMany({ where: { roundId: round }, data: { modes: ['self'] } })
    await expect(open()).rejects.toMatchObject({ status: 404 })
    await expect(tell()).rejects.toMatchObject({ status: 404 })
    await expect(removeEvidence(visitor('/', {}), { evidence })).rejects.toMatchObject({ status: 404 })
  })
})

describe('a reviewer', () => {
  test('opens evidence of the skill that was passed on, and of no other', async () => {
    const { claims } = await handedIn(3)
    await passOn(claims.get(skill('LIT-OFC')) ?? 0, ids.master)
    const asked = await evidenceFor('LIT-OFC')
    const other = await evidenceFor('LIT-DXB')
    const open = (evidenceId: string) => ownEvidenceFile(visitors.master('/evidence'), { evidenceId })
    expect(await open(asked)).toMatchObject({ name: '手順書.txt' })
    await expect(open(other)).rejects.toMatchObject({ status: 404 })
    await passOn(claims.get(skill('LIT-OFC')) ?? 0, ids.chief)
    await expect(open(asked)).rejects.toMatchObject({ status: 404 })
  })

  test('decides the claim that was passed on, and no other of the person', async () => {
    const { claims } = await handedIn(3, 2)
    await passOn(claims.get(skill('LIT-OFC')) ?? 0, ids.master)
    const decide = (code: string, level: number) =>
      decideLevel(visitors.master('/', {}), { claim: claims.get(skill(code)) ?? 0, level, comment: '見ました' })
    expect(await decide('LIT-DXB', 2)).toMatchObject({ ok: false, refused: expect.any(String) })
    expect(await decide('LIT-OFC', 3)).toMatchObject({ ok: true })
  })

  test('who is the mentor leaves to the head what the head decides', async () => {
    await record(db, 'mentor_pair', [{ mentorId: ids.master, menteeId: ids.nurse, kind: 'mentor', ...since }], STAMP)
    const { claims } = await handedIn(2, 3)
    const decided = await decideLevel(visitors.master('/', {}), {
      claim: claims.get(skill('LIT-OFC')) ?? 0,
      level: 2,
      comment: '',
    })
    expect(decided).toMatchObject({ ok: false, refused: expect.any(String) })
    expect(await db.confirmation.count({ where: { personId: ids.nurse, roundId: round } })).toBe(0)
  })
})

describe('two at the same moment', () => {
  /** Somebody takes the submission back while another command runs, and is the first to finish. */
  async function withdrawnMeanwhile<Value>(submissionId: number, act: () => Promise<Value>): Promise<Value> {
    const other = await owner.connect()
    try {
      await other.query('BEGIN')
      await other.query('SELECT pg_advisory_xact_lock(2028, $1)', [ids.nurse])
      const acting = act()
      await new Promise((resolve) => setTimeout(resolve, 300))
      await other.query(
        `INSERT INTO submission_return (submission_id, kind, comment, returned_on, recorded_at)
         VALUES ($1, 'withdrawn', '', $2, now())`,
        [submissionId, TODAY],
      )
      await other.query('COMMIT')
      return await acting
    } finally {
      other.release()
    }
  }

  test('nothing is confirmed of what its owner has just taken back', async () => {
    const { submissionId } = await handedIn(1)
    const agree = () => confirmUnchanged(visitors.chief('/', {}), { submissions: String(submissionId) })
    expect(await withdrawnMeanwhile(submissionId, agree)).toMatchObject({ ok: false })
    expect(await db.confirmation.count({ where: { personId: ids.nurse, roundId: round } })).toBe(0)
  })

  test('nor passed on, nor taken back a second time', async () => {
    const { submissionId, claims } = await handedIn(3)
    const claim = claims.get(skill('LIT-OFC')) ?? 0
    const route = () => routeReview(visitors.chief('/', {}), { claim, reviewer: ids.master })
    expect(await withdrawnMeanwhile(submissionId, route)).toMatchObject({ ok: false })
    expect(await db.reviewRoute.count({ where: { selfAssessmentId: claim } })).toBe(0)

    const again = await handedIn(1)
    await confirmUnchanged(visitors.chief('/', {}), { submissions: String(again.submissionId) })
    const takeBack = () => takeBackConfirmation(visitors.chief('/', {}), { submission: again.submissionId })
    expect(await withdrawnMeanwhile(again.submissionId, takeBack)).toMatchObject({ ok: false })
  })
})

describe('what is not theirs to know or to throw away', () => {
  test('a transfer to come is shown to nobody but the programme', async () => {
    const elsewhere = await unit(db, { code: `X${number}`, name: '新しい課' })
    await transfer(db, ids.nurse, elsewhere, addDays(TODAY, 30))
    const later = { q: '宮島', unit: `X${number}`, asOf: addDays(TODAY, 40) }
    expect((await peopleFound(visitors.chief, later)).total).toBe(0)
    expect((await peopleFound(visitors.hr, later)).total).toBe(1)
  })

  test('職員課 does not give up a file of the standard', async () => {
    const file = { name: 'skill-standard.json', kind: 'text' as const, bytes: Buffer.from('{}') }
    const started = await startImport(visitors.office('/', {}), { kind: 'standard', file })
    const batchId = started.ok ? started.value.batchId : 0
    expect(await discardImport(visitors.hr('/', {}), { batchId })).toMatchObject({
      ok: false,
      refused: expect.stringContaining('事務局'),
    })
    expect(await discardImport(visitors.office('/', {}), { batchId })).toMatchObject({ ok: true })
  })
})
