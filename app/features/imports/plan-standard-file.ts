import type { CityDate } from '~/domain/calendar'
import type { RowResult } from '~/domain/import-outcome'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { isStandardCase, readStandardCase } from '~/domain/standard-case'
import { versionToCompare } from '~/facts/known-standards'
import type { Sql } from '~/facts/sql'
import type { ImportPreview } from '~/features/imports/import-preview'
import { badPlaces, parsedJson, withFaults } from '~/features/imports/json-file'
import { planStandardTable } from '~/features/imports/plan-standard-table'
import { digestOf, type PlannedFile, type PlanningGiven } from '~/features/imports/planned-file'
import { frameOver } from '~/features/imports/standard-frame'
import { notesOnPlace, storeInPlaceOf, whatIsInTheWay } from '~/features/imports/standard-in-the-way'
import { comparable, differences, type StandardItem, standardItems } from '~/features/imports/standard-items'

type AcceptedItem = StandardItem & { result: RowResult }

/** Plans a standard against the draft, or else the version published last. What the file is tells its content. */
export async function planStandardFile(sql: Sql, bytes: Uint8Array, given: PlanningGiven): Promise<PlannedFile> {
  if (!isJson(bytes)) return planStandardTable(sql, bytes, given)
  const json = parsedJson(bytes)
  if ('fault' in json) return { ok: false, fault: json.fault }
  const read = isStandardCase(json.value)
    ? readStandardCase(json.value, frameOver(await versionToCompare(sql, null)))
    : readSkillStandard(json.value)
  if (!read.ok) return withFaults(badPlaces(read.faults, json.value, 'STANDARD_FORMAT'))
  return planVersion(sql, read.standard, given.today)
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]
const LOOKED_AT = 256

function isJson(bytes: Uint8Array): boolean {
  const start = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? 3 : 0
  return /^\s*[{[]/.test(new TextDecoder('latin1').decode(bytes.subarray(start, start + LOOKED_AT)))
}

async function planVersion(sql: Sql, file: SkillStandardFile, today: CityDate): Promise<PlannedFile> {
  const known = await versionToCompare(sql, file.standard)
  const before = new Map((known ? standardItems(known.content) : []).map((item) => [`${item.kind} ${item.code}`, item]))
  const told = standardItems(file)
  const accepted = told.map((item) => ({ ...item, result: resultOf(item, before.get(`${item.kind} ${item.code}`)) }))
  const keys = new Set(told.map((item) => `${item.kind} ${item.code}`))
  const missing = [...before].filter(([key]) => !keys.has(key)).map(([, item]) => item)
  const isSame = known !== null && missing.length === 0 && accepted.every((item) => item.result === 'unchanged')
  const { open, published, review } = await whatIsInTheWay(sql, file, { line: null, column: 'standard.version' })
  if (published && !isSame) return withFaults([published])
  const notes = notesOnPlace(file, { known, open, isSame })
  return {
    ok: true,
    preview: {
      ...previewOf({ before }, accepted, missing),
      notes,
      isSame,
      ...(review !== null && !isSame && { inTheWay: review }),
    },
    accepted: accepted.map(({ said: _said, ...item }) => item),
    digest: digestOf({ file, known: known && [known.id, known.state, known.content] }),
    write: async (transaction, stamp) => {
      if (isSame) return null
      await storeInPlaceOf(transaction, file, open, stamp)
      return today
    },
  }
}

function resultOf(item: StandardItem, known: StandardItem | undefined): RowResult {
  if (!known) return 'new'
  return comparable(item) === comparable(known) ? 'unchanged' : 'changed'
}

function previewOf(
  { before }: { before: ReadonlyMap<string, StandardItem> },
  accepted: readonly AcceptedItem[],
  missing: readonly StandardItem[],
): Omit<ImportPreview, 'notes'> {
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
    isTable: false,
    bad: [],
    ignored: [],
    missing: missing.map(named),
    added: accepted.filter((item) => item.result === 'new').map((item) => ({ line: null, ...named(item) })),
    changed: accepted
      .filter((item) => item.result === 'changed')
      .map((item) => {
        const then = before.get(`${item.kind} ${item.code}`)
        return { line: null, id: item.code, name: item.name, fields: then ? differences(then, item) : [] }
      }),
  }
}
