import { parse } from 'csv-parse/sync'
import type { FileFault, TableFile, TableRow, TextEncoding } from '~/domain/table-file'
import { decodeText } from './decode-text'

const MOST_ROWS = 200_000
/** A file of delimiters alone would fill the memory. */
const MOST_CELLS = 4_000_000

const DELIMITERS = [',', '\t', ';'] as const
const LINE_BREAK = /\r\n|\r|\n/g
const LINES_TO_LOOK_AT = 30
const LOOKED_AT = 100_000
const QUOTED = /(?<=^|[,\t;\r\n])"[^"]*(?:""[^"]*)*"/g

/** Reads CSV and tab text, each record named by the physical line on which it starts. */
export function readDelimitedText(
  bytes: Uint8Array,
  said?: TextEncoding,
): { ok: true; file: TableFile } | { ok: false; fault: FileFault } {
  const decoded = decodeText(bytes, said)
  if (!decoded) return refused('FILE_UNREADABLE', UNKNOWN_CONTENT)
  if (decoded.text.trim() === '') return refused('FILE_EMPTY', 'ファイルが空です。内容のあるファイルを選んでください。')
  const delimiter = delimiterOf(decoded.text)
  if (hasTooMany(decoded.text, delimiter)) return refused('FILE_TOO_LONG', TOO_MANY)
  const records = recordsOf(decoded.text, delimiter)
  if (!records) return refused('FILE_UNREADABLE', UNCLOSED_QUOTE)
  if (records.length > MOST_ROWS) return refused('FILE_TOO_LONG', TOO_LONG)
  const notes = decoded.unreadable > 0 ? [unreadableNote(decoded.unreadable)] : []
  const sheets = [{ name: null, rows: rowsOf(records) }]
  return { ok: true, file: { encoding: decoded.encoding, delimiter, sheets, notes } }
}

const UNKNOWN_CONTENT =
  '読み取れない形式です。CSV（UTF-8 または Shift_JIS）、Excel の「Unicode テキスト」、.xlsx のどれかで保存しなおしてください。'
const UNCLOSED_QUOTE =
  '引用符（"）が閉じられていないため、どこまでが一つの欄か分かりません。閉じ忘れた引用符を直すか、Excel で .xlsx に保存しなおしてください。'
const TOO_MANY = `欄が多すぎます（${MOST_CELLS.toLocaleString('ja-JP')} 個まで）。使っていない列を除くか、ファイルを分けてください。`
const TOO_LONG = `行が多すぎます（${MOST_ROWS.toLocaleString('ja-JP')} 行まで）。ファイルを分けてください。`

function unreadableNote(count: number): string {
  return `読み取れない文字が ${count} か所あります（� と表示）。その欄を直してください。`
}

function refused(code: FileFault['code'], reason: string): { ok: false; fault: FileFault } {
  return { ok: false, fault: { code, reason } }
}

// What stands between quotes separates nothing.
function delimiterOf(text: string): (typeof DELIMITERS)[number] {
  const beginning = text
    .slice(0, LOOKED_AT)
    .replace(QUOTED, '')
    .split(/\r\n|\r|\n/, LINES_TO_LOOK_AT)
  const widest = (delimiter: string) => Math.max(...beginning.map((line) => line.split(delimiter).length))
  return DELIMITERS.reduce((best, candidate) => (widest(candidate) > widest(best) ? candidate : best))
}

function hasTooMany(text: string, delimiter: string): boolean {
  let found = 0
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1)) {
    found += 1
    if (found > MOST_CELLS) return true
  }
  return false
}

function recordsOf(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    }) as string[][]
  } catch {
    return null
  }
}

// The parser's own line count is off where a quoted cell holds CRLF; breaks inside the cells tell it exactly.
function rowsOf(records: string[][]): TableRow[] {
  let line = 1
  return records.map((record) => {
    const row = { line, cells: record.map((text) => ({ text })) }
    line += 1 + record.reduce((breaks, text) => breaks + (text.match(LINE_BREAK)?.length ?? 0), 0)
    return row
  })
}
