/**
 * What is wrong with a JSON file that a city sends, told so that its editor understands: where, and what to do.
 */
import type { z } from 'zod'

/** One fault of a file: where (`skills[3].levels[2].indicator`) and a Japanese sentence that says what to do. */
export type JsonFault = { path: string; reason: string }

type Issue = z.core.$ZodIssue

/**
 * The faults that a schema found, in the order of the file.
 * @param formatOf says how a text of a certain format is written, by the path to it
 */
export function jsonFaults(
  issues: readonly Issue[],
  json: unknown,
  formatOf: (path: readonly PropertyKey[]) => string,
): JsonFault[] {
  return issues.map((issue) => ({ path: pathInJson(issue.path), reason: reasonOf(issue, json, formatOf) }))
}

/** A path as its editor reads it: `courses[2].develops[0].skill`. */
export function pathInJson(path: readonly PropertyKey[]): string {
  let written = ''
  for (const step of path) {
    if (typeof step === 'number') written += `[${step}]`
    else written += written === '' ? String(step) : `.${String(step)}`
  }
  return written === '' ? '（ファイル全体）' : written
}

function reasonOf(issue: Issue, json: unknown, formatOf: (path: readonly PropertyKey[]) => string): string {
  const found = valueAt(json, issue.path)
  if (issue.code === 'custom') return issue.message
  if (found === undefined) return 'この項目がありません。書き足してください。'
  if (issue.code === 'invalid_type') return `${TYPE_WORDS[issue.expected] ?? issue.expected}で書いてください。`
  if (issue.code === 'invalid_value') return `${issue.values.map(String).join('・')} のどれかにしてください。`
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) return '決まった語のどれかにしてください。'
  if (issue.code === 'invalid_union') return '0・1・2・3・4 のどれかにしてください。'
  if (issue.code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum), issue.exact === true)
  if (issue.code === 'too_big') return tooBig(issue.origin, Number(issue.maximum), issue.exact === true)
  if (issue.code === 'invalid_format') return `「${String(found)}」は書き方が違います。${formatOf(issue.path)}`
  return '書き方が違います。'
}

const TYPE_WORDS: Record<string, string> = {
  string: '文字',
  number: '数',
  int: '整数',
  array: '一覧（[ ]）',
  object: 'まとまり（{ }）',
  record: 'まとまり（{ }）',
}

function tooSmall(origin: string, minimum: number, exact: boolean): string {
  if (origin === 'string') return '空です。文字を書いてください。'
  if (origin === 'array') return exact ? `${minimum} 件ちょうど必要です。` : `${minimum} 件以上必要です。`
  return `${minimum} 以上の数にしてください。`
}

function tooBig(origin: string, maximum: number, exact: boolean): string {
  if (origin === 'array') return exact ? `${maximum} 件ちょうど必要です。` : `${maximum} 件までにしてください。`
  return `${maximum} 以下の数にしてください。`
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value
}
