import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { standardContent } from '~/facts/standard-content'
import { addPart } from '~/features/standard-draft/add-part.server'
import { alignSkill } from '~/features/standard-draft/align-skill.server'
import { discardDraft } from '~/features/standard-draft/discard-draft.server'
import { saveTexts } from '~/features/standard-draft/draft-intents.server'
import { FROM_ROWS } from '~/features/standard-draft/draft-texts'
import { editDraft } from '~/features/standard-draft/edit-draft.server'
import { history } from '~/features/standard-draft/history.server'
import { movePart } from '~/features/standard-draft/move-part.server'
import { outline } from '~/features/standard-draft/outline.server'
import { removePart } from '~/features/standard-draft/remove-part.server'
import { roleEdit } from '~/features/standard-draft/role-edit.server'
import { skillEdit } from '~/features/standard-draft/skill-edit.server'
import { startDraft } from '~/features/standard-draft/start-draft.server'
import { unalignSkill } from '~/features/standard-draft/unalign-skill.server'
import { undoEdit } from '~/features/standard-draft/undo-edit.server'
import { decideOrigin } from '~/features/standard-publication/decide-origin.server'
import { origins as originsPage } from '~/features/standard-publication/origins.server'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const AT = '/standard/draft'
let sato: Visitor
let mori: Visitor
let hr: Visitor
let anybody: Visitor

beforeAll(async () => {
  await todayIs(cityDate('2028-11-15'))
  await standardFrom(db, BEGINNING)
  const department = await unit(db, { code: 'D001', name: '総務部' })
  const section = await unit(db, { code: 'S001', name: '総務課', parentId: department })
  const employed = (number: string, name: string) => person(db, { number, name, unitId: section })
  sato = await signIn(db, await employed('100001', '佐藤 花'), ['dx_office'])
  mori = await signIn(db, await employed('100002', '森 一郎'), ['dx_office'])
  hr = await signIn(db, await employed('100003', '原 恵'), ['hr_section'])
  anybody = await signIn(db, await employed('100004', '石黒 空'))
})

const started = () => startDraft(sato(AT, {}), { version: '1.1.0', name: 'ITスキル標準' })
const draftId = async () =>
  (await db.standardVersion.findFirstOrThrow({ where: { state: { in: ['draft', 'review'] } } })).id
const content = async () => standardContent(db, await draftId())
const skill = async (code: string) => (await content()).skills.find((one) => one.code === code)
const edit = async (who: Visitor, subject: string, field: string, read: string, value: string) =>
  editDraft(who(AT, {}), { version: await draftId(), edits: [{ subject, field, read, value }] })
const steps = async () => (await history(sato(`${AT}/history`), { before: null }))?.steps ?? []
const undoLast = async (who: Visitor, nth = 0) =>
  undoEdit(who(AT, {}), { version: await draftId(), edit: (await steps())[nth]?.id ?? 0 })
const originsOf = async () => {
  const page = await originsPage(sato(AT), { skill: '' })
  return page.show === 'origins' ? page.skills : []
}
const refused = (result: object) => ('refused' in result ? String(result.refused) : '')

describe('a draft', () => {
  test('is proposed with the next number, and holds what is published', async () => {
    expect(await outline(sato(AT), {})).toMatchObject({
      show: 'nothing',
      proposed: { version: '1.1.0' },
      mayStart: true,
    })
    expect(await startDraft(sato(AT, {}), { version: '1.0.0', name: 'ITスキル標準' })).toMatchObject({ ok: false })
    expect(await startDraft(sato(AT, {}), { version: '1.1', name: '' })).toHaveProperty('invalid')
    expect(await started()).toMatchObject({ ok: true, value: { version: '1.1.0' } })
    const published = await db.standardVersion.findFirstOrThrow({ where: { state: 'published' } })
    const before = await standardContent(db, published.id)
    expect(await content()).toEqual({ ...before, standard: { ...before.standard, version: '1.1.0' } })
    const origins = await db.skillOrigin.findMany({ where: { skill: { standardVersionId: await draftId() } } })
    expect(origins).toHaveLength(before.skills.length)
    expect(origins.every(({ kind }) => kind === 'carry')).toBe(true)
  })

  test('is one at a time, also when two begin at once', async () => {
    expect(refused(await started())).toContain('下書きは 1 つだけ')
    await discardDraft(sato(AT, {}), { version: await draftId() })
    const both = await Promise.all([started(), started()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.standardVersion.count({ where: { state: 'draft' } })).toBe(1)
    const { id: _id, ...second } = await db.standardVersion.findFirstOrThrow({ where: { state: 'draft' } })
    const copy = { ...second, policy: second.policy ?? {}, version: '1.2.0' }
    await expect(db.standardVersion.create({ data: copy })).rejects.toThrow(/standard_version_one_draft|Unique/)
  })

  test('is changed by the office alone, and read by those who review it', async () => {
    await expect(startDraft(hr(AT, {}), { version: '1.1.0', name: 'x' })).rejects.toMatchObject({ status: 403 })
    await expect(edit(anybody, 'standard', 'name', '', 'x')).rejects.toMatchObject({ status: 403 })
    await expect(outline(anybody(AT), {})).rejects.toMatchObject({ status: 403 })
    await expect(skillEdit(anybody(AT), { code: 'LIT-DXB' })).rejects.toMatchObject({ status: 403 })
    expect(await outline(hr(AT), {})).toMatchObject({ show: 'draft', draft: { mayEdit: false } })
    await expect(skillEdit(sato(AT), { code: 'NO-SUCH' })).rejects.toMatchObject({ status: 404 })
  })
})

describe('two editors', () => {
  test('of different fields never meet', async () => {
    const [name, definition] = [(await skill('LIT-DXB'))?.name.ja ?? '', (await skill('LIT-DXB'))?.definition ?? '']
    const both = await Promise.all([
      edit(sato, 'skill:LIT-DXB', 'name', name, 'DXの基本'),
      edit(mori, 'skill:LIT-DXB', 'definition', definition, 'DXの目的を説明する力。'),
    ])
    expect(both).toMatchObject([{ ok: true }, { ok: true }])
    expect(await skill('LIT-DXB')).toMatchObject({ name: { ja: 'DXの基本' }, definition: 'DXの目的を説明する力。' })
  })

  test('of one field are shown both texts, and nothing is overwritten', async () => {
    const was = 'DXの目的を説明する力。'
    expect(await edit(sato, 'skill:LIT-DXB', 'definition', was, '佐藤の文')).toMatchObject({ ok: true })
    expect(await edit(mori, 'skill:LIT-DXB', 'definition', was, '森の文')).toEqual({
      ok: false,
      conflict: {
        clashes: [{ field: 'skill:LIT-DXB/definition', mine: '森の文', theirs: '佐藤の文' }],
        errors: {},
      },
    })
    expect((await skill('LIT-DXB'))?.definition).toBe('佐藤の文')
    expect(await edit(mori, 'skill:LIT-DXB', 'definition', was, '佐藤の文')).toMatchObject({ value: { edits: 0 } })
    expect(await edit(mori, 'skill:LIT-DXB', 'definition', '佐藤の文', '森の文')).toMatchObject({ ok: true })
  })

  test('of whom one has removed the skill lose nothing without a word', async () => {
    await addPart(sato(AT, {}), {
      ...{ kind: 'skill', version: await draftId(), code: 'LIT-TMP', name: '仮', category: 'LIT', tier: 'core' },
    })
    await removePart(sato(AT, {}), { version: await draftId(), kind: 'skill', code: 'LIT-TMP' })
    expect(refused(await edit(mori, 'skill:LIT-TMP', 'definition', '', '森の文'))).toContain('外しました')
  })
})

describe('a form', () => {
  test('keeps what a field cannot hold away, with the reason, and saves nothing of it', async () => {
    expect(await edit(sato, 'skill:LIT-DXB', 'name', 'DXの基本', ' ')).toMatchObject({
      conflict: { errors: { 'skill:LIT-DXB/name': '空にはできません。' } },
    })
    expect(await edit(sato, 'skill:LIT-DXB', 'name', 'DXの基本', 'あ'.repeat(200))).toHaveProperty('conflict')
    expect((await skill('LIT-DXB'))?.name.ja).toBe('DXの基本')
    expect(refused(await edit(sato, 'skill:LIT-DXB', 'origin', '', '{'))).toContain('この項目はありません')
  })

  test('of a role takes levels, must-haves and groups in one go', async () => {
    const before = await roleEdit(sato(AT), { code: 'DX_LEADER' })
    const form = new FormData()
    form.set('version', String(await draftId()))
    const rows = before.categories.flatMap(({ skills }) => skills)
    const [first, second, third] = rows
    for (const { code, level, way } of rows) {
      const name = `role:DX_LEADER/requirement.${code}`
      const asked = code === first?.code || code === second?.code ? ['2', 'any9'] : [level, way]
      for (const value of code === third?.code ? ['3', 'must renewal'] : asked) form.append(name, value)
      form.set(`was.${name}`, before.texts[name] ?? '')
    }
    form.set('role:DX_LEADER/anyOf', FROM_ROWS)
    form.set('was.role:DX_LEADER/anyOf', before.texts['role:DX_LEADER/anyOf'] ?? '')
    expect(await saveTexts(sato(AT, {}), form)).toMatchObject({ ok: true })
    const role = (await content()).roles.find(({ code }) => code === 'DX_LEADER')
    expect(role?.mustHaveAnyOf.at(-1)).toEqual([first?.code, second?.code])
    expect(role?.requiredLevels[third?.code ?? '']).toBe(3)
    expect(role?.mustHaveByRenewal).toContain(third?.code)
    expect(await undoLast(sato)).toMatchObject({ ok: true })
    expect((await roleEdit(sato(AT), { code: 'DX_LEADER' })).texts).toEqual(before.texts)
  })

  test('may change the words of the scale and the number of the version', async () => {
    expect(await edit(sato, 'standard', 'scale.3.label', '指導', '助言')).toMatchObject({ ok: true })
    expect(await edit(sato, 'standard', 'version', '1.1.0', '２.0.0')).toMatchObject({ ok: true })
    expect((await content()).standard.version).toBe('2.0.0')
    expect((await content()).levelScale[3]?.label.ja).toBe('助言')
    expect(await edit(sato, 'standard', 'version', '2.0.0', '1.1.0')).toMatchObject({ ok: true })
  })
})

describe('the outline', () => {
  const inLit = async () =>
    (await content()).skills.filter(({ category }) => category === 'LIT').map(({ code }) => code)

  test('takes new skills, categories and tools, and asks for their texts before publishing', async () => {
    const version = await draftId()
    expect(await addPart(sato(AT, {}), { kind: 'category', version, code: 'sec2', name: '安全' })).toMatchObject({
      ok: true,
    })
    const add = {
      kind: 'skill' as const,
      version,
      code: 'SEC2-ZT',
      name: 'ゼロトラスト',
      category: 'SEC2',
      tier: 'core' as const,
    }
    expect(await addPart(sato(AT, {}), add)).toMatchObject({ ok: true })
    expect(refused(await addPart(sato(AT, {}), add))).toContain('もうあります')
    expect(await addPart(sato(AT, {}), { ...add, code: '１' })).toHaveProperty('invalid.code')
    expect(await addPart(sato(AT, {}), { kind: 'tool', version, code: 'ZTNA', name: '接続基盤' })).toMatchObject({
      ok: true,
    })
    const page = await outline(sato(AT), {})
    expect(page).toMatchObject({ show: 'draft' })
    expect(page.show === 'draft' ? page.problems : []).toEqual(
      expect.arrayContaining([
        {
          text: 'スキル「ゼロトラスト」の定義：空です。文字を書いてください。',
          to: '/standard/draft/skills/SEC2-ZT#skill:SEC2-ZT/definition',
        },
      ]),
    )
    const origin = await db.skillOrigin.findFirst({ where: { skill: { code: 'SEC2-ZT' } } })
    expect(origin?.kind).toBe('new')
  })

  test('takes a role that begins like another, changes it, and lets it go; undoing brings it back whole', async () => {
    const version = await draftId()
    const add = (code: string, like: string) =>
      addPart(sato(AT, {}), { kind: 'role', version, code, name: '窓口の担当', like })
    const roleOf = async (code: string) => (await content()).roles.find((role) => role.code === code)
    expect(await add('counter', 'DX_LEADER')).toMatchObject({ ok: true })
    const [leader, counter] = [await roleOf('DX_LEADER'), await roleOf('COUNTER')]
    expect(counter).toMatchObject({
      kind: 'position',
      requiredLevels: leader?.requiredLevels,
      mustHave: leader?.mustHave,
    })
    expect(refused(await add('COUNTER', ''))).toContain('もうあります')
    expect(await add('窓口', '')).toHaveProperty('invalid.code')
    expect(await edit(sato, 'role:COUNTER', 'description', '', '窓口で手続を受ける。')).toMatchObject({ ok: true })
    expect(await roleEdit(sato(AT), { code: 'COUNTER' })).toMatchObject({ removable: true, name: '窓口の担当' })
    expect(await roleEdit(sato(AT), { code: 'DX_LEADER' })).toMatchObject({ removable: false })
    const whole = await roleOf('COUNTER')
    const remove = (code: string) => removePart(sato(AT, {}), { kind: 'role', version, code })
    expect(refused(await remove('DX_LEADER'))).toContain('外せません')
    expect(await remove('COUNTER')).toMatchObject({ ok: true })
    expect(await roleOf('COUNTER')).toBeUndefined()
    expect(await undoLast(sato)).toMatchObject({ ok: true })
    expect(await roleOf('COUNTER')).toEqual(whole)
    expect(await remove('COUNTER')).toMatchObject({ ok: true })
  })

  test('moves skills and categories', async () => {
    const version = await draftId()
    const [first = '', second = ''] = await inLit()
    expect(await movePart(sato(AT, {}), { version, kind: 'skill', code: first, to: 'down' })).toMatchObject({
      ok: true,
    })
    expect((await inLit()).slice(0, 2)).toEqual([second, first])
    expect(refused(await movePart(sato(AT, {}), { version, kind: 'skill', code: second, to: 'up' }))).not.toBe('')
    expect(await movePart(sato(AT, {}), { version, kind: 'skill', code: first, to: 'SEC2' })).toMatchObject({
      ok: true,
    })
    expect(await inLit()).not.toContain(first)
    expect(await movePart(sato(AT, {}), { version, kind: 'category', code: 'SEC2', to: 'up' })).toMatchObject({
      ok: true,
    })
    for (let back = 0; back < 3; back++) expect(await undoLast(sato, back * 2)).toMatchObject({ ok: true })
    expect((await inLit()).slice(0, 2)).toEqual([first, second])
  })

  test('lets a skill of the version before go with a reason, and undoing brings it back whole', async () => {
    const before = await content()
    const version = await draftId()
    expect(await removePart(sato(AT, {}), { version, kind: 'skill', code: 'LIT-DXB', reason: '統合' })).toMatchObject({
      ok: true,
    })
    const after = await content()
    expect(after.succession?.dropped).toEqual([{ code: 'LIT-DXB', reason: '統合' }])
    expect(after.roles.some(({ requiredLevels }) => 'LIT-DXB' in requiredLevels)).toBe(false)
    expect(await undoLast(mori)).toMatchObject({ ok: true })
    expect(await content()).toEqual(before)
    const { rows } = await owner.query(
      'SELECT o.kind FROM skill s JOIN skill_origin o ON o.skill_id = s.id WHERE s.standard_version_id = $1 AND s.code = $2',
      [version, 'LIT-DXB'],
    )
    expect(rows).toEqual([{ kind: 'carry' }])
    const gone = { version, kind: 'category' as const, code: 'LIT' }
    expect(refused(await removePart(sato(AT, {}), gone))).toContain('この分類にはスキルがあります')
  })

  test('aligns a skill with a stored framework or with typed words', async () => {
    const version = await draftId()
    const at = { source: 'x', language: 'ja', recordedAt: new Date('2028-11-15T00:00:00Z') }
    const framework = await db.framework.create({ data: { code: 'TEST', version: '1', name: '試しの枠組み', ...at } })
    const item = {
      frameworkId: framework.id,
      code: 'T1',
      position: 1,
      kind: 'competence',
      title: '読む',
      description: '',
    }
    await db.frameworkItem.create({ data: item })
    const add = { version, code: 'LIT-DXB', framework: 'TEST' }
    expect(await alignSkill(sato(AT, {}), { ...add, item: 'T1' })).toMatchObject({ ok: true })
    expect(refused(await alignSkill(sato(AT, {}), { ...add, item: 'T1' }))).toContain('もう入って')
    expect(refused(await alignSkill(sato(AT, {}), { ...add, item: 'T9' }))).toContain('ありません')
    expect(await alignSkill(sato(AT, {}), { ...add, typed: '書く' })).toMatchObject({ ok: true })
    expect((await skill('LIT-DXB'))?.alignment.TEST).toEqual([{ code: 'T1', name: '読む' }, { item: '書く' }])
    expect(await unalignSkill(sato(AT, {}), { ...add, words: 'T1／読む' })).toMatchObject({ ok: true })
    expect((await skill('LIT-DXB'))?.alignment.TEST).toEqual([{ item: '書く' }])
  })
})

describe('the history', () => {
  test('tells who changed what, from what to what', async () => {
    await edit(sato, 'skill:LIT-OFC', 'level.2', (await skill('LIT-OFC'))?.levels[2]?.indicator ?? '', '独力でできる。')
    expect((await steps())[0]).toMatchObject({
      by: '佐藤 花',
      undone: false,
      lines: [{ field: 'レベル 2 の目安', after: '独力でできる。' }],
    })
  })

  test('an undone change can be brought back, and is undone once', async () => {
    expect(await undoLast(mori)).toMatchObject({ ok: true })
    expect(refused(await undoLast(mori, 1))).toContain('もう取り消されて')
    expect(await undoLast(mori)).toMatchObject({ ok: true })
    expect((await skill('LIT-OFC'))?.levels[2]?.indicator).toBe('独力でできる。')
  })

  test('a change on which a later one builds is not undone, and the later one is named', async () => {
    const [mine] = await steps()
    await edit(mori, 'skill:LIT-OFC', 'level.2', '独力でできる。', '森の文')
    const answer = await undoEdit(sato(AT, {}), { version: await draftId(), edit: mine?.id ?? 0 })
    expect(refused(answer)).toContain('森 一郎')
    expect(refused(answer)).toContain('レベル 2 の目安')
  })

  test('takes back what was decided about results, too', async () => {
    const version = await draftId()
    const kindOf = async () =>
      (await db.skillOrigin.findFirst({ where: { skill: { code: 'LIT-TEC', standardVersionId: version } } }))?.kind
    const [{ was } = { was: '' }] = (await originsOf()).filter(({ code }) => code === 'LIT-TEC')
    const decided = { version, code: 'LIT-TEC', kind: 'reassess' as const, from: ['LIT-TEC'], was }
    expect(await decideOrigin(sato(AT, {}), decided)).toMatchObject({ ok: true })
    expect(await kindOf()).toBe('reassess')
    expect((await steps())[0]?.lines[0]?.field).toBe('結果の引き継ぎ')
    // In the words of the page itself, not as it is stored.
    expect((await steps())[0]?.lines[0]?.after).toBe('再評価：デジタル技術の基礎知識（LIT-TEC）')
    expect(await undoLast(mori)).toMatchObject({ ok: true })
    expect(await kindOf()).toBe('carry')
  })
})

test('in review nothing is changed, by the portal or past it', async () => {
  const version = await draftId()
  await db.standardVersion.update({ where: { id: version }, data: { state: 'review' } })
  expect(refused(await edit(sato, 'standard', 'name', '', 'x'))).toContain('レビュー中')
  expect(refused(await undoLast(sato))).toContain('レビュー中')
  expect(refused(await discardDraft(sato(AT, {}), { version }))).toContain('レビュー中')
  const past = {
    standardVersionId: version,
    subject: 'standard',
    field: 'name',
    recordedAt: new Date('2028-11-15T00:00:00Z'),
  }
  await expect(db.standardEdit.create({ data: past })).rejects.toThrow('only a draft of the standard is edited')
  expect(await outline(sato(AT), {})).toMatchObject({ draft: { mayEdit: false, state: 'review' } })
  await db.standardVersion.update({ where: { id: version }, data: { state: 'draft' } })
})

test('a draft that is thrown away is gone with its history; what is published stays', async () => {
  const version = await draftId()
  expect(await discardDraft(sato(AT, {}), { version })).toMatchObject({ ok: true })
  expect(await db.standardEdit.count({ where: { standardVersionId: version } })).toBe(0)
  expect(refused(await discardDraft(sato(AT, {}), { version }))).not.toBe('')
  expect(await db.standardVersion.count({ where: { state: 'published' } })).toBe(1)
})
