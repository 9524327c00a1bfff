import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { standardAsCase } from '~/domain/standard-as-case'
import { canonicalStandard } from '~/domain/standard-canonical'
import { oneBelowTheOther, standardSheets } from '~/domain/standard-sheets'
import { standardContent } from '~/facts/standard-content'
import { toCsv, toXlsx } from '~/platform/spreadsheet/write-table-file'
import referenceFile from '../../prisma/demo/skill-standard.json'
import { testDatabase } from '../support/database'
import { expectedImports } from '../support/import-files'
import { bringIn, undoLast } from '../support/imported-files'

const { db, owner } = testDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'standard-table-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => owner.query('TRUNCATE standard_version, import_batch RESTART IDENTITY CASCADE'))

const reference = standardIn(referenceFile)

function standardIn(json: unknown): SkillStandardFile {
  const read = readSkillStandard(json)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return canonicalStandard(read.standard)
}

function file(name: string, content: string | Uint8Array): string {
  const full = path.join(folder, name)
  writeFileSync(full, content)
  return full
}

async function draft(): Promise<SkillStandardFile | null> {
  const row = await db.standardVersion.findFirst({ where: { state: { in: ['draft', 'review'] } } })
  return row && standardContent(db, row.id)
}

/** The version in force, as if it had been published long ago. */
async function published(standard: SkillStandardFile): Promise<void> {
  await bringIn('standard', file('published.json', JSON.stringify(standard)))
  await owner.query(
    `UPDATE standard_version SET state = 'published', effective_from = '2028-04-01', published_at = now()`,
  )
}

const withVersion = (version: string, standard = reference): SkillStandardFile => ({
  ...standard,
  standard: { ...standard.standard, version },
})

describe.each(expectedImports('standard'))('$file', (expected) => {
  test('comes in as its answers say, changes nothing the second time, and goes again', async () => {
    const dry = await bringIn('standard', expected.file, '--dry-run')
    expect(dry.counts).toEqual({ ...expected.counts, missing: 0 })
    expect(dry.accepted).toEqual(expected.accepted)
    expect(dry.status).toBe(expected.bad.length > 0 ? 1 : 0)
    expect(await draft()).toBeNull()
    const outcome = await bringIn('standard', expected.file, '--skip-bad-rows')
    expect(outcome).toMatchObject({ status: 0, counts: expected.counts })
    const again = await bringIn('standard', expected.file, '--skip-bad-rows')
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: expected.accepted.length, missing: 0 })
    expect(await undoLast(db)).toBeNull()
    expect(await draft()).not.toBeNull()
    expect(await undoLast(db)).toBeNull()
    expect(await draft()).toBeNull()
  })
})

test('a file with bad rows brings nothing in unless they are left out', async () => {
  expect((await bringIn('standard', 'standard-2.xlsx')).status).toBe(1)
  expect(await draft()).toBeNull()
})

test('each form of a standard is known by its content, whatever its name, and comes in as the same draft', async () => {
  const sheets = standardSheets(reference)
  const forms = [
    JSON.stringify(reference),
    `\uFEFF${JSON.stringify(standardAsCase(reference, '2028-11-15T00:00:00Z', 'Draft'))}`,
    toCsv(oneBelowTheOther(sheets)),
    await toXlsx(sheets),
  ]
  for (const [index, content] of forms.entries()) {
    const outcome = await bringIn('standard', file(`standard-${index}.dat`, content))
    expect(outcome).toMatchObject({ status: 0, bad: [] })
    if (index > 0) expect(outcome.counts).toMatchObject({ new: 0, changed: 0, missing: 0 })
    expect(await draft()).toEqual(reference)
  }
})

test('over a published version a template makes the next one, and names what it leaves out', async () => {
  await published(reference)
  const outcome = await bringIn('standard', 'standard-1.xlsx')
  expect(outcome.status).toBe(0)
  expect(outcome.counts.missing).toBe(reference.skills.length - 6 + reference.roles.length - 2)
  const next = await draft()
  expect(next?.standard.version).toBe('1.1.0')
  expect(next?.categories).toEqual(reference.categories)
  const [skill] = next?.skills ?? []
  expect(skill).toMatchObject({ code: 'LIT-DXB', name: { en: 'DX fundamentals' } })
  expect(skill?.alignment).toEqual(reference.skills[0]?.alignment)
})

test('a published version does not change: its own file is unchanged, another one of its number is refused', async () => {
  await published(reference)
  const own = await bringIn('standard', file('own.xlsx', await toXlsx(standardSheets(reference))))
  expect(own).toMatchObject({ status: 0, counts: { new: 0, changed: 0 } })
  expect(await draft()).toBeNull()
  const [first, ...rest] = reference.skills
  if (!first) throw new Error('the reference has no skills')
  const changed = { ...reference, skills: [{ ...first, definition: 'ほかの定義' }, ...rest] }
  const refused = await bringIn('standard', file('other.csv', toCsv(oneBelowTheOther(standardSheets(changed)))))
  expect(refused).toMatchObject({
    status: 1,
    bad: [{ sheet: '標準', column: '版', code: 'STANDARD_PUBLISHED', value: '1.0.0' }],
  })
  const skipping = await bringIn('standard', path.join(folder, 'other.csv'), '--skip-bad-rows')
  expect(skipping.status).toBe(1)
  expect(await draft()).toBeNull()
})

test('a version in review is not pulled away', async () => {
  await bringIn('standard', 'standard-1.xlsx')
  await owner.query(`UPDATE standard_version SET state = 'review'`)
  const outcome = await bringIn('standard', file('next.json', JSON.stringify(withVersion('2.0.0'))))
  expect(outcome).toMatchObject({ status: 1, bad: [], inTheWay: expect.stringContaining('下書きに戻して') })
  const table = await bringIn('standard', 'standard-2.xlsx', '--skip-bad-rows')
  expect(table).toMatchObject({ status: 1, inTheWay: expect.any(String) })
  expect(table.bad).toHaveLength(15)
  expect((await draft())?.skills).toHaveLength(6)
  expect(await undoLast(db)).toContain('レビュー中')
})

test('undoing brings back the draft that the import took the place of, as people had edited it', async () => {
  await bringIn('standard', file('first.json', JSON.stringify(reference)))
  await owner.query(`UPDATE skill SET definition = '画面で直した定義' WHERE code = 'LIT-DXB'`)
  await owner.query(
    `INSERT INTO standard_comment (standard_version_id, skill_code, body, recorded_at)
     SELECT id, 'LIT-DXB', 'この定義でよいか', now() FROM standard_version`,
  )
  const comments = () => db.standardComment.findMany({ select: { id: true, skillCode: true, body: true } })
  const [edited, said] = [await draft(), await comments()]
  await bringIn('standard', 'standard-1.xlsx')
  expect(await draft()).not.toEqual(edited)
  expect(await comments()).toEqual(said)
  expect(await undoLast(db)).toBeNull()
  expect(await draft()).toEqual(edited)
  expect(await comments()).toEqual(said)
})

test('a draft that was edited since stays, and undoing says so', async () => {
  await bringIn('standard', 'standard-1.xlsx')
  await owner.query(
    `INSERT INTO standard_edit (standard_version_id, subject, field, recorded_at) SELECT id, 'skill:LIT-DXB', 'definition', now() FROM standard_version`,
  )
  expect(await undoLast(db)).toContain('画面で 1 か所編集')
})

test('a CSV without the sheets of a standard is refused as a whole, naming what is missing', async () => {
  const outcome = await bringIn('standard', file('wrong.csv', '職員番号,氏名\n1,試験'))
  expect(outcome).toMatchObject({
    status: 1,
    fault: { code: 'FILE_COLUMNS', reason: expect.stringContaining('スキルコード') },
  })
})
