import type { CourseQuestion, PersonQuestion } from '~/domain/completion-row'
import type { ColumnMapping } from '~/domain/framework-table'
import type { ImportCounts } from '~/domain/import-outcome'
import type { IgnoredRow } from '~/domain/table-columns'
import type { ImportKind } from '~/facts/import-batch'

/** Whether a file has rows and columns; the others are JSON, in which a fault has a place. */
export function isTable(kind: ImportKind, preview: Pick<ImportPreview, 'isTable'>): boolean {
  return preview.isTable ?? (kind !== 'standard' && kind !== 'courses')
}

/** Whether good rows can come in without the bad ones. A framework of which a part is left out is not that framework. */
export function canSkipBadRows(preview: Pick<ImportPreview, 'isWhole' | 'framework'>): boolean {
  return preview.isWhole !== true && preview.framework === undefined
}

/** Whether a file of a kind is a list of all there are: a report of completions is not. */
export function tellsMissing(kind: ImportKind): boolean {
  return kind !== 'completions'
}

/** What a preview shows of a file; kept with its batch until somebody decides. */
export type ImportPreview = {
  counts: ImportCounts
  /** Where files of a kind are tables or JSON: which of them this one is. */
  isTable?: boolean
  /** Nothing comes in while one thing is wrong: JSON, or rows that make no whole without the bad ones. */
  isWhole?: boolean
  /** Where more than rows counts (what is missing goes, the order): whether the file changes nothing at all. */
  isSame?: boolean
  /** Why nothing of the file can come in now, whatever its rows: what to do first. */
  inTheWay?: string
  bad: BadRowShown[]
  ignored: IgnoredRow[]
  /** Known, but not in the file: shown, never ended by that. */
  missing: NamedRecord[]
  notes: string[]
  added: (NamedRecord & { line: number | null })[]
  changed: ChangedRow[]
  /** What only somebody who knows the people and the provider can tell. */
  questions?: { people: PersonQuestion[]; courses: (CourseQuestion & { rows: number })[] }
  /** Of a framework: as what its file was read, which can be said otherwise. */
  framework?: FrameworkShown
}

export type FrameworkShown = {
  format: 'case' | 'moodle' | 'located' | 'table'
  /** Columns of a table; null: JSON. */
  columns: string[] | null
  mapping: ColumnMapping | null
  /** Whether it was read by the answers of an earlier file with the same columns. */
  isRemembered: boolean
  /** Whether something must still be said before it can come in. */
  isOpen: boolean
  header: Record<'code' | 'version' | 'name' | 'language' | 'source' | 'licence', string>
}

/** A person by staff number, a unit, skill or role by code, with what tells it from others. */
export type NamedRecord = { id: string; name: string; detail: string }

export type ChangedRow = { line: number | null; id: string; name: string; fields: ChangedField[] }

export type ChangedField = { label: string; now: string; after: string }

export type FaultShown = { column: string; code: string; value: string; reason: string; hint?: string[] }

/** `line` is null where a file has no lines that anybody counts (JSON). */
export type BadRowShown = FaultShown & { line: number | null; sheet?: string; also: FaultShown[] }

/** What is wrong, and what to do: the sentences of a reason after the first one say the latter. */
export function reasonAndRemedy(reason: string): { reason: string; remedy: string } {
  const end = reason.indexOf('。') + 1
  const isOneSentence = end === 0 || end === reason.length
  if (isOneSentence && /ください。?$/.test(reason))
    return { reason: 'この値のままでは取り込めません。', remedy: reason }
  if (isOneSentence) return { reason, remedy: '値を確かめて直してください。' }
  return { reason: reason.slice(0, end), remedy: reason.slice(end) }
}

/** The sentence over a preview, from its counts. */
export function summaryOf(
  { counts, isSame }: Pick<ImportPreview, 'counts' | 'isSame'>,
  isTable: boolean,
): { plain: string; marked: string; rest: string } {
  const say = (count: number) => count.toLocaleString('ja-JP')
  const rows = counts.new + counts.changed + counts.unchanged + counts.bad
  const writes = counts.new + counts.changed
  if (counts.bad > 0 && !isTable) {
    return { plain: '', marked: `${say(counts.bad)} か所に誤りがあり、取り込めません`, rest: '。' }
  }
  if (counts.bad > 0) {
    const rest = writes > 0 ? `残りの行で、新規 ${say(counts.new)} 件と変更 ${say(counts.changed)} 件ができます。` : ''
    return { plain: `${say(rows)} 行のうち `, marked: `${say(counts.bad)} 行が取り込めません`, rest: `。${rest}` }
  }
  if (writes === 0 && isSame === false) {
    const marked = counts.missing > 0 ? `${say(counts.missing)} 項目が下書きからなくなります` : '並び順などが変わります'
    return { plain: `${say(rows)} 行の内容はいまと同じですが、`, marked, rest: '。' }
  }
  if (writes === 0)
    return { plain: `${say(rows)} 行とも登録済みと同じで、`, marked: '変わるものはありません', rest: '。' }
  return {
    plain: `${say(rows)} 行をすべて取り込めます。`,
    marked: `新規 ${say(counts.new)} 件、変更 ${say(counts.changed)} 件`,
    rest: 'です。',
  }
}
