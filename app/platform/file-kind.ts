/*
 * What a file is, told by its first bytes and not by its name or what the browser says of it (ASVS 5.0, 5.2.2).
 */

export type FileKind = 'pdf' | 'png' | 'jpeg' | 'xlsx' | 'docx' | 'pptx' | 'text'

export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  text: 'text/plain',
}

/** How the name of a file of a kind ends: another ending would open it with a program that it is not for, or run it. */
const ENDINGS: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: ['pdf'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
  xlsx: ['xlsx'],
  docx: ['docx'],
  pptx: ['pptx'],
  text: ['txt', 'csv', 'tsv', 'md', 'log', 'json', 'yaml', 'yml', 'sql'],
}

/** Whether a name says of its file what its bytes say. */
export function endsAs(name: string, kind: FileKind): boolean {
  const [ending] = /(?<=\.)[^.]*$/.exec(name.normalize('NFKC').toLowerCase()) ?? []
  return ending !== undefined && ENDINGS[kind].includes(ending)
}

const SIGNATURES: readonly { kind: 'pdf' | 'png' | 'jpeg' | 'zip'; bytes: readonly number[] }[] = [
  { kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
]

const OFFICE_PARTS: readonly { kind: FileKind; part: string }[] = [
  { kind: 'xlsx', part: 'xl/workbook.' },
  { kind: 'docx', part: 'word/document.' },
  { kind: 'pptx', part: 'ppt/presentation.' },
]

const LOOKED_AT_FOR_TEXT = 64 * 1024
const UTF16_MARKS = ['fffe', 'feff']

/** The kind of a file by its bytes; null when it is none that the portal takes, or an Office file with macros. */
export function fileKindOf(bytes: Buffer): FileKind | null {
  const signature = SIGNATURES.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))
  if (signature?.kind === 'zip') return officeKindOf(bytes)
  if (signature) return signature.kind
  return looksLikeText(bytes) ? 'text' : null
}

function officeKindOf(bytes: Buffer): FileKind | null {
  if (bytes.includes('vbaProject.bin')) return null
  return OFFICE_PARTS.find(({ part }) => bytes.includes(part))?.kind ?? null
}

/** Text of whatever encoding holds no zero byte, unless its mark says UTF-16. */
function looksLikeText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false
  if (UTF16_MARKS.includes(bytes.subarray(0, 2).toString('hex'))) return true
  return !bytes.subarray(0, LOOKED_AT_FOR_TEXT).includes(0)
}
