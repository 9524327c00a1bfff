import type { CityDate } from '~/domain/calendar'
import type { RowResult } from '~/domain/import-outcome'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import type { Sql } from '~/facts/sql'
import { latestVersionOf, type Standard } from '~/facts/standard'
import { storeStandardDraft } from '~/facts/standard-draft'
import type { BadRowShown, ImportPreview } from '~/features/imports/import-preview'
import { badPlaces, parsedJson, withFaults } from '~/features/imports/json-file'
import { digestOf, type PlannedFile } from '~/features/imports/planned-file'
import { comparable, differences, type StandardItem, storedItems, toldItems } from '~/features/imports/standard-items'

type AcceptedItem = StandardItem & { result: RowResult }

/** Plans a standard in the portal's own JSON against the draft, or else the version published last. */
export async function planStandardFile(sql: Sql, bytes: Uint8Array, today: CityDate): Promise<PlannedFile> {
  const json = parsedJson(bytes)
  if ('fault' in json) return { ok: false, fault: json.fault }
  const read = readSkillStandard(json.value)
  if (!read.ok) return withFaults(badPlaces(read.faults, json.value, 'STANDARD_FORMAT'))
  const known = await latestVersionOf(sql, read.standard.standard.code)
  return planVersion(read.standard, known, today)
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
