import type { CommandResult } from '~/access/command'
import { IMPORT_KIND_WORDS } from '~/domain/terms'
import type { ImportKind } from '~/facts/import-batch'
import type { PlannedFile } from '~/features/imports/planned-file'
import { outcomeOf } from './portal-command'

type Asked = { kind: ImportKind; json: boolean }
/** `batchId`: under which number it was taken over. */
type Told = Asked & { outcome: 'dry-run' | 'taken' | 'not-taken'; batchId?: number }

const LISTED = 200
const NOTHING = { new: 0, changed: 0, unchanged: 0, missing: 0, bad: 0, ignored: 0 }

/** Writes what a file came to: one JSON object, or sentences. */
export function printOutcome(planned: PlannedFile, told: Told, out: (line: string) => void): void {
  if (told.json) out(JSON.stringify(asJson(planned, told), null, 1))
  else for (const line of asText(planned, told)) out(line)
}

/** The same of a file that was to come in. @returns whether it did */
export function printBroughtIn(
  result: CommandResult<{ batchId: number; planned: PlannedFile }>,
  asked: Asked,
  out: (line: string) => void,
): boolean {
  // What stands in the way is the plan itself, with the rows that it names.
  if (!result.ok && 'conflict' in result) {
    printOutcome(result.conflict as PlannedFile, { ...asked, outcome: 'not-taken' }, out)
    return false
  }
  const { batchId, planned } = outcomeOf(result)
  printOutcome(planned, { ...asked, outcome: 'taken', batchId }, out)
  return true
}

function asJson(planned: PlannedFile, { batchId }: Told): object {
  if (!planned.ok) {
    const { code, reason } = planned.fault
    return { counts: NOTHING, bad: [], accepted: [], fault: { code, reason } }
  }
  const { preview, accepted } = planned
  const { counts, bad, ignored, missing, notes, inTheWay } = preview
  return {
    counts,
    bad,
    ignored,
    missing: missing.map((one) => one.id),
    notes,
    accepted,
    ...(inTheWay && { inTheWay }),
    ...(batchId !== undefined && { batch: batchId }),
  }
}

function asText(planned: PlannedFile, { kind, outcome, batchId }: Told): string[] {
  if (!planned.ok) return [planned.fault.reason, NOTHING_DONE]
  const { counts, bad, notes, missing } = planned.preview
  const lines = [
    `${IMPORT_KIND_WORDS[kind]}：新規 ${counts.new}、変更 ${counts.changed}、変更なし ${counts.unchanged}、取り込めない行 ${counts.bad}、飛ばした行 ${counts.ignored}`,
    ...notes,
  ]
  if (missing.length > 0)
    lines.push(`ファイルに載っていないもの ${missing.length} 件（${MISSING_WORDS[kind] ?? 'そのまま残ります'}）`)
  for (const row of bad.slice(0, LISTED)) {
    const sheet = row.sheet === undefined ? '' : `シート「${row.sheet}」 `
    const place = row.line === null ? sheet : `${sheet}${row.line} 行目 `
    lines.push(`  ${place}${row.column}「${row.value}」 ${row.reason}`)
  }
  if (bad.length > LISTED) lines.push(`  ほか ${bad.length - LISTED} 行`)
  const { inTheWay, isWhole } = planned.preview
  if (inTheWay) return [...lines, inTheWay, NOTHING_DONE]
  if (batchId !== undefined)
    return [
      ...lines,
      `取り込みました（${batchId} 番）。取り消すとき: npm run portal -- undo-import ${batchId} --reason 理由`,
    ]
  return [...lines, outcome === 'not-taken' && isWhole ? WHOLE_OR_NOT : LAST_WORDS[outcome]]
}

const MISSING_WORDS: Partial<Record<ImportKind, string>> = { standard: '下書きからなくなります' }

const NOTHING_DONE = '何も取り込んでいません。'

const WHOLE_OR_NOT = `${NOTHING_DONE}取り込めないところを直してください。一部だけは取り込めません。`

const LAST_WORDS = {
  'dry-run': '確かめただけで、何も取り込んでいません。',
  taken: '取り込みました。',
  'not-taken': '何も取り込んでいません。取り込めない行を直すか、--skip-bad-rows を付けて除いてください。',
} as const
