import { parseArgs } from 'node:util'
import { IMPORT_KIND_WORDS, IMPORT_STATE_WORDS } from '~/domain/terms'
import { type ImportRecord, importHistory } from '~/facts/import-history'
import { cityDayOf } from '~/platform/clock.server'
import { db } from '~/platform/database.server'
import type { CommandCall } from '../portal-command'

export const summary = '取込みの記録を、新しい順に示します。番号は undo-import で使います。'
export const usage = '[--json]'

const LISTED = 50

/** With `--json` one object an import. */
export async function run({ args, out }: CommandCall): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const { records, total } = await importHistory(db, { page: 1, pageSize: LISTED })
  for (const record of records) out(values.json ? JSON.stringify(toldOf(record)) : lineOf(record))
  if (values.json) return 0
  if (total === 0) out('まだ何も取り込んでいません。')
  if (total > LISTED) out(`ほか ${total - LISTED} 件`)
  return 0
}

function toldOf({ id, kind, state, fileName, counts, createdBy, ...record }: ImportRecord): object {
  const on = cityDayOf(record.committedAt ?? record.createdAt)
  return { batch: id, on, kind, state, fileName, counts, by: createdBy, undoReason: record.undoReason }
}

function lineOf({ id, kind, state, fileName, counts, createdBy, ...record }: ImportRecord): string {
  const on = cityDayOf(record.committedAt ?? record.createdAt)
  const came = counts ? `新規 ${counts.new}、変更 ${counts.changed}` : ''
  const undone = record.undoReason ? `「${record.undoReason}」` : ''
  const parts = [
    on,
    IMPORT_KIND_WORDS[kind],
    fileName,
    came,
    createdBy ?? 'コマンド',
    IMPORT_STATE_WORDS[state] + undone,
  ]
  return `${String(id).padStart(5)} 番  ${parts.filter((part) => part !== '').join('  ')}`
}
