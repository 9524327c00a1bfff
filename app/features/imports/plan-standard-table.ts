import type { SkillStandardFile } from '~/domain/skill-standard'
import { canonicalStandard } from '~/domain/standard-canonical'
import { comparable } from '~/domain/standard-row-changes'
import type { StandardRow } from '~/domain/standard-rows'
import { STANDARD_SHEETS } from '~/domain/standard-sheet-forms'
import { planStandardTables, type StandardTablePlan } from '~/domain/standard-table-file'
import { toldStandard } from '~/domain/standard-tables'
import { type KnownVersion, versionToCompare } from '~/facts/known-standards'
import type { Sql } from '~/facts/sql'
import type { BadRowShown, ImportPreview } from '~/features/imports/import-preview'
import { badPlaces, withFaults } from '~/features/imports/json-file'
import { digestOf, type PlannedFile, type PlanningGiven } from '~/features/imports/planned-file'
import { readOnce } from '~/features/imports/read-once'
import { frameOver } from '~/features/imports/standard-frame'
import { notesOnPlace, storeInPlaceOf, whatIsInTheWay } from '~/features/imports/standard-in-the-way'
import { standardAdded, standardChanges } from '~/features/imports/standard-rows-shown'

/** Plans a standard in a workbook or a CSV. What the file leaves out is as in the version that it is held against. */
export async function planStandardTable(
  sql: Sql,
  bytes: Uint8Array,
  { today, answers }: PlanningGiven,
): Promise<PlannedFile> {
  const read = await readOnce(bytes, answers.encoding)
  if (!read.ok) return read
  const told = toldStandard(read.file)
  const known = await versionToCompare(sql, told)
  const frame = frameOver(known)
  const plan = planStandardTables({ file: read.file, frame, known: known?.content ?? null })
  if (!plan.ok) return plan
  if (!plan.standard.ok && plan.bad.length === 0) {
    return withFaults(badPlaces(plan.standard.faults, null, 'STANDARD_FORMAT'))
  }
  const standard = plan.standard.ok ? plan.standard.standard : null
  const isSame = standard !== null && known !== null && saysTheSame(standard, known, told)
  const place = { line: told?.line ?? null, column: '版', sheet: STANDARD_SHEETS.standard.name }
  const { open, published, review } = await whatIsInTheWay(sql, standard ?? frame, place)
  const bad: BadRowShown[] = published && !isSame ? [published, ...plan.bad] : plan.bad
  const notes = [
    ...plan.notes,
    ...notesOnFrame(plan, known),
    ...(standard ? notesOnPlace(standard, { known, open, isSame }) : []),
  ]
  return {
    ok: true,
    preview: {
      ...previewOf(plan),
      counts: { ...plan.counts, bad: bad.length },
      bad,
      notes,
      isSame,
      ...((standard === null || bad !== plan.bad) && { isWhole: true }),
      ...(review !== null && !isSame && { inTheWay: review }),
    },
    accepted: plan.accepted,
    digest: digestOf({
      standard,
      bad,
      accepted: plan.accepted,
      known: known && [known.id, known.state, known.content],
    }),
    write: async (transaction, stamp) => {
      if (isSame || standard === null) return null
      await storeInPlaceOf(transaction, standard, open, stamp)
      return today
    },
  }
}

/** A file that names no version says the same when only the number of the next one differs. */
function saysTheSame(
  standard: SkillStandardFile,
  { content }: KnownVersion,
  told: Pick<StandardRow, 'code' | 'version'> | null,
): boolean {
  const version = told ? standard.standard.version : content.standard.version
  const { succession: before, ...known } = canonicalStandard(content)
  const { succession: now, ...said } = canonicalStandard({ ...standard, standard: { ...standard.standard, version } })
  const isSameSuccession = now === undefined || comparable(now) === comparable(before)
  return isSameSuccession && comparable(said) === comparable(known)
}

function notesOnFrame({ tables }: StandardTablePlan, known: KnownVersion | null): string[] {
  const absent = Object.entries(STANDARD_SHEETS)
    .filter(([key]) => !tables.includes(key as keyof typeof STANDARD_SHEETS))
    .map(([, { name }]) => name)
  if (absent.length === 0) return []
  const from = known ? `第 ${known.version} 版` : 'ひな形の標準'
  return [`ファイルにないシート（${absent.join('、')}）は、${from}のものを使います。`]
}

function previewOf(plan: StandardTablePlan): Omit<ImportPreview, 'bad' | 'notes'> {
  return {
    counts: plan.counts,
    isTable: true,
    ignored: plan.ignored,
    missing: plan.missing.map(({ sheet, code, name }) => ({ id: code, name, detail: sheet })),
    added: standardAdded(plan),
    changed: standardChanges(plan),
  }
}
