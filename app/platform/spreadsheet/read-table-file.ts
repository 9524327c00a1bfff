import type { FileFault, ReadTableFile, TextEncoding } from '~/domain/table-file'
import { readDelimitedText } from './read-delimited-text'
import { readWorkbook } from './read-workbook'

/*
 * One door for every table file that a city uploads. What a file is tells its content, never its name.
 */

const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const PDF = [0x25, 0x50, 0x44, 0x46]

const OLD_EXCEL: FileFault = {
  code: 'FILE_UNREADABLE',
  reason:
    '古い形式の Excel（.xls）か、パスワードの付いたブックです。パスワードを外し、「Excel ブック（.xlsx）」で保存しなおしてください。',
}
const PDF_FILE: FileFault = {
  code: 'FILE_UNREADABLE',
  reason: 'PDF は取り込めません。元の表を Excel ブック（.xlsx）か CSV で用意してください。',
}
const EMPTY: FileFault = { code: 'FILE_EMPTY', reason: 'ファイルが空です。内容のあるファイルを選んでください。' }

/**
 * Reads CSV (UTF-8, CP932), tab text (UTF-16) or xlsx; a refusal says in Japanese what to do. Nothing in it is run.
 * Text is in the encoding that somebody `said`, else in the one that it looks like.
 */
export async function readTableFile(bytes: Uint8Array, said?: TextEncoding): Promise<ReadTableFile> {
  if (bytes.length === 0) return { ok: false, fault: EMPTY }
  if (startsWith(bytes, OLE)) return { ok: false, fault: OLD_EXCEL }
  if (startsWith(bytes, PDF)) return { ok: false, fault: PDF_FILE }
  if (startsWith(bytes, ZIP)) return readWorkbook(bytes)
  return readDelimitedText(bytes, said)
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}
