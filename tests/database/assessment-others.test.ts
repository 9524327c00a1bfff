import { beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { type CityDate, cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { evidenceFile } from '~/facts/evidence'
import { personAssessment } from '~/facts/person-assessment'
import { record } from '~/facts/record'
import { accessLog } from '~/features/access-log/access-log.server'
import { ownEvidenceFile } from '~/features/assessment/evidence-file.server'
import { objectToEntry } from '~/features/assessment/object-to-entry.server'
import { offCyclePage } from '~/features/assessment/off-cycle.server'
import { ownSkills } from '~/features/assessment/own-skills.server'
import { paperForm } from '~/features/assessment/paper-form.server'
import { proxyEntry } from '~/features/assessment/proxy-entry.server'
import { proxyList } from '~/features/assessment/proxy-list.server'
import { proxyWaiting } from '~/features/assessment/proxy-waiting.server'
import { requestOffCycle } from '~/features/assessment/request-off-cycle.server'
import { saveDraft } from '~/features/assessment/save-draft.server'
import { submitAssessment } from '~/features/assessment/submit-assessment.server'
import { withdrawAssessment } from '~/features/assessment/withdraw-assessment.server'
import { decideLevel } from '~/features/confirmation/decide-level.server'
import { markRead } from '~/features/notices/mark-read.server'
import { notices } from '~/features/notices/notices.server'
import { acknowledgePurpose } from '~/features/purpose/acknowledge-purpose.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head, roundFor } from '../support/builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const TODAY = cityDate('2028-11-15')
const JULY = cityDate('2028-07-10')

setConsequences(whatFollows)

let number = 300000
let skills: Map<string, number>
let ids: { chief: number; helper: number; nurse: number }
let visitors: { chief: Visitor; helper: Visitor; nurse: Visitor }
let nurseNumber: string

const skill = (code: string) => skills.get(code) ?? 0
const levelOf = async (code: string) =>
  (await personAssessment(db, ids.nurse, TODAY)).levels.find(([skillId]) => skillId === skill(code))?.[1] ?? null

/** A ward: its head, a colleague named to enter for the others, and a nurse without a PC of her own. */
beforeEach(async () => {
  skills ??= await standardFrom(db, BEGINNING)
  number += 10
  await todayIs(TODAY)
  await owner.query("UPDATE round SET state = 'closed', closed_on = '2028-11-15' WHERE state = 'open'")
  const hospital = await unit(db, { code: `H${number}`, name: `病院事務局${number}` })
  const ward = await unit(db, { code: `W${number}`, name: '３階病棟', parentId: hospital })
  nurseNumber = String(number + 2)
  ids = {
    chief: await person(db, { number: String(number), name: '五十嵐 恵', unitId: ward, title: '師長' }),
    helper: await person(db, { number: String(number + 1), name: '北野 薫', unitId: ward }),
    nurse: await person(db, { number: nurseNumber, name: '宮島 さくら', unitId: ward }),
  }
  await head(db, ward, ids.chief)
  await record(
    db,
    'delegation',
    [
      {
        unitId: ward,
        personId: ids.helper,
        kind: 'proxy',
        personIds: [],
        validFrom: BEGINNING,
        validTo: cityDate('2029-04-01'),
      },
    ],
    STAMP,
  )
  visitors = {
    chief: await signIn(db, ids.chief),
    helper: await signIn(db, ids.helper),
    nurse: await signIn(db, ids.nurse),
  }
  await recordConfirmations(db, [confirmed(ids.nurse, skill('LIT-OFC'), 1, JULY)], STAMP, TODAY)
})

const ask = (fields: Record<string, unknown> = {}) =>
  requestOffCycle(visitors.nurse('/me/off-cycle', {}), {
    skill: 'LIT-OFC',
    level: '2',
    reason: '関数で集計表を作り、病棟で使っている。',
    ...fields,
  })

describe('asking for one skill at any time', () => {
  test('needs a reason, waits for the confirmer, and counts from the day it is confirmed', async () => {
    expect(await ask({ reason: '  ' })).toMatchObject({ ok: false, invalid: {} })
    expect(await ask()).toMatchObject({ ok: true })
    const page = await offCyclePage(visitors.nurse('/me/off-cycle'), { skill: 'LIT-OFC' })
    expect(page).toMatchObject({
      chosen: { confirmed: 1 },
      requests: [{ name: 'オフィスソフトの活用', state: 'waiting' }],
    })
    const claim = await db.selfAssessment.findFirstOrThrow({ where: { personId: ids.nurse } })
    await decideLevel(visitors.chief('/', {}), { claim: claim.id, level: 2, comment: '' })
    expect(await levelOf('LIT-OFC')).toBe(2)
  })

  test('for what is confirmed already, or waits already, is refused with the reason', async () => {
    expect(await ask({ level: '1' })).toMatchObject({ ok: false, refused: expect.stringContaining('もうこのレベル') })
    await ask()
    expect(await ask()).toMatchObject({ ok: false, refused: expect.stringContaining('確認を待って') })
    expect(await db.submission.count({ where: { personId: ids.nurse } })).toBe(1)
  })

  test('pressed twice at once asks once', async () => {
    await Promise.all([ask(), ask()])
    expect(await db.submission.count({ where: { personId: ids.nurse } })).toBe(1)
  })

  test('for a skill that an open round is asking leads there instead', async () => {
    await roundFor(db, { name: '秋の見直し', opensOn: JULY, dueOn: TODAY }, [ids.nurse], [skill('LIT-OFC')])
    expect(await ask()).toMatchObject({ ok: false, refused: expect.stringContaining('「秋の見直し」で聞いています') })
  })

  test('for an extended skill at level 2 needs evidence, and whole or nothing of it is kept', async () => {
    const extended = { skill: 'AUT-RPA', level: '2' }
    expect(await ask(extended)).toMatchObject({ ok: false, refused: expect.stringContaining('証跡') })
    const bytes = Buffer.from('%PDF-1.7 手順書')
    const file = { name: '手順書.pdf', kind: 'pdf' as const, bytes }
    expect(await ask({ ...extended, file })).toMatchObject({ ok: false })
    expect(await db.storedFile.count()).toBe(0)
    expect(await ask({ ...extended, title: '転記シナリオ', file })).toMatchObject({ ok: true })
    const [evidence] = await db.evidence.findMany({ where: { personId: ids.nurse } })
    expect(Buffer.from((await evidenceFile(db, evidence?.id ?? 0))?.bytes ?? [])).toEqual(bytes)
    const evidenceId = String(evidence?.id)
    expect(await ownEvidenceFile(visitors.chief('/evidence'), { evidenceId })).toMatchObject({ name: '手順書.pdf' })
    // Between rounds nobody enters for her.
    await expect(ownEvidenceFile(visitors.helper('/evidence'), { evidenceId })).rejects.toMatchObject({ status: 404 })
    const outsider = await signIn(db, await person(db, { number: String(number + 5), name: '他人', unitId: 1 }))
    await expect(ownEvidenceFile(outsider('/evidence'), { evidenceId })).rejects.toMatchObject({ status: 404 })
  })

  test('can be taken back while it waits', async () => {
    await ask()
    const [request] = (await personAssessment(db, ids.nurse, TODAY)).requests
    const withdraw = (visitor: Visitor) =>
      withdrawAssessment(visitor('/me/off-cycle', {}), { submission: request?.submissionId ?? 0 })
    await expect(withdraw(visitors.chief)).rejects.toMatchObject({ status: 404 })
    expect(await withdraw(visitors.nurse)).toMatchObject({ ok: true })
    expect(await withdraw(visitors.nurse)).toMatchObject({ ok: false })
    expect(await ask()).toMatchObject({ ok: true })
  })
})

describe('proxy entry', () => {
  let round: number
  const enter = (visitor: Visitor, level: string) =>
    saveDraft(visitor('/assessment/draft', {}), formOf({ round, staffNumber: nurseNumber, 'level.LIT-OFC': level }))
  const submit = async (mode: 'proxy' | 'paper' = 'proxy') => {
    const [first] = (await personAssessment(db, ids.nurse, TODAY)).rounds
    return submitAssessment(visitors.helper('/proxy', {}), {
      round,
      staffNumber: nurseNumber,
      revision: first?.revision ?? 0,
      mode,
    })
  }
  const object = (comment: string) =>
    personAssessment(db, ids.nurse, TODAY).then(({ proxyEntries: [entry] }) =>
      objectToEntry(visitors.nurse('/me/skills', {}), { submission: entry?.submissionId ?? 0, comment }),
    )

  beforeEach(async () => {
    round = await roundFor(db, { opensOn: JULY, dueOn: cityDate('2028-12-08') }, [ids.nurse], [skill('LIT-OFC')])
    await owner.query("UPDATE round_participant SET modes = '{self,proxy,paper}', rule = 'POP-5' WHERE round_id = $1", [
      round,
    ])
  })

  test('is for the colleague whom the head named: nobody else enters, the head only prints the form', async () => {
    expect(await proxyList(visitors.helper('/proxy'), { page: 1 })).toMatchObject({
      people: [{ name: '宮島 さくら', mayEnter: true, state: 'not_started' }],
    })
    expect(await proxyWaiting(visitors.helper('/'), {})).toEqual({ people: 1, dueOn: expect.any(String) })
    expect(await proxyWaiting(visitors.chief('/'), {})).toEqual({ people: 0, dueOn: null })
    expect(await proxyList(visitors.chief('/proxy'), { page: 1 })).toMatchObject({ people: [{ mayEnter: false }] })
    expect(await proxyList(visitors.nurse('/proxy'), { page: 1 })).toMatchObject({ people: [] })
    await expect(enter(visitors.chief, '2')).rejects.toMatchObject({ status: 404 })
    expect(await paperForm(visitors.chief('/proxy'), { staffNumber: nurseNumber, round: null })).toMatchObject({
      name: '宮島 さくら',
      sections: [{ skills: [{ confirmed: 1 }] }],
    })
    await expect(
      proxyEntry(visitors.nurse('/proxy'), { staffNumber: String(number + 1), round: null }),
    ).rejects.toMatchObject({ status: 404 })
  })

  test('is marked as such, and the person is told and sees who entered', async () => {
    expect(await enter(visitors.helper, '2')).toMatchObject({ ok: true })
    expect(await submit('paper')).toMatchObject({ ok: true })
    expect(await proxyWaiting(visitors.helper('/'), {})).toMatchObject({ people: 0 })
    const submission = await db.submission.findFirstOrThrow({ where: { personId: ids.nurse } })
    expect(submission).toMatchObject({ mode: 'paper', enteredById: ids.helper })
    expect(await ownSkills(visitors.nurse('/me/skills'), {})).toMatchObject({
      proxyEntries: [{ enteredBy: '北野 薫' }],
      rounds: [{ handedIn: { mode: 'paper' } }],
    })
    expect(await notices(visitors.nurse('/notices'), { page: 1 })).toMatchObject({
      notices: [{ title: expect.stringContaining('代理で自己評価が入力されました'), unread: true }],
    })
  })

  test('shows what was handed in no more: that is between the person and the confirmer', async () => {
    await enter(visitors.helper, '2')
    await submit()
    const page = await proxyEntry(visitors.helper('/proxy'), { staffNumber: nurseNumber, round: null })
    expect(page.sections.flatMap((section) => section.skills)).toEqual([])
  })

  test('is objected to within 14 days: it is returned, and what was confirmed on it counts no more', async () => {
    await enter(visitors.helper, '2')
    await submit()
    const claim = await db.selfAssessment.findFirstOrThrow({ where: { personId: ids.nurse } })
    await decideLevel(visitors.chief('/', {}), { claim: claim.id, level: 2, comment: '' })
    expect(await levelOf('LIT-OFC')).toBe(2)
    expect(await object('')).toMatchObject({ ok: false, invalid: {} })
    expect(await object('関数は使えません。')).toMatchObject({ ok: true })
    expect(await levelOf('LIT-OFC')).toBe(1)
    expect((await notices(visitors.helper('/notices'), { page: 1 })).notices[0]?.title).toContain('申し出')
    const [first] = (await personAssessment(db, ids.nurse, TODAY)).rounds
    expect(first).toMatchObject({ state: 'returned', returned: { kind: 'objected', comment: '関数は使えません。' } })
    expect(
      await saveDraft(
        visitors.nurse('/assessment/draft', {}),
        formOf({ round, 'level.LIT-OFC': '1', 'was.level.LIT-OFC': '2' }),
      ),
    ).toMatchObject({
      ok: true,
    })
  })

  test('is no longer objected to after 14 days', async () => {
    await enter(visitors.helper, '2')
    await submit()
    const on = async (day: CityDate) => {
      await todayIs(day)
      return (await ownSkills(visitors.nurse('/me/skills'), {})).proxyEntries.length
    }
    expect(await on(cityDate('2028-11-29'))).toBe(1)
    expect(await on(cityDate('2028-11-30'))).toBe(0)
    expect(await object('違います。')).toMatchObject({ ok: false, refused: expect.stringContaining('14 日') })
  })

  test('begins with the purpose read out, and it is recorded who read it', async () => {
    await owner.query("INSERT INTO purpose_notice VALUES (3, '育成のために使います。', '2028-04-01')")
    try {
      await acknowledgePurpose(visitors.helper('/purpose', {}), { version: 3 })
      expect(await enter(visitors.helper, '2')).toMatchObject({
        ok: false,
        refused: expect.stringContaining('利用目的'),
      })
      const readOut = { version: 3, staffNumber: nurseNumber }
      await expect(acknowledgePurpose(visitors.chief('/proxy', {}), readOut)).rejects.toMatchObject({ status: 404 })
      expect(await acknowledgePurpose(visitors.helper('/proxy', {}), readOut)).toMatchObject({ ok: true })
      expect(await enter(visitors.helper, '2')).toMatchObject({ ok: true })
      expect(
        await db.purposeAcknowledgement.findFirst({ where: { personId: ids.nurse, noticeVersion: 3 } }),
      ).toMatchObject({
        readOutById: ids.helper,
      })
    } finally {
      await owner.query(
        'DELETE FROM purpose_acknowledgement WHERE notice_version = 3; DELETE FROM purpose_notice WHERE version = 3',
      )
    }
  })
})

test('the person reads who looked at their record, as what, where and when', async () => {
  const round = await roundFor(db, { opensOn: JULY, dueOn: TODAY }, [ids.nurse], [skill('LIT-OFC')])
  await owner.query("UPDATE round_participant SET modes = '{self,proxy}' WHERE round_id = $1", [round])
  expect(await accessLog(visitors.nurse('/me/access-log'), { page: 1 })).toMatchObject({ looks: [], total: 0 })
  const look = () => proxyEntry(visitors.helper(`/proxy/${nurseNumber}`), { staffNumber: nurseNumber, round: null })
  await look()
  await look()
  await ownSkills(visitors.nurse('/me/skills'), {})
  expect(await accessLog(visitors.nurse('/me/access-log'), { page: 1 })).toMatchObject({
    looks: [{ who: '北野 薫', unitName: '３階病棟', as: '代理入力者', page: '代理入力', people: 1 }],
    total: 1,
  })
  expect(await accessLog(visitors.helper('/me/access-log'), { page: 1 })).toMatchObject({ total: 0 })
})

test('notices are read one by one or all at once, and lead where they point', async () => {
  for (const title of ['一つ目', '二つ目', '三つ目']) {
    await db.notice.create({
      data: { personId: ids.nurse, title, href: '/me/skills', createdOn: new Date(TODAY), createdAt: STAMP.at },
    })
  }
  const told = () => notices(visitors.nurse('/notices'), { page: 1 })
  const [latest] = (await told()).notices
  expect(latest).toMatchObject({ title: '三つ目', unread: true })
  const opened = await markRead(visitors.nurse('/notices', {}), { notice: latest?.noticeId })
  expect(opened).toMatchObject({ ok: true, value: { href: '/me/skills' } })
  expect(await told()).toMatchObject({ unread: 2, total: 3 })
  expect(await markRead(visitors.helper('/notices', {}), { notice: latest?.noticeId })).toMatchObject({
    value: { href: '/notices' },
  })
  await markRead(visitors.nurse('/notices', {}), {})
  expect(await told()).toMatchObject({ unread: 0 })
})
