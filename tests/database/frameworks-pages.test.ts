import { beforeAll, describe, expect, test } from 'vitest'
import { storeFramework, wholeFrameworks } from '~/facts/frameworks'
import { coverageFile } from '~/features/frameworks/coverage-file.server'
import { frameworkPage } from '~/features/frameworks/framework.server'
import { frameworksPage } from '~/features/frameworks/frameworks.server'
import { decideImport } from '~/features/imports/decide-import.server'
import { importPage } from '~/features/imports/import.server'
import { startReading } from '~/features/imports/start-reading.server'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'
import { writeFrameworks } from '../../prisma/demo/write-frameworks'
import { formOf } from '../support/builders'
import { BEGINNING, STAMP, standardFrom } from '../support/city-of'
import { testDatabase } from '../support/database'
import { nextStandardDraft } from '../support/next-standard'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
let office: Visitor
let hr: Visitor
let anybody: Visitor

beforeAll(async () => {
  await standardFrom(db, BEGINNING)
  await nextStandardDraft(db)
  office = await signIn(db, null, ['dx_office'])
  hr = await signIn(db, null, ['hr_section'])
  anybody = await signIn(db, null, ['auditor'])
})

async function started(visitor: Visitor, text: string): Promise<number> {
  const file = { name: 'framework.csv', kind: 'text' as const, bytes: Buffer.from(text) }
  const answer = await startReading(visitor('/admin/imports', {}), 'framework', file)
  if ('problem' in answer) throw new Error(answer.problem)
  await isRead(answer.batchId)
  return answer.batchId
}

/** On a busy machine reading takes longer than the answer waits. */
async function isRead(batchId: number): Promise<void> {
  await expect.poll(async () => (await pageOf(batchId)).record.state, { timeout: 60_000 }).not.toBe('reading')
}

function pageOf(batchId: number) {
  return importPage(office(`/admin/imports/${batchId}`), { batchId, list: 'added', page: 1 })
}

async function decide(visitor: Visitor, batchId: number, fields: Record<string, string>) {
  const decided = await decideImport(visitor('/', {}), String(batchId), formOf(fields))
  await isRead(batchId)
  return decided
}

const TABLE = 'Ref,Group,Text\nG,,甲群\nA,G,ひとつ\nB,G,ふたつ\n'
const SAID = {
  intent: 'framework',
  name: '試しの枠組み',
  code: 'trial',
  version: '1',
  'column-code': 'Ref',
  'column-parent': 'Group',
  'column-title': 'Text',
}

describe('a table of columns of its own', () => {
  test('asks which column is what, comes in as answered, is remembered, and is undone', async () => {
    const batchId = await started(office, TABLE)
    expect((await pageOf(batchId)).preview).toMatchObject({
      counts: { new: 0, bad: 1 },
      framework: { format: 'table', columns: ['Ref', 'Group', 'Text'], header: { code: '' } },
    })
    expect(await decide(office, batchId, SAID)).toMatchObject({ to: `/admin/imports/${batchId}?done=answered` })
    expect((await pageOf(batchId)).preview?.counts).toMatchObject({ new: 3, bad: 0 })
    expect(await decide(office, batchId, { intent: 'commit' })).toMatchObject({
      to: `/admin/imports/${batchId}?done=committed`,
    })
    expect((await wholeFrameworks(db)).map(({ code, items }) => [code, items.length])).toEqual([['trial', 3]])

    const again = await started(office, `${TABLE}C,G,みっつ\n`)
    expect((await pageOf(again)).preview).toMatchObject({
      counts: { new: 1, unchanged: 3 },
      framework: { isRemembered: true, header: { code: 'trial', version: '1', name: '試しの枠組み' } },
    })
    await decide(office, again, { intent: 'discard' })
    expect(await decide(office, batchId, { intent: 'undo', reason: '確かめるため' })).toMatchObject({
      to: `/admin/imports/${batchId}?done=undone`,
    })
    expect(await wholeFrameworks(db)).toEqual([])
  })

  test('with a wrong row comes in not at all: a part is not the framework', async () => {
    const batchId = await started(office, `${TABLE}D,Z,よっつ\n`)
    await decide(office, batchId, SAID)
    const page = await pageOf(batchId)
    expect(page.canSkipBadRows).toBe(false)
    expect(page.preview?.bad).toMatchObject([{ line: 5, column: 'Group', code: 'PARENT_UNKNOWN', value: 'Z' }])
    await decide(office, batchId, { intent: 'commit', rows: 'all_but_bad' })
    expect(await wholeFrameworks(db)).toEqual([])
    await decide(office, batchId, { intent: 'discard' })
  })

  test('with an answer that cannot be says why and keeps what was there', async () => {
    const batchId = await started(office, TABLE)
    const answer = await decide(office, batchId, { ...SAID, code: '日本語' })
    expect(answer).toMatchObject({ problem: expect.stringContaining('コードは英字で始め') })
    await decide(office, batchId, { intent: 'discard' })
  })

  test('is not for 職員課 to bring in, nor to answer for', async () => {
    await expect(started(hr, TABLE)).rejects.toThrow('取り込めるのは事務局です')
    const batchId = await started(office, TABLE)
    expect(await decide(hr, batchId, SAID)).toMatchObject({ problem: expect.stringContaining('事務局') })
    await expect(decide(anybody, batchId, SAID)).rejects.toMatchObject({ status: 403 })
    await decide(office, batchId, { intent: 'discard' })
  })
})

describe('coverage', () => {
  beforeAll(async () => {
    await writeFrameworks(db)
    const item = {
      parentCode: null,
      kind: 'competence' as const,
      description: '',
      level: null,
      identifier: null,
      details: {},
    }
    await storeFramework(
      db,
      {
        ...{ code: 'digcomp2_2', version: 'whole', name: 'DigComp 全体', language: 'en', source: '', licence: '' },
        ...{ description: '', identifier: null, changedAt: null, quotedOnly: false, declaredItems: null, details: {} },
        items: [
          { ...item, code: '3.1', title: 'Developing digital content' },
          { ...item, code: '9.9', title: 'Something else' },
        ],
      },
      STAMP,
    )
  })

  test('names what is quoted and not there', async () => {
    await db.$executeRaw`DELETE FROM framework WHERE code = 'sfia9'`
    const page = await frameworksPage(anybody('/standard/frameworks'), { version: '' })
    expect(page.unregistered).toEqual([{ code: 'sfia9', skills: 26 }])
    await writeFrameworks(db)
    expect((await frameworksPage(anybody('/'), { version: '' })).unregistered).toEqual([])
  })

  test('is public to whoever is signed in, and told by framework', async () => {
    const { frameworks } = await frameworksPage(anybody('/standard/frameworks'), { version: '' })
    const dss = frameworks.find((one) => one.code === 'ipaDssPv2')
    expect(dss).toMatchObject({ covered: 45, total: 67, skills: 37, quotedOnly: true, unknown: 0 })
    expect(frameworks.find((one) => one.key === 'digcomp2_2@whole')).toMatchObject({ covered: 1, total: 2 })
  })

  const asked = { id: 'digcomp2_2@whole', version: '', area: '', show: '', q: '' }

  test('names the skills of an item and the items without one, by the filter', async () => {
    const page = await frameworkPage(anybody('/'), asked)
    expect(page.items.map(({ code, isCovered }) => [code, isCovered])).toEqual([
      ['3.1', true],
      ['9.9', false],
    ])
    expect(page.items[0]?.skills.map((skill) => skill.code)).toContain('LIT-OFC')
    expect(page.unknown.length).toBeGreaterThan(0)
    const uncovered = await frameworkPage(anybody('/'), { ...asked, show: 'uncovered' })
    expect(uncovered.items.map((one) => one.code)).toEqual(['9.9'])
    const searched = await frameworkPage(anybody('/'), { ...asked, q: 'ｌｉｔ－ｏｆｃ' })
    expect(searched.items.map((one) => one.code)).toEqual(['3.1'])
  })

  test('is the same in the workbook', async () => {
    const { bytes } = await coverageFile(anybody('/'), { ...asked, show: 'covered' })
    const read = await readTableFile(bytes)
    const rows = read.ok ? (read.file.sheets[0]?.rows ?? []).map((row) => row.cells.map((cell) => cell.text)) : []
    expect(rows[1]?.slice(1, 8)).toEqual(['3.1', '', '能力', 'Developing digital content', '', '', '扱う'])
    expect(rows).toHaveLength(2)
  })

  test('of a draft is for those who may see drafts; for others there is no such version', async () => {
    const draft = await frameworksPage(office('/'), { version: '1.1.0' })
    expect(draft.chosen).toMatchObject({ version: '1.1.0', isDraft: true })
    await expect(frameworksPage(anybody('/'), { version: '1.1.0' })).rejects.toMatchObject({ status: 404 })
    await expect(frameworkPage(anybody('/'), { ...asked, id: 'unknown' })).rejects.toMatchObject({ status: 404 })
  })

  test('of a quoted framework gives way to the whole one of the same version when it is brought in', async () => {
    const batchId = await started(office, 'コード,名称\nX1,創造的な問題解決\nX2,名だけの項目\n')
    await decide(office, batchId, { intent: 'framework', name: 'DSS', code: 'ipaDssPv2', version: '2.0' })
    await decide(office, batchId, { intent: 'commit' })
    const page = await frameworkPage(anybody('/'), { ...asked, id: 'ipaDssPv2@2.0' })
    expect(page).toMatchObject({ covered: 1, total: 2, framework: { quotedOnly: false } })
    await decide(office, batchId, { intent: 'undo', reason: '確かめるため' })
    const before = await frameworkPage(anybody('/'), { ...asked, id: 'ipaDssPv2@2.0' })
    expect(before).toMatchObject({ covered: 45, total: 67, framework: { quotedOnly: true } })
  })
})
