import { fromBufferPromise } from 'yauzl'
import type { FileFault } from '~/domain/table-file'

/*
 * Looks into an archive before anything unpacks it whole: what the headers declare, and, as headers lie, what really
 * comes out, counted while it is inflated and stopped at the limit. Nothing is kept but the small workbook part.
 */

const MOST_ENTRIES = 1_000
const MOST_BYTES = 100 * 1024 * 1024
const WORKBOOK_PART = 'xl/workbook.xml'

type CheckedArchive = { ok: true; countsFrom1904: boolean } | { ok: false; fault: FileFault }

const BOMB: FileFault = {
  code: 'FILE_BOMB',
  reason:
    '展開すると大きすぎるファイルです（100 MB まで）。使っていないシート・画像・書式を除くか、CSV で保存しなおしてください。',
}
const NO_WORKBOOK: FileFault = {
  code: 'FILE_UNREADABLE',
  reason: 'Excel ブック（.xlsx）として読めません。Excel で開いて .xlsx か CSV に保存しなおしてください。',
}

/** Whether these bytes are an xlsx that can be unpacked safely, and how it counts days. */
export async function checkArchive(bytes: Uint8Array): Promise<CheckedArchive> {
  try {
    return await inspect(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    // yauzl stops an entry that unpacks to more than it declares with this message.
    const lying = error instanceof Error && /too many bytes in the stream/.test(error.message)
    return { ok: false, fault: lying ? BOMB : NO_WORKBOOK }
  }
}

async function inspect(buffer: Buffer): Promise<CheckedArchive> {
  const archive = await fromBufferPromise(buffer, { lazyEntries: true })
  if (archive.entryCount > MOST_ENTRIES) return { ok: false, fault: BOMB }
  let declared = 0
  let unpacked = 0
  let workbook: string | null = null
  for await (const entry of archive.eachEntry()) {
    declared += entry.uncompressedSize
    if (declared > MOST_BYTES) return { ok: false, fault: BOMB }
    if (entry.isEncrypted()) return { ok: false, fault: NO_WORKBOOK }
    const kept: Buffer[] = []
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      unpacked += chunk.length
      if (unpacked > MOST_BYTES) return { ok: false, fault: BOMB }
      if (entry.fileName === WORKBOOK_PART) kept.push(chunk)
    }
    if (entry.fileName === WORKBOOK_PART) workbook = Buffer.concat(kept).toString('utf8')
  }
  if (workbook === null) return { ok: false, fault: NO_WORKBOOK }
  return { ok: true, countsFrom1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*["'](?:1|true)["']/.test(workbook) }
}
