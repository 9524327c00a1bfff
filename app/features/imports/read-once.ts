import { createHash } from 'node:crypto'
import type { ReadTableFile, TextEncoding } from '~/domain/table-file'
import { readTableFile } from '~/platform/spreadsheet/read-table-file'

/** A larger file is read again rather than kept. */
const LARGEST_KEPT = 4 * 1_048_576

let last: { digest: string; read: ReadTableFile } | null = null

/** Reads a table file; what was read last is known by its bytes, as each file is planned once to be shown and once to be written. */
export async function readOnce(bytes: Uint8Array, encoding?: TextEncoding): Promise<ReadTableFile> {
  const digest = createHash('sha256')
    .update(`${encoding ?? ''}\0`)
    .update(bytes)
    .digest('hex')
  if (last?.digest === digest) return last.read
  const read = await readTableFile(bytes, encoding)
  last = bytes.length <= LARGEST_KEPT ? { digest, read } : null
  return read
}
