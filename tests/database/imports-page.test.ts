import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { lockedBatch } from '~/facts/import-batch'
import { badRows } from '~/features/imports/bad-rows.server'
import { decideImport } from '~/features/imports/decide-import.server'
import { importPage } from '~/features/imports/import.server'
import { importTemplate } from '~/features/imports/import-template.server'
import { imports } from '~/features/imports/imports.server'
import { startImport } from '~/features/imports/start-import.server'
import { startReading } from '~/features/imports/start-reading.server'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'
import type { UploadedFile } from '~/platform/upload.server'
import { formOf } from '../support/builders'
import { testDatabase } from '../support/database'
import { bringIn, cityWithUnits, IMPORT_FOLDER, undoLast, whatStands } from '../support/imported-files'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
let hr: Visitor
let office: Visitor

beforeAll(async () => {
  await cityWithUnits(db)
  await bringIn('staff', 'staff-1-base.csv')
  hr = await signIn(db, null, ['hr_section'])
  office = await signIn(db, null, ['dx_office'])
})

function fileOf(name: string): UploadedFile {
  return { name, kind: name.endsWith('xlsx') ? 'xlsx' : 'text', bytes: readFileSync(path.join(IMPORT_FOLDER, name)) }
}

async function started(name: string): Promise<number> {
  const answer = await startReading(hr('/admin/imports', {}), 'staff', fileOf(name))
  if ('problem' in answer) throw new Error(answer.problem)
  await isRead(answer.batchId)
  return answer.batchId
}

/** A workbook may take longer than the answer waits. */
async function isRead(batchId: number): Promise<void> {
  await expect.poll(async () => (await pageOf(batchId)).record.state, { timeout: 60_000 }).not.toBe('reading')
}

function pageOf(batchId: number, list?: string) {
  return importPage(hr(`/admin/imports/${batchId}`), { batchId, list, page: 1 })
}

describe('the preview of 職員課', () => {
  test('tells bad rows with remedy, what changes from what to what, and who is not in the file', async () => {
    const batchId = await started('staff-2-transfers.cp932.csv')
    const { preview, rows, record } = await pageOf(batchId)
    expect(record.state).toBe('previewed')
    expect(preview?.counts).toMatchObject({ new: 2, changed: 4, unchanged: 8, missing: 12, bad: 10, ignored: 2 })
    expect(preview?.bad.map((row) => row.line)).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25])
    expect(preview?.notes.join()).toContain('CP932')
    const [first] = rows?.changed ?? []
    expect(first).toMatchObject({ line: 2, id: '080001' })
    expect(first?.fields).toContainEqual({ label: '職名', now: '係長', after: '課長補佐' })
    expect((await pageOf(batchId, 'missing')).rows?.missing).toHaveLength(12)
    await decideImport(hr('/', {}), String(batchId), formOf({ intent: 'discard' }))
  })

  test('logs which people it showed, so that they can read it', async () => {
    const batchId = await started('staff-2-transfers.cp932.csv')
    await pageOf(batchId)
    const look = await db.look.findFirst({ where: { page: `/admin/imports/${batchId}` } })
    expect(look?.personIds).toHaveLength(4)
    await decideImport(hr('/', {}), String(batchId), formOf({ intent: 'discard' }))
  })

  test('gives the bad rows alone, as they stand in the file, each with its reason', async () => {
    const batchId = await started('staff-5-calc.xlsx')
    const { csv, name } = await badRows(hr('/'), { batchId })
    expect(name).toBe('staff-5-calc_取り込めない行.csv')
    const read = await readTableFile(Buffer.from(csv))
    const [header, ...lines] = read.ok ? (read.file.sheets[0]?.rows ?? []) : []
    expect(header?.cells.at(-1)?.text).toBe('取り込めない理由')
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line.cells.at(-1)?.text).toMatch(/：.+。/)
    await decideImport(hr('/', {}), String(batchId), formOf({ intent: 'discard' }))
  })
})

describe('reading a file', () => {
  test('is done anew in the encoding that somebody says, and as the file looks once that is taken back', async () => {
    const batchId = await started('staff-2-transfers.cp932.csv')
    const say = (encoding: string) =>
      decideImport(hr('/', {}), String(batchId), formOf({ intent: 'encoding', encoding }))
    expect(await say('EUC-JP')).toMatchObject({ problem: expect.stringContaining('文字コード') })
    expect(await say('UTF-8')).toEqual({ to: `/admin/imports/${batchId}?done=encoding` })
    await isRead(batchId)
    const { record, preview } = await pageOf(batchId)
    expect([record, preview]).toEqual([expect.objectContaining({ state: 'failed', encoding: 'UTF-8' }), null])
    await say('')
    await isRead(batchId)
    expect((await pageOf(batchId)).preview?.counts).toMatchObject({ new: 2, changed: 4, unchanged: 8, bad: 10 })
    await say('CP932')
    await isRead(batchId)
    expect((await pageOf(batchId)).preview?.counts).toMatchObject({ new: 2, changed: 4, unchanged: 8, bad: 10 })
    await decideImport(hr('/', {}), String(batchId), formOf({ intent: 'discard' }))
    expect(await say('CP932')).toMatchObject({ problem: expect.stringContaining('読み直せません') })
  })

  test('that ended with its process is told from one that goes on, and is begun again', async () => {
    const file = fileOf('staff-2-transfers.cp932.csv')
    const begun = await startImport(hr('/admin/imports', {}), { kind: 'staff', file })
    if (!begun.ok) throw new Error('not taken in')
    const { batchId } = begun.value
    await db.$transaction(async (reader) => {
      await lockedBatch(reader, batchId)
      expect(await pageOf(batchId)).toMatchObject({ record: { state: 'reading' }, isStopped: false })
    })
    expect(await pageOf(batchId)).toMatchObject({ record: { state: 'reading' }, isStopped: true })
    await decideImport(hr('/', {}), String(batchId), formOf({ intent: 'read' }))
    await isRead(batchId)
    expect(await pageOf(batchId)).toMatchObject({ record: { state: 'previewed' }, isStopped: false })
    await decideImport(hr('/', {}), String(batchId), formOf({ intent: 'discard' }))
  })
})

describe('deciding on the page', () => {
  test('takes the good rows over by explicit choice, and takes them back with a reason', async () => {
    const before = await whatStands(db)
    const batchId = await started('staff-2-transfers.cp932.csv')
    const request = () => hr(`/admin/imports/${batchId}`, {})
    const refused = await decideImport(request(), String(batchId), formOf({ intent: 'commit', rows: 'all' }))
    expect(refused).toMatchObject({ problem: expect.stringContaining('10 行') })
    const taken = await decideImport(request(), String(batchId), formOf({ intent: 'commit', rows: 'all_but_bad' }))
    expect(taken).toEqual({ to: `/admin/imports/${batchId}?done=committed` })
    expect(await decideImport(request(), String(batchId), formOf({ intent: 'undo', reason: ' ' }))).toEqual({
      problem: '取り消す理由を書いてください。',
    })
    await decideImport(request(), String(batchId), formOf({ intent: 'undo', reason: '先月のファイルだった' }))
    expect(await whatStands(db)).toEqual(before)
    const { records } = await imports(hr('/admin/imports'), { page: 1 })
    expect(records[0]).toMatchObject({ state: 'undone', undoReason: '先月のファイルだった', skipBadRows: true })
  })

  test('shows the new result when the city has changed since the preview', async () => {
    const [one, other] = [
      await started('staff-4-unicode-text.utf16le.txt'),
      await started('staff-4-unicode-text.utf16le.txt'),
    ]
    const commit = (batchId: number) => decideImport(hr('/', {}), String(batchId), formOf({ intent: 'commit' }))
    expect(await commit(one)).toEqual({ to: `/admin/imports/${one}?done=committed` })
    expect(await commit(other)).toEqual({ to: `/admin/imports/${other}?done=again` })
    await isRead(other)
    expect((await pageOf(other)).preview?.counts).toMatchObject({ new: 0, changed: 0, unchanged: 7 })
    await undoLast(db)
  })
})

test.each(['units.csv', 'units.xlsx', 'staff.csv', 'staff.xlsx', 'completions.csv', 'completions.xlsx'])(
  'the template %s has the columns that are read',
  async (file) => {
    const { body } = await importTemplate(hr('/'), { file })
    const read = await readTableFile(Buffer.from(body))
    if (!read.ok) throw new Error(read.fault.reason)
    const [kind = ''] = file.split('.')
    const answer = await startReading(hr('/admin/imports', {}), kind, {
      name: file,
      kind: file.endsWith('xlsx') ? 'xlsx' : 'text',
      bytes: Buffer.from(body),
    })
    if ('problem' in answer) throw new Error(answer.problem)
    await isRead(answer.batchId)
    const { record } = await pageOf(answer.batchId)
    // All columns are found; only the rows are yet to be written.
    expect(record).toMatchObject({ state: 'failed', failure: expect.stringContaining('データの行がありません') })
  },
)

describe('a standard', () => {
  async function startedStandard(file: UploadedFile): Promise<number> {
    const answer = await startReading(office('/admin/imports', {}), 'standard', file)
    if ('problem' in answer) throw new Error(answer.problem)
    await isRead(answer.batchId)
    return answer.batchId
  }

  test.each(['standard.csv', 'standard.xlsx'])(
    'has the template %s, in which only the rows are yet to be written',
    async (file) => {
      const { body } = await importTemplate(office('/'), { file })
      const bytes = Buffer.from(body)
      const batchId = await startedStandard({ name: file, kind: file.endsWith('xlsx') ? 'xlsx' : 'text', bytes })
      const { record } = await pageOf(batchId)
      expect(record).toMatchObject({ state: 'failed', failure: expect.stringContaining('シート「スキル」') })
    },
  )

  test('in a workbook shows its bad rows by sheet and row, and comes in without them when somebody says so', async () => {
    const batchId = await startedStandard(fileOf('standard-2.xlsx'))
    const { preview, canSkipBadRows } = await pageOf(batchId)
    expect(preview).toMatchObject({ isTable: true, counts: { new: 14, bad: 15 } })
    expect(preview?.bad[0]).toMatchObject({ sheet: 'スキル', line: 4, column: 'スキルコード', value: 'AUT-OCR' })
    expect(canSkipBadRows).toBe(true)
    const { csv } = await badRows(office('/'), { batchId })
    expect(csv).toContain('レベル指標 16 行目 レベル')
    const here = `/admin/imports/${batchId}`
    const commit = (fields: Record<string, string>) =>
      decideImport(office(here, {}), String(batchId), formOf({ intent: 'commit', ...fields }))
    expect(await commit({})).toMatchObject({ problem: expect.stringContaining('15 行') })
    expect(await commit({ rows: 'all_but_bad' })).toEqual({ to: `${here}?done=committed` })
    expect(await undoLast(db)).toBeNull()
    expect(await db.standardVersion.count()).toBe(0)
  })
})
