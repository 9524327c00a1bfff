import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { type ImportKind, isHeld } from '~/facts/import-batch'
import { courseNames } from '~/facts/import-completions'
import { importRecord, peopleNumbered } from '~/facts/import-history'
import type { Sql } from '~/facts/sql'
import { mayBringIn } from '~/features/imports/import-access'
import { canSkipBadRows, type ImportPreview } from '~/features/imports/import-preview'
import { recordShown } from '~/features/imports/record-shown'
import { whatStandsInTheWay } from '~/features/imports/undo-import.server'

const PAGE_SIZE = 50
const MOST_BAD_ROWS = 100
const LISTS = ['changed', 'added', 'missing'] as const

const importParams = z.object({
  batchId: recordId(),
  list: z
    .string()
    .nullish()
    .transform((text) => LISTS.find((list) => list === text) ?? null),
  page: z.coerce.number().int().min(1).catch(1),
})

/** One import: what its file comes to, or what became of it. */
export const importPage = read({
  action: 'imports.read',
  params: importParams,
  subject: () => theCity,
  async run({ sql, relations }, { batchId, list, page }) {
    const found = await importRecord(sql, batchId)
    if (!found) return null
    const { plan, ...record } = found
    const preview = (plan as { preview: ImportPreview } | null)?.preview ?? null
    const isDecided = record.state !== 'previewed'
    const shown = list ?? firstList(record.kind, preview)
    const rows = preview && !isDecided ? pageOf(preview, shown, page) : null
    const people = rows ? peopleShown(record.kind, rows) : []
    const mayDecide = mayBringIn(record.kind, relations) && (relations.has('hr_section') || relations.has('dx_office'))
    return {
      page: {
        record: recordShown(record),
        mayDecide,
        /** The file is not read any more, and was not read to its end. */
        isStopped: record.state === 'reading' && !(await isHeld(sql, batchId)),
        canSkipBadRows: preview !== null && canSkipBadRows(preview),
        preview: preview && {
          counts: preview.counts,
          isTable: preview.isTable,
          isSame: preview.isSame,
          inTheWay: isDecided ? undefined : preview.inTheWay,
          bad: preview.bad.slice(0, MOST_BAD_ROWS),
          ignored: preview.ignored,
          notes: preview.notes,
          questions: isDecided ? null : await asked(sql, preview),
          framework: isDecided ? null : (preview.framework ?? null),
        },
        rows,
        obstacles: record.state === 'committed' ? await whatStandsInTheWay(sql, record) : [],
      },
      looked: await peopleNumbered(sql, people),
    }
  },
})

export type ImportPage = Awaited<ReturnType<typeof importPage>>

const MOST_QUESTIONS = 50

/** The first questions that a file leaves, with the courses to choose from; null when it leaves none. */
async function asked(sql: Sql, { questions }: ImportPreview) {
  if (!questions || questions.people.length + questions.courses.length === 0) return null
  return {
    people: questions.people.slice(0, MOST_QUESTIONS),
    courses: questions.courses.slice(0, MOST_QUESTIONS),
    catalogue: questions.courses.length > 0 ? await courseNames(sql) : [],
  }
}

// Who comes in by a staff file is not known yet; a completion is of somebody known.
function peopleShown(kind: ImportKind, { changed, added, missing }: ReturnType<typeof pageOf>): string[] {
  if (kind === 'staff') return [...changed, ...missing].map((row) => row.id)
  return kind === 'completions' ? [...changed, ...added].map((row) => row.id) : []
}

// People who are not in a file are looked at only by who asks for them.
function firstList(kind: ImportKind, preview: ImportPreview | null): (typeof LISTS)[number] {
  if (preview === null || preview.changed.length > 0) return 'changed'
  return kind === 'standard' && preview.added.length === 0 ? 'missing' : 'added'
}

function pageOf(preview: ImportPreview, list: (typeof LISTS)[number], page: number) {
  const from = (page - 1) * PAGE_SIZE
  const upTo = from + PAGE_SIZE
  const changed = list === 'changed' ? preview.changed.slice(from, upTo) : []
  const added = list === 'added' ? preview.added.slice(from, upTo) : []
  const missing = list === 'missing' ? preview.missing.slice(from, upTo) : []
  return {
    list,
    page,
    pageSize: PAGE_SIZE,
    total: preview[list].length,
    changed,
    added,
    missing,
  }
}
