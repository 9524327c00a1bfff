import { isStorable } from '~/access/storable'
import type { JsonFault } from '~/domain/json-faults'
import type { FileFault } from '~/domain/table-file'
import type { BadRowShown } from '~/features/imports/import-preview'
import { digestOf, type PlannedFile } from '~/features/imports/planned-file'

/* Files of JSON: a fault has a place instead of a row, and nothing comes in while one remains. */

const DEEPEST = 60
const TOO_DEEP: FileFault = {
  code: 'FILE_UNREADABLE',
  reason: `かっこが ${DEEPEST} 段より深く重なっています。ポータルか CASE の形の JSON を選んでください。`,
}

const NOT_STORABLE: FileFault = {
  code: 'FILE_UNREADABLE',
  reason: '使えない文字（見えない制御文字）が入っています。書き出しなおすか、その文字を除いてください。',
}

/** What a file of JSON holds, or why it is none. */
export function parsedJson(bytes: Uint8Array): { value: unknown } | { fault: FileFault } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    if (isTooDeep(value)) return { fault: TOO_DEEP }
    return isStorable(value) ? { value } : { fault: NOT_STORABLE }
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

/** Faults as the preview shows them, each with what stands at its place. */
export function badPlaces(faults: readonly JsonFault[], json: unknown, code: string): BadRowShown[] {
  return faults.map(({ path, reason }) => ({
    line: null,
    column: path,
    code,
    value: valueAt(json, path),
    reason,
    also: [],
  }))
}

/** What is deeper than any form knows could be neither compared nor kept. */
function isTooDeep(json: unknown): boolean {
  let level: unknown[] = [json]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
}

/** The plan of a file that cannot come in. */
export function withFaults(bad: BadRowShown[]): PlannedFile {
  const counts = { new: 0, changed: 0, unchanged: 0, missing: 0, bad: bad.length, ignored: 0 }
  const preview = { counts, isWhole: true, bad, ignored: [], missing: [], notes: [], added: [], changed: [] }
  return { ok: true, preview, accepted: [], digest: digestOf(preview), write: async () => null }
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
