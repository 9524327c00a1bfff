import type { CityDate } from '~/domain/calendar'
import type { RowResult } from '~/domain/import-outcome'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import type { FileFault } from '~/domain/table-file'
import type { Sql } from '~/facts/sql'
import { latestVersionOf, type Standard } from '~/facts/standard'
import { storeStandardDraft } from '~/facts/standard-draft'
import type { BadRowShown, ImportPreview } from '~/features/imports/import-preview'
import { digestOf, type PlannedFile } from '~/features/imports/planned-file'
import { comparable, differences, type StandardItem, storedItems, toldItems } from '~/features/imports/standard-items'

type AcceptedItem = StandardItem & { result: RowResult }

/** Plans a standard in the portal's own JSON against the draft, or else the version published last. */
export async function planStandardFile(sql: Sql, bytes: Uint8Array, today: CityDate): Promise<PlannedFile> {
  const json = parsed(bytes)
  if ('fault' in json) return { ok: false, fault: json.fault }
  const read = readSkillStandard(json.value)
  if (!read.ok) return withFaults(read.faults.map((fault) => badRowOf(fault, json.value)))
  const known = await latestVersionOf(sql, read.standard.standard.code)
  return planVersion(read.standard, known, today)
}

function parsed(bytes: Uint8Array): { value: unknown } | { fault: FileFault } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { value: JSON.parse(text) }
  } catch (error) {
    const where =
      error instanceof SyntaxError ? /position (\d+)(?: \(line (\d+) column (\d+)\))?/.exec(error.message) : null
    const place = where?.[2] ? `${where[2]} 行 ${where[3]} 文字目` : where ? `${where[1]} 文字目` : 'ファイルの中'
    return {
      fault: {
        code: 'FILE_UNREADABLE',
        reason: `JSON として読めません（${place}）。かっこ・引用符・カンマを確かめ、UTF-8 で保存してください。`,
      },
    }
  }
}

function badRowOf({ path, reason }: { path: string; reason: string }, json: unknown): BadRowShown {
  return { line: null, column: path, code: 'STANDARD_FORMAT', value: valueAt(json, path), reason, also: [] }
}

const LONGEST_VALUE = 60

/** What stands at a path such as skills[3].tier, if it is short enough to be shown. */
function valueAt(json: unknown, path: string): string {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '')
  const found = steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    json,
  )
  const isPlain = ['string', 'number', 'boolean'].includes(typeof found)
  return isPlain ? [...String(found)].slice(0, LONGEST_VALUE).join('') : ''
}

function withFaults(bad: BadRowShown[]): PlannedFile {
  const counts = { new: 0, changed: 0, unchanged: 0, missing: 0, bad: bad.length, ignored: 0 }
  const preview = { counts, bad, ignored: [], missing: [], notes: [], added: [], changed: [] }
  return { ok: true, preview, accepted: [], digest: digestOf(preview), write: async () => null }
}

function planVersion(file: SkillStandardFile, known: Standard | null, today: CityDate): PlannedFile {
  const { version } = file.standard
  const before = new Map((known ? storedItems(known) : []).map((item) => [`${item.kind} ${item.code}`, item]))
  const told = toldItems(file)
  const accepted = told.map((item) => ({ ...item, result: resultOf(item, before.get(`${item.kind} ${item.code}`)) }))
  const keys = new Set(told.map((item) => `${item.kind} ${item.code}`))
  const missing = [...before].filter(([key]) => !keys.has(key)).map(([, item]) => item)
  const isSame =
    known !== null &&
    known.version === version &&
    missing.length === 0 &&
    accepted.every((item) => item.result === 'unchanged')
  if (known && known.version === version && !isDraft(known) && !isSame) return withFaults([publishedAlready(version)])
  const preview = previewOf(file, { known, before }, accepted, missing)
  return {
    ok: true,
    preview,
    accepted: accepted.map(({ said: _said, ...item }) => item),
    digest: digestOf({ file, known: known && [known.id, known.state] }),
    write: async (sql, stamp) => {
      if (isSame) return null
      const draft = await storeStandardDraft(sql, file, stamp)
      if (!draft.stored) throw new Error(draft.reason)
      return today
    },
  }
}

function isDraft(standard: Standard): boolean {
  return standard.state === 'draft' || standard.state === 'review'
}

function resultOf(item: StandardItem, known: StandardItem | undefined): RowResult {
  if (!known) return 'new'
  return comparable(item) === comparable(known) ? 'unchanged' : 'changed'
}

function publishedAlready(version: string): BadRowShown {
  return {
    line: null,
    column: 'standard.version',
    code: 'STANDARD_PUBLISHED',
    value: version,
    reason: `第 ${version} 版は公開済みで、もう変わりません。standard.version を上げてください。`,
    also: [],
  }
}

function previewOf(
  file: SkillStandardFile,
  { known, before }: { known: Standard | null; before: ReadonlyMap<string, StandardItem> },
  accepted: readonly AcceptedItem[],
  missing: readonly StandardItem[],
): ImportPreview {
  const count = (result: RowResult) => accepted.filter((item) => item.result === result).length
  const named = ({ kind, code, name }: StandardItem) => ({ id: code, name, detail: kind })
  return {
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      missing: missing.length,
      bad: 0,
      ignored: 0,
    },
    bad: [],
    ignored: [],
    missing: missing.map(named),
    notes: notesOn(file, known),
    added: accepted.filter((item) => item.result === 'new').map((item) => ({ line: null, ...named(item) })),
    changed: accepted
      .filter((item) => item.result === 'changed')
      .map((item) => {
        const then = before.get(`${item.kind} ${item.code}`)
        return { line: null, id: item.code, name: item.name, fields: then ? differences(then, item) : [] }
      }),
  }
}

function notesOn(file: SkillStandardFile, known: Standard | null): string[] {
  const { name, version } = file.standard
  const notes = [`${name.ja} 第 ${version} 版を下書きとして取り込みます。公開するまで評価には使われません。`]
  if (known && isDraft(known)) notes.push(`いまの下書き（第 ${known.version} 版）は、この内容に置き換わります。`)
  if (known && !isDraft(known)) notes.push(`公開済みの第 ${known.version} 版と比べています。`)
  if (file.roles.length === 0) {
    notes.push('役割プロファイル（roles）がありません。役割ごとの必要レベルは空のままになります。')
  }
  return notes
}
