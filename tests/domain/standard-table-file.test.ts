import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { canonicalStandard } from '~/domain/standard-canonical'
import { oneBelowTheOther, standardSheets } from '~/domain/standard-sheets'
import { planStandardTables } from '~/domain/standard-table-file'
import type { TableFile } from '~/domain/table-file'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'
import { toCsv, toXlsx } from '~/platform/spreadsheet/write-table-file'
import referenceFile from '../../prisma/demo/skill-standard.json'
import { anyStandard } from '../support/any-standard'
import { expectedImports, importFile } from '../support/import-files'

// A workbook is read in a thread of its own, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 60_000 })

const reference = standardIn(referenceFile)
const SHEETS = ['スキル', 'レベル指標', '役割プロファイル']

function standardIn(json: unknown): SkillStandardFile {
  const read = readSkillStandard(json)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.standard
}

function planned(file: TableFile, known: SkillStandardFile | null = null, frame = known ?? reference) {
  const plan = planStandardTables({ file, known, frame })
  if (!plan.ok) throw new Error(plan.fault.reason)
  return plan
}

async function tableOf(bytes: Uint8Array): Promise<TableFile> {
  const read = await readTableFile(bytes)
  if (!read.ok) throw new Error(read.fault.reason)
  return read.file
}

const workbookOf = async (standard: SkillStandardFile) => tableOf(await toXlsx(standardSheets(standard)))
const csvOf = (standard: SkillStandardFile) => tableOf(Buffer.from(toCsv(oneBelowTheOther(standardSheets(standard)))))

describe.each(expectedImports('standard'))('$file', (expected) => {
  test('each row gets the right answer', async () => {
    const plan = planned(await importFile(expected.file))
    expect(plan.accepted).toEqual(expected.accepted)
    const answer = SHEETS.flatMap((sheet) => expected.bad.filter((row) => row.sheet === sheet))
    expect(plan.bad.map(({ sheet, line, column, code, value }) => ({ sheet, line, column, code, value }))).toEqual(
      answer.map(({ sheet, line, column, code, value }) => ({ sheet, line, column, code, value })),
    )
    for (const [index, { hint }] of answer.entries()) if (hint) expect(plan.bad[index]?.hint).toEqual(hint)
    expect(plan.ignored).toEqual(expected.ignored)
    expect(plan.counts).toEqual({ ...expected.counts, missing: 0 })
  })

  test('the second time its good rows change nothing', async () => {
    const first = planned(await importFile(expected.file))
    if (!first.standard.ok) throw new Error(JSON.stringify(first.standard.faults))
    const again = planned(await importFile(expected.file), first.standard.standard)
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: expected.accepted.length, missing: 0 })
    expect(again.standard).toEqual(first.standard)
  })
})

describe('a standard that goes out comes back the same', () => {
  test('in a workbook and in a CSV: the reference standard', async () => {
    const canonical = canonicalStandard(reference)
    for (const file of [await workbookOf(reference), await csvOf(reference)]) {
      const plan = planned(file, reference)
      expect(plan.bad).toEqual([])
      expect(plan.counts).toMatchObject({ new: 0, changed: 0, missing: 0 })
      expect(plan.standard.ok && canonicalStandard(plan.standard.standard)).toEqual(canonical)
    }
  })

  test('in a CSV: any standard', async () => {
    await fc.assert(
      fc.asyncProperty(anyStandard, async (standard) => {
        const plan = planned(await csvOf(standard))
        expect(plan.bad).toEqual([])
        expect(plan.standard.ok && canonicalStandard(plan.standard.standard)).toEqual(canonicalStandard(standard))
      }),
      { numRuns: 200 },
    )
  })

  test('in a workbook: any standard', async () => {
    await fc.assert(
      fc.asyncProperty(anyStandard, async (standard) => {
        const plan = planned(await workbookOf(standard))
        expect(plan.bad).toEqual([])
        expect(plan.standard.ok && canonicalStandard(plan.standard.standard)).toEqual(canonicalStandard(standard))
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })
})
