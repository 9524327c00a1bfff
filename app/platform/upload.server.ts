import { createHash } from 'node:crypto'
import { unstable_parseMultipartFormData as parseMultipart, type UploadHandlerPart } from '@remix-run/node'
import { endsAs, type FileKind, fileKindOf, MEDIA_TYPES } from '~/platform/file-kind'

/** What a caller takes: how large, and which kinds (told by the bytes). */
export type UploadLimits = {
  maxBytes: number
  kinds: readonly FileKind[]
  /** Whether the name has to fit the bytes: others will open the file by it. */
  named?: true
}

/** What people may attach to their records: documents and pictures, told by their bytes. */
export const DOCUMENT_FILES: UploadLimits = {
  maxBytes: 10 * 1_048_576,
  kinds: ['pdf', 'png', 'jpeg', 'xlsx', 'docx', 'pptx', 'text'],
  named: true,
}

/** A file that was taken, held in memory until it is stored. */
export type UploadedFile = { name: string; kind: FileKind; bytes: Buffer }

/** A sentence for the field, in Japanese: what is wrong and what to do. */
export type UploadProblem = { problem: string }

type Upload = {
  /** The other fields of the form. */
  form: FormData
  /** null: no file was chosen. */
  file: UploadedFile | UploadProblem | null
}

/** A body this many times larger than a file may be is not even read to its end. */
const READ_TO_THE_END = 4
const LONGEST_NAME = 100
const LONGEST_FIELD = 1_000_000

const KIND_WORDS: Readonly<Record<FileKind, string>> = {
  pdf: 'PDF',
  png: 'PNG',
  jpeg: 'JPEG',
  xlsx: 'Excel（xlsx）',
  docx: 'Word（docx）',
  pptx: 'PowerPoint（pptx）',
  text: 'テキスト・CSV',
}

export function isProblem(file: UploadedFile | UploadProblem | null): file is UploadProblem {
  return file !== null && 'problem' in file
}

/** The same of a form with several file fields, by field. */
export type Uploads = { form: FormData; files: Record<string, UploadedFile | UploadProblem> }

/** Reads a form with one file field (see `readUploads`). */
export async function readUpload(request: Request, field: string, limits: UploadLimits): Promise<Upload> {
  const { form, files } = await readUploads(request, limits)
  return { form, file: files[field] ?? null }
}

/**
 * Reads a form with files. No more than `maxBytes` of a file is ever held; what is larger, empty or of another kind
 * comes back as a problem, so that the form can be shown again with its other fields.
 */
export async function readUploads(request: Request, limits: UploadLimits): Promise<Uploads> {
  if (!isMultipart(request)) return { form: await request.formData(), files: {} }
  if (Number(request.headers.get('Content-Length') ?? 0) > limits.maxBytes * READ_TO_THE_END) {
    throw new Response(tooLarge(limits.maxBytes), { status: 413 })
  }
  const files: Uploads['files'] = {}
  const form = await parseMultipart(request, async (part: UploadHandlerPart) => {
    const isFile = part.filename !== undefined
    const bytes = await collect(part.data, isFile ? limits.maxBytes : LONGEST_FIELD)
    if (!isFile) return bytes?.toString('utf8')
    if (!isNothing(part.filename, bytes)) files[part.name] = takenFile(part.filename ?? '', bytes, limits)
    return undefined
  }).catch(unreadable)
  return { form, files }
}

// Cut off on its way, or no form at all: its sender sends it again.
function unreadable(): never {
  throw new Response(null, { status: 400, statusText: 'Bad Request' })
}

/** Stores a taken file. @returns its id */
export async function storeFile(
  sql: FileStore,
  file: UploadedFile,
  stamp: { at: Date; by: number | null },
): Promise<number> {
  const { id } = await sql.storedFile.create({
    data: {
      name: file.name,
      mediaType: MEDIA_TYPES[file.kind],
      size: file.bytes.length,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      bytes: new Uint8Array(file.bytes),
      recordedAt: stamp.at,
      recordedBy: stamp.by,
    },
    select: { id: true },
  })
  return id
}

type FileStore = {
  storedFile: {
    create: (query: {
      data: {
        name: string
        mediaType: string
        size: number
        sha256: string
        bytes: Uint8Array<ArrayBuffer>
        recordedAt: Date
        recordedBy: number | null
      }
      select: { id: true }
    }) => Promise<{ id: number }>
  }
}

/** A name that is safe to keep and to send back: no folder, no control or invisible direction character, not too long. */
export function safeFileName(given: string): string {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = base.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>:|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '')
  if (visible === '') return 'file'
  const dot = visible.lastIndexOf('.')
  const ending = dot > 0 ? [...visible.slice(dot)].slice(0, 10).join('') : ''
  const stem = [...(dot > 0 ? visible.slice(0, dot) : visible)].slice(0, LONGEST_NAME - ending.length).join('')
  return stem + ending
}

/** The header that makes a browser keep the file rather than show it, whatever its name. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

/** A stored file as an answer: kept by the browser, never shown inside the portal. */
export function download(file: { name: string; mediaType: string; bytes: Uint8Array }): Response {
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachment(file.name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}

function isMultipart(request: Request): boolean {
  return (request.headers.get('Content-Type') ?? '').startsWith('multipart/form-data')
}

/** The bytes of a part, or null when it is larger than the limit: read to its end all the same, and let go. */
async function collect(data: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of data) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
  }
  return size <= limit ? Buffer.concat(chunks) : null
}

/** A browser sends an empty part without a name where no file was chosen. */
function isNothing(name: string | undefined, bytes: Buffer | null): boolean {
  return !name && bytes?.length === 0
}

function takenFile(name: string, bytes: Buffer | null, limits: UploadLimits): UploadedFile | UploadProblem {
  if (bytes === null) return { problem: tooLarge(limits.maxBytes) }
  if (bytes.length === 0) return { problem: 'ファイルの中身が空です。別のファイルを選んでください。' }
  const kind = fileKindOf(bytes)
  if (kind === null || !limits.kinds.includes(kind)) return { problem: wrongKind(limits.kinds) }
  const safe = safeFileName(name)
  if (limits.named && !endsAs(safe, kind)) return { problem: wrongName(safe, kind) }
  return { name: safe, kind, bytes }
}

function wrongName(name: string, kind: FileKind): string {
  if (kind === 'text') {
    return `「${name}」の中身は文字だけのファイルです。文字のファイルは、名前の終わりが .txt か .csv などのものだけ受け取れます。`
  }
  return `「${name}」の中身は ${KIND_WORDS[kind]} です。名前の終わりを中身に合わせて、選び直してください。`
}

function tooLarge(maxBytes: number): string {
  return `ファイルは ${Math.floor(maxBytes / 1_048_576)} MB までです。小さくするか、分けて入れてください。`
}

function wrongKind(kinds: readonly FileKind[]): string {
  return `この種類のファイルは受け取れません。${kinds.map((kind) => KIND_WORDS[kind]).join('、')} のファイルにしてください（マクロの入った Office ファイルは受け取れません）。`
}
