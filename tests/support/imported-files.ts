import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { cityDate } from '~/domain/calendar'
import { readCourseCatalogue } from '~/domain/course-catalogue'
import type { ImportCounts } from '~/domain/import-outcome'
import type { UnitOperation } from '~/domain/unit-operations'
import type { ImportKind } from '~/facts/import-batch'
import { storedUnits } from '~/facts/known-units'
import { writeCourses } from '~/facts/write-courses'
import { writeUnits } from '~/facts/write-units'
import { undoImport } from '~/features/imports/undo-import.server'
import type { PrismaClient } from '~/generated/prisma/client'
import { importCommand } from '~/server/import-command'
import catalogue from '../../prisma/demo/training-catalogue.json'
import { BEGINNING, STAMP } from './city-of'
import { cityUnits } from './city-units'

export const IMPORT_FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), '../imports')

type Told = { line: number; column: string; code: string; value: string; reason: string }

type Outcome = {
  status: number
  batch?: number
  inTheWay?: string
  counts: ImportCounts
  bad: Told[]
  accepted: object[]
}

/** Brings a file in by the command, as its operator does; files are those of tests/imports unless the path says more. */
export async function bringIn(kind: ImportKind, ...args: string[]): Promise<Outcome> {
  const said: string[] = []
  const status = await importCommand(kind).run({
    args: [...args, '--json'],
    today: cityDate('2028-11-15'),
    folder: IMPORT_FOLDER,
    out: (line) => said.push(line),
  })
  return { status, ...JSON.parse(said.join('\n')) }
}

/** The batch that came in last. */
async function lastBatch(db: PrismaClient): Promise<number> {
  const batch = await db.importBatch.findFirst({ where: { state: 'committed' }, orderBy: { id: 'desc' } })
  if (!batch) throw new Error('nothing was imported')
  return batch.id
}

/** Takes the last import back. @returns why not, if it was refused */
export async function undoLast(db: PrismaClient, batchId?: number): Promise<string | null> {
  const result = await undoImport.byCommandLine({ batchId: batchId ?? (await lastBatch(db)), reason: '確かめるため' })
  if (result.ok) return null
  return 'refused' in result ? result.refused : JSON.stringify(result)
}

/** The units of the reference city, as if they had come in long ago. */
export async function cityWithUnits(db: PrismaClient): Promise<void> {
  const { periods, successions } = cityUnits()
  const codes = [...new Set(periods.map((period) => period.code))]
  const operations: UnitOperation[] = [
    ...codes.map(
      (code): UnitOperation => ({
        kind: 'new-unit',
        code,
        lines: [],
        periods: periods.filter((period) => period.code === code),
      }),
    ),
    ...successions.map((link): UnitOperation => ({ kind: 'succeed', line: 0, ...link })),
  ]
  await writeUnits(db, await storedUnits(db), operations, STAMP)
}

const DATED = [
  'unit_period',
  'unit_succession',
  'unit_head',
  'person_number',
  'person_particulars',
  'employment',
  'post',
  'leave_status',
  'course_period',
  'completion',
]

/** The courses of the reference catalogue, as if they had come in long ago. */
export async function cityWithCourses(db: PrismaClient): Promise<void> {
  const read = readCourseCatalogue(catalogue)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  await writeCourses(db, read.courses, { from: BEGINNING }, STAMP)
}

/** Everything dated that stands, but for when and by whom it was recorded. */
export async function whatStands(db: PrismaClient): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {}
  for (const table of DATED) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT (to_jsonb(t) - '{id,recorded_at,recorded_by,voided_at,voided_by,voided_import_id}'::text[])::text AS row
       FROM ${table} t WHERE voided_at IS NULL ORDER BY 1`,
    )
    tables[table] = rows.map(({ row }) => row)
  }
  return tables
}
