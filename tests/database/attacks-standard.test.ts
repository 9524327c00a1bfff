import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { standardContent } from '~/facts/standard-content'
import { frameworkPage } from '~/features/frameworks/framework.server'
import { frameworksPage } from '~/features/frameworks/frameworks.server'
import { actOnDraft, saveTexts } from '~/features/standard-draft/draft-intents.server'
import { history } from '~/features/standard-draft/history.server'
import { exportFile } from '~/features/standard-export/export-file.server'
import { exportPage } from '~/features/standard-export/export-page.server'
import { decideOrigin } from '~/features/standard-publication/decide-origin.server'
import { dropSkill } from '~/features/standard-publication/drop-skill.server'
import { effect } from '~/features/standard-publication/effect.server'
import { effectFile } from '~/features/standard-publication/effect-file.server'
import { origins } from '~/features/standard-publication/origins.server'
import { publication } from '~/features/standard-publication/publication.server'
import { publishStandard } from '~/features/standard-publication/publish-standard.server'
import { compare } from '~/features/standard-review/compare.server'
import { compareFile } from '~/features/standard-review/compare-file.server'
import { actOnReview } from '~/features/standard-review/review-intents.server'
import { reviewPage } from '~/features/standard-review/review-page.server'
import { versions } from '~/features/standard-review/versions.server'
import { writeFrameworks } from '../../prisma/demo/write-frameworks'
import { formOf } from '../support/builders'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { nextStandardDraft } from '../support/next-standard'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const AT = '/standard/draft'
/** One more than the greatest id. */
const BEYOND = '2147483648'

let office: Visitor
let second: Visitor
let hr: Visitor
let anybody: Visitor
let draft: number
let published: number

beforeAll(async () => {
  await todayIs(cityDate('2028-11-15'))
  await standardFrom(db, BEGINNING)
  await writeFrameworks(db)
  published = (await db.standardVersion.findFirstOrThrow({ where: { state: 'published' } })).id
  draft = await nextStandardDraft(db)
  const section = await unit(db, { code: 'S001', name: '情報システム課' })
  const named = (number: string, name: string) => person(db, { number, name, unitId: section })
  office = await signIn(db, await named('100001', '奥村 亮'), ['dx_office'])
  second = await signIn(db, await named('100002', '森 一郎'), ['dx_office'])
  hr = await signIn(db, await named('100003', '小杉 亮子'), ['hr_section'])
  anybody = await signIn(db, await named('100004', '石黒 美咲'))
})

const press = (who: Visitor, fields: Record<string, string | number>) => actOnDraft(who(AT, {}), formOf(fields))
const review = (who: Visitor, fields: Record<string, string | number>) => actOnReview(who(AT, {}), formOf(fields))
const content = (versionId = draft) => standardContent(db, versionId)

describe('a draft', () => {
  test('is nowhere for those who may not read it: no page, no file, no name of it', async () => {
    const reads: (() => Promise<unknown>)[] = [
      () => reviewPage(anybody(AT), { skill: '', show: 'all' }),
      () => origins(anybody(AT), { skill: '' }),
      () => effect(anybody(AT), { from: '', behind: null, page: 1 }),
      () => effectFile(anybody(AT), { from: '', behind: null, page: 1 }),
      () => publication(anybody(AT), { from: '' }),
    ]
    for (const read of reads) await expect(read()).rejects.toMatchObject({ status: 403 })
    const asked: (() => Promise<unknown>)[] = [
      () => exportFile(anybody('/x'), { version: '1.1.0', format: 'json' }),
      () => exportPage(anybody('/x'), { version: '1.1.0' }),
      () => compare(anybody('/x'), { from: '1.0.0', to: '1.1.0', kind: null }),
      () => compareFile(anybody('/x'), { from: '1.0.0', to: '1.1.0', kind: null }),
      () => frameworksPage(anybody('/x'), { version: '1.1.0' }),
      () => frameworkPage(anybody('/x'), { id: 'ipaDssPv2', version: '1.1.0', area: '', show: '', q: '' }),
    ]
    for (const read of asked) await expect(read()).rejects.toMatchObject({ status: 404 })
    expect(JSON.stringify(await versions(anybody('/x'), {}))).not.toContain('1.1.0')
  })

  test('is the only version that a form reaches: what is published stays, whatever number is sent', async () => {
    const before = await content(published)
    const fields = { version: published, code: 'LIT-OFC', kind: 'skill', to: 'down', reason: '' }
    for (const intent of ['discard', 'move', 'remove', 'undo'])
      expect(await press(office, { intent, ...fields, edit: 1 })).toMatchObject({
        problem: expect.stringContaining('開き直'),
      })
    expect(
      await decideOrigin(office(AT, {}), { version: published, code: 'LIT-OFC', kind: 'new', was: '' }),
    ).toMatchObject({ ok: false })
    expect(await dropSkill(office(AT, {}), { version: published, code: 'LIT-OFC', reason: '不要' })).toMatchObject({
      ok: false,
    })
    for (const intent of ['submit', 'send_back', 'comment'])
      expect(await review(office, { intent, versionId: published, body: 'a', reason: 'b' })).toMatchObject({
        ok: false,
      })
    expect(await content(published)).toEqual(before)
  })

  test('knows no id that is too great', async () => {
    for (const intent of ['discard', 'move', 'remove', 'undo']) {
      const fields = { version: BEYOND, code: 'LIT-OFC', kind: 'skill', to: 'down', edit: 1 }
      expect(await press(office, { intent, ...fields })).toMatchObject({ errors: { version: expect.any(String) } })
    }
    expect(await press(office, { intent: 'undo', version: draft, edit: BEYOND })).toHaveProperty('errors.edit')
    for (const intent of ['answer', 'resolve'])
      expect(await review(office, { intent, versionId: draft, comment: BEYOND, body: 'a' })).toMatchObject({
        ok: false,
      })
    const form = formOf({ version: BEYOND, 'skill:LIT-OFC/name': 'x', 'was.skill:LIT-OFC/name': 'y' })
    expect(await saveTexts(office(AT, {}), form)).toMatchObject({ ok: false, invalid: { version: expect.anything() } })
    const origin = { version: BEYOND, code: 'LIT-OFC', kind: 'new' as const, was: '' }
    expect(await decideOrigin(office(AT, {}), origin)).toMatchObject({ invalid: { version: expect.anything() } })
  })

  test('has no field but those of a standard, and keeps no text that is too long', async () => {
    const save = (name: string, value: string) =>
      saveTexts(office(AT, {}), formOf({ version: draft, [name]: value, [`was.${name}`]: '' }))
    const before = await content()
    for (const name of [
      'skill:LIT-OFC/__proto__',
      'skill:LIT-OFC/constructor',
      'standard/toString',
      'skill:LIT-OFC/code',
      'skill:LIT-OFC/whole',
      'role:DX_LEADER/hasOwnProperty',
      '__proto__/name',
      'skill:LIT-OFC/origin',
      'skill:LIT-OFC/alignment.x',
    ])
      expect(await save(name, 'x')).toMatchObject({ ok: false })
    expect(await save('skill:LIT-OFC/nameEn', 'あ'.repeat(121))).toMatchObject({ ok: false })
    for (const framework of ['__proto__', 'constructor']) {
      const align = { intent: 'align', version: draft, code: 'LIT-OFC', framework, item: '', typed: '項目' }
      await press(office, align)
      const skill = (await content()).skills.find(({ code }) => code === 'LIT-OFC')
      expect(Object.getPrototypeOf(skill?.alignment)).toBe(Object.prototype)
      await press(office, { intent: 'unalign', version: draft, code: 'LIT-OFC', framework, words: '項目' })
    }
    expect(await content()).toEqual(before)
  })

  test('takes results of two skills that are one for no merger', async () => {
    const twice = {
      version: draft,
      code: 'LIT-OFC',
      kind: 'merge_lower' as const,
      from: ['LIT-OFC', 'LIT-OFC'],
      was: '',
    }
    expect(await decideOrigin(office(AT, {}), twice)).toMatchObject({
      invalid: { from: [expect.stringContaining('2 つ以上')] },
    })
  })

  test('is shown with its effect and its history for whatever day or number an address says', async () => {
    for (const from of ['9999-12-31', '1868-01-25', '令和9999年1月1日', 'x'.repeat(40)]) {
      await effect(office(AT), { from, behind: null, page: 1 })
      await publication(office(AT), { from })
    }
    for (const before of [BEYOND, '-1', '1e99', 'x']) await history(office(AT), { before })
    const answer = publishStandard(office(AT, {}), formOf({ version: '1.1.0', from: '9999-12-31', seen: 'on' }))
    expect(await answer).toMatchObject({ ok: false })
  })

  test('is changed or handed in by two at once as if one came after the other', async () => {
    await owner.query('DELETE FROM standard_edit WHERE standard_version_id = $1', [draft])
    const [skill] = (await content()).skills
    const move = () =>
      press(office, { intent: 'move', version: draft, kind: 'skill', code: skill?.code ?? '', to: 'down' })
    const submit = (who: Visitor) => review(who, { intent: 'submit', versionId: draft })
    const all = await Promise.all([submit(office), submit(second), move()])
    expect([all[0], all[1]].filter((one) => one.ok).length).toBe(1)
    expect(await db.standardVersion.count({ where: { id: draft, state: 'review' } })).toBe(1)
    expect(await move()).toMatchObject({ problem: expect.stringContaining('レビュー中') })
  })

  test('is approved once for each who is asked, as what they are, and not by its office', async () => {
    const seenEdit =
      (await db.standardEdit.aggregate({ _max: { id: true }, where: { standardVersionId: draft } }))._max.id ?? 0
    const approve = (who: Visitor, as: string, seen = seenEdit) =>
      review(who, { intent: 'approve', versionId: draft, seenEdit: seen, as })
    await expect(approve(office, 'hr_section')).rejects.toMatchObject({ status: 403 })
    await expect(approve(anybody, 'hr_section')).rejects.toMatchObject({ status: 403 })
    expect(await approve(hr, 'technical_officer')).toMatchObject({ ok: false })
    expect(await approve(hr, 'hr_section', seenEdit + 1)).toMatchObject({ ok: false })
    const both = await Promise.all([approve(hr, 'hr_section'), approve(hr, 'hr_section')])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await db.standardApproval.count({ where: { standardVersionId: draft } })).toBe(1)
  })

  test('is published once, by the office', async () => {
    const publish = (who: Visitor) =>
      publishStandard(who(AT, {}), formOf({ version: '1.1.0', from: '2029-04-01', seen: 'on' }))
    for (const who of [hr, anybody]) await expect(publish(who)).rejects.toMatchObject({ status: 403 })
    const both = await Promise.all([publish(office), publish(second)])
    expect(both.map(({ ok }) => ok).sort(), JSON.stringify(both)).toEqual([false, true])
    expect(await db.standardVersion.count({ where: { state: 'published' } })).toBe(2)
  })
})
