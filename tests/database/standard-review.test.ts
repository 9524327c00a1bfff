import { beforeAll, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { publishStandard, storeStandardDraft } from '~/facts/standard-draft'
import { versionInWork } from '~/facts/standard-effect'
import { approvalState } from '~/facts/standard-review'
import { approvalAsked } from '~/features/standard-review/approval-asked.server'
import { compare } from '~/features/standard-review/compare.server'
import { compareFile } from '~/features/standard-review/compare-file.server'
import { actOnReview } from '~/features/standard-review/review-intents.server'
import { type ReviewPage, reviewPage } from '~/features/standard-review/review-page.server'
import { versions } from '~/features/standard-review/versions.server'
import { whatFollows } from '~/wiring/consequences'
import { nextStandard } from '../../prisma/demo/standard-next'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { nextStandardDraft } from '../support/next-standard'
import { signIn, type Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')
let office: Visitor
let hr: Visitor
let officer: Visitor
let staff: Visitor
let people: Record<'office' | 'hr' | 'officer', number>
let versionId: number

beforeAll(async () => {
  setConsequences(whatFollows)
  await todayIs(TODAY)
  await standardFrom(db, BEGINNING)
  const section = await unit(db, { code: 'S001', name: '情報システム課' })
  const named = (number: string, name: string) => person(db, { number, name, unitId: section })
  people = {
    office: await named('100001', '奥村 亮'),
    hr: await named('100002', '小杉 亮子'),
    officer: await named('100003', '大川 徹'),
  }
  await record(
    db,
    'appointment',
    [{ personId: people.officer, role: 'TECH_OFFICER', validFrom: BEGINNING, validTo: cityDate('2030-04-01') }],
    STAMP,
  )
  office = await signIn(db, people.office, ['dx_office'])
  hr = await signIn(db, people.hr, ['hr_section'])
  officer = await signIn(db, people.officer)
  staff = await signIn(db, await named('100004', '石黒 美咲'))
  versionId = await nextStandardDraft(db)
})

function press(who: Visitor, intent: string, fields: Record<string, string | number> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ intent, versionId, ...fields })) form.set(name, String(value))
  return actOnReview(who('/standard/draft/review', {}), form)
}

async function page(who: Visitor, asked: { skill?: string; show?: 'open' | 'all' } = {}): Promise<ReviewPage> {
  const shown = await reviewPage(who('/standard/draft/review'), { skill: '', show: 'all', ...asked })
  if (shown.version === null) throw new Error('there is nothing to review')
  return shown as ReviewPage
}

const told = (personId: number) =>
  db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } }).then((all) => all.map(({ title }) => title))

/** What an edit of the contents leaves behind. */
async function edited(): Promise<void> {
  await db.$executeRaw`
    INSERT INTO standard_edit (standard_version_id, subject, field, before, after, recorded_at)
    VALUES (${versionId}, 'skill:SYS-PRC', 'definition', '"前"', '"後"', ${STAMP.at})`
}

describe('the review of a version', () => {
  test('is read and commented by those who work on the standard, and by nobody else', async () => {
    expect(await statusOf(reviewPage(staff('/standard/draft/review'), { skill: '', show: 'open' }))).toBe(403)
    expect(await statusOf(press(staff, 'comment', { body: '見えないはず' }))).toBe(403)
    expect(await statusOf(press(staff, 'approve', { as: 'hr_section', seenEdit: 0 }))).toBe(403)
    expect(await statusOf(press(hr, 'submit'))).toBe(403)
    expect(await statusOf(press(office, 'approve', { as: 'hr_section', seenEdit: 0 }))).toBe(403)
    expect((await page(hr)).isOffice).toBe(false)
  })

  test('begins only when nothing is open, and then asks whose approval is needed', async () => {
    await db.$executeRaw`DELETE FROM dropped_skill WHERE standard_version_id = ${versionId}`
    const open = await press(office, 'submit')
    expect(open).toMatchObject({ ok: false, problem: expect.stringContaining('結果の引き継ぎ') })
    expect((await page(office)).open[0]).toContain('決まっていないところが 1 か所')
    await db.$executeRaw`
      INSERT INTO dropped_skill (standard_version_id, code, reason)
      SELECT ${versionId}, b.code, '使わなくなった' FROM skill b JOIN standard_version v ON v.predecessor_id = b.standard_version_id
      WHERE v.id = ${versionId} AND NOT EXISTS (SELECT 1 FROM skill_origin o JOIN skill s ON s.id = o.skill_id
        WHERE s.standard_version_id = ${versionId} AND b.code = ANY (o.from_codes))`

    expect(await press(office, 'approve', { as: 'technical_officer', seenEdit: 0 }).catch(() => 'no')).toBe('no')
    expect(await press(hr, 'approve', { as: 'hr_section', seenEdit: 0 })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('レビュー中ではありません'),
    })
    expect(await press(office, 'submit')).toMatchObject({ ok: true })
    expect(await press(office, 'submit')).toMatchObject({
      ok: false,
      problem: 'この版は、もうレビューに出ています。',
    })
    const asked = ['ITスキル標準 第 1.1.0 版のレビューと承認をお願いします']
    expect(await told(people.hr)).toEqual(asked)
    expect(await told(people.officer)).toEqual(asked)
    expect(await told(people.office)).toEqual([])
    expect((await page(hr)).ended.map(({ code }) => code)).toEqual(['AUT-OCR'])
    expect((await page(hr)).mayApprove).toEqual(['hr_section'])
    expect((await page(officer)).mayApprove).toEqual(['technical_officer'])
    expect(await approvalAsked(officer('/'), {})).toEqual({ version: '1.1.0', before: '1.0.0' })
    expect(await approvalAsked(office('/'), {})).toBeNull()
    expect(await approvalAsked(staff('/'), {})).toBeNull()
  })

  test('takes comments on the whole, a skill and a level; they are answered and resolved once', async () => {
    expect(await press(hr, 'comment', { body: '  ' })).toMatchObject({
      ok: false,
      errors: { body: ['コメントを書いてください。'] },
    })
    expect(await press(hr, 'comment', { body: '一言', level: '2' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('スキルを選んでから'),
      kept: { body: '一言' },
    })
    expect(await press(hr, 'comment', { body: '一言', skill: 'NO-SUCH' })).toMatchObject({ ok: false })
    const first = await press(hr, 'comment', { body: '止め方も書いてください。', skill: 'SYS-PRC', level: '2' })
    const again = await press(hr, 'comment', { body: '止め方も書いてください。', skill: 'SYS-PRC', level: '2' })
    expect(first).toMatchObject({ ok: true })
    expect(again).toEqual(first)
    await press(officer, 'comment', { body: '全体としてよい。' })
    expect(await told(people.office)).toHaveLength(2)

    const comment = (first.ok && first.comment) || 0
    expect(await press(office, 'answer', { comment, body: '足しました。' })).toMatchObject({ ok: true })
    expect((await told(people.hr)).at(-1)).toBe('ITスキル標準 第 1.1.0 版に返事がありました')
    const shown = await page(office, { skill: 'SYS-PRC' })
    expect(shown.comments).toHaveLength(1)
    expect(shown.comments[0]).toMatchObject({
      about: expect.stringContaining('レベル 2'),
      by: '小杉 亮子',
      answers: [{ body: '足しました。', by: '奥村 亮' }],
    })
    expect((await page(office)).openComments).toBe(2)
    expect(await press(hr, 'resolve', { comment })).toMatchObject({ ok: true })
    expect(await press(office, 'resolve', { comment })).toMatchObject({ ok: false })
    expect(await press(office, 'answer', { comment, body: '続き' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('解決済み'),
    })
    expect((await page(office, { show: 'open' })).comments.map(({ body }) => body)).toEqual(['全体としてよい。'])
    expect((await page(office)).comments[0]?.resolved).toEqual({ by: '小杉 亮子', on: '令和10年11月15日' })
    expect(await press(hr, 'resolve', { comment: 999_999 })).toMatchObject({ ok: false })
  })

  test('an approval is given once, by whom it is asked of, for what they saw', async () => {
    expect(await press(hr, 'approve', { as: 'technical_officer', seenEdit: 0 })).toMatchObject({ ok: false })
    expect(await press(hr, 'approve', { as: 'hr_section', seenEdit: 99 })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('変わりました'),
    })
    expect(await press(hr, 'approve', { as: 'hr_section', seenEdit: 0 })).toMatchObject({ ok: true })
    expect(await press(hr, 'approve', { as: 'hr_section', seenEdit: 0 })).toMatchObject({
      ok: false,
      problem: 'この版は、もう承認されています。',
    })
    expect(await approvalAsked(hr('/'), {})).toBeNull()
    expect((await page(office)).approvals.map(({ state, by }) => [state, by])).toEqual([
      ['given', '小杉 亮子'],
      ['missing', null],
    ])
  })

  test('sent back it needs a reason, which stays; an edit makes approvals void', async () => {
    expect(await press(office, 'send_back', { reason: '' })).toMatchObject({
      ok: false,
      errors: { reason: [expect.any(String)] },
    })
    expect(await press(office, 'send_back', { reason: '目安を直すため' })).toMatchObject({ ok: true })
    expect(await press(office, 'send_back', { reason: '目安を直すため' })).toMatchObject({ ok: false })
    expect((await page(office)).comments.at(-1)?.body).toBe('下書きに戻した理由：目安を直すため')
    await edited()
    expect(await press(office, 'submit')).toMatchObject({ ok: true })
    const shown = await page(hr)
    expect(shown.approvals.map(({ state }) => state)).toEqual(['void', 'missing'])
    expect(shown.mayApprove).toEqual(['hr_section'])
    const version = await versionInWork(db)
    if (!version) throw new Error('no version in work')
    expect((await approvalState(db, version, TODAY)).missing).toEqual(['hr_section', 'technical_officer'])
    expect((await approvalState(db, version, cityDate('2031-01-01'))).missing).toEqual(['hr_section'])
    const { lastEdit: seenEdit } = shown.version
    const both = await signIn(db, people.officer, ['hr_section'])
    expect(await press(both, 'approve', { as: 'technical_officer', seenEdit })).toMatchObject({ ok: true })
    expect((await page(both)).mayApprove).toEqual([])
    expect(await press(both, 'approve', { as: 'hr_section', seenEdit })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('ほかの人'),
    })
    expect(await press(hr, 'approve', { as: 'hr_section', seenEdit })).toMatchObject({ ok: true })
    expect((await approvalState(db, version, TODAY)).missing).toEqual([])
  })

  test('a city without a standard before it needs no approval', async () => {
    const version = await versionInWork(db)
    if (!version) throw new Error('no version in work')
    expect(await approvalState(db, { ...version, before: null }, TODAY)).toMatchObject({ needed: [], missing: [] })
  })
})

describe('versions side by side', () => {
  test('a draft is listed and compared for those who work on it only', async () => {
    const numbers = async (who: Visitor) =>
      (await versions(who('/standard/versions'), {})).versions.map((one) => [one.version, one.stateWord])
    expect(await numbers(staff)).toEqual([['1.0.0', '公開中']])
    expect(await numbers(hr)).toEqual([
      ['1.1.0', 'レビュー中'],
      ['1.0.0', '公開中'],
    ])
    const asked = { from: '1.0.0', to: '1.1.0', kind: null }
    expect(await statusOf(compare(staff('/standard/compare'), asked))).toBe(404)
    expect(await statusOf(compareFile(staff('/standard/compare.xlsx'), asked))).toBe(404)
    expect((await compare(staff('/standard/compare'), { from: '', to: '', kind: null })).pair).toBeNull()
  })

  test('tell what changed by kind, the same backwards, on the page and in the workbook', async () => {
    const { pair } = await compare(hr('/standard/compare'), { from: '', to: '', kind: null })
    expect(pair).toMatchObject({ from: '1.0.0', to: '1.1.0' })
    const kinds = new Map(pair?.kinds.map(({ kind, count }) => [kind, count]))
    for (const kind of ['added', 'removed', 'renamed', 'split', 'merged', 'scale', 'required'] as const) {
      expect(kinds.get(kind), kind).toBeGreaterThan(0)
    }
    const back = await compare(hr('/standard/compare'), { from: '1.1.0', to: '1.0.0', kind: null })
    const turned = new Map(back.pair?.kinds.map(({ kind, count }) => [kind, count]))
    expect([turned.get('split'), turned.get('merged')]).toEqual([kinds.get('merged'), kinds.get('split')])
    expect(back.pair?.total).toBe(pair?.total)
    const only = await compare(hr('/standard/compare'), { from: '', to: '', kind: 'split' })
    expect(only.pair?.sections.flatMap(({ things }) => things.flatMap(({ changes }) => changes))).toHaveLength(
      kinds.get('split') ?? 0,
    )
    const file = await compareFile(hr('/standard/compare.xlsx'), { from: '', to: '', kind: null })
    expect(file.sheets[1]?.rows).toHaveLength(1 + (pair?.total ?? 0))
    expect(await statusOf(compare(hr('/standard/compare'), { from: '9.9.9', to: '', kind: null }))).toBe(404)
  })

  test('a published version is for everybody, and its review is over', async () => {
    await publishStandard(db, versionId, cityDate('2028-12-01'), STAMP)
    expect(await press(hr, 'comment', { body: '遅れて一言' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('公開されたか'),
    })
    expect(await press(office, 'send_back', { reason: '戻す' })).toMatchObject({ ok: false })
    expect(await reviewPage(office('/standard/draft/review'), { skill: '', show: 'open' })).toEqual({ version: null })
    const { versions: all } = await versions(staff('/standard/versions'), {})
    expect(all.map(({ version, stateWord, through }) => [version, stateWord, through])).toEqual([
      ['1.1.0', '公開予定', null],
      ['1.0.0', '公開中', '令和10年11月30日'],
    ])
    expect((await compare(staff('/standard/compare'), { from: '', to: '', kind: null })).pair?.total).toBeGreaterThan(0)
  })

  test('a version is compared with one that it does not follow at once, over what lies between', async () => {
    const { succession: _told, ...same } = nextStandard()
    const later = { ...same, standard: { ...same.standard, version: '1.2.0' } }
    expect(await storeStandardDraft(db, later, STAMP)).toMatchObject({ stored: true })
    const told = async (from: string, to: string) =>
      (await compare(hr('/standard/compare'), { from, to, kind: null })).pair?.kinds
    expect(await told('1.0.0', '1.2.0')).toEqual(await told('1.0.0', '1.1.0'))
    expect(await told('1.1.0', '1.2.0')).toEqual([])
    expect((await compare(hr('/standard/compare'), { from: '', to: '', kind: null })).pair).toMatchObject({
      from: '1.1.0',
      to: '1.2.0',
    })
  })
})
