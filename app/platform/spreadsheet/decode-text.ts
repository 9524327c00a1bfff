import type { TextEncoding } from '~/domain/table-file'
import { decodeCp932 } from './cp932'

type DecodedText = { text: string; encoding: TextEncoding; unreadable: number }

/** More bad bytes and control codes than this share of a file and it is no text in any encoding that the portal knows. */
const WORST_SHARE = 0.05
const FEW = 5
const LEAST_SHARE_OF_ZEROS = 0.05
const LAYOUT = [0x09, 0x0a, 0x0d]
const DOS_END_OF_FILE = 0x1a

/**
 * The text of a file in UTF-8, CP932 or UTF-16; null when it is none of them. What no database holds is unreadable.
 * In the encoding that somebody said it is decoded as that, however badly it fits.
 */
export function decodeText(bytes: Uint8Array, said?: TextEncoding): DecodedText | null {
  const decoded = said === undefined ? textIn(bytes) : textAs(withoutDosEnd(bytes), said)
  if (!decoded?.text.includes('\0')) return decoded
  const text = decoded.text.replaceAll('\0', '\uFFFD')
  return { ...decoded, text, unreadable: countUnreadable(text) }
}

function textIn(bytes: Uint8Array): DecodedText | null {
  const content = withoutDosEnd(bytes)
  const byMark = decodeByMark(content)
  if (byMark) return byMark
  const utf16 = content.includes(0) ? decodeBareUtf16(content) : null
  if (utf16) return utf16
  const utf8 = decodeUtf8(content)
  if (utf8.unreadable === 0) return utf8
  const cp932 = decodeCp932(content)
  const better: DecodedText = cp932.unreadable <= utf8.unreadable ? { ...cp932, encoding: 'CP932' } : utf8
  const wrong = better.unreadable + controlCodes(content)
  return wrong > Math.max(FEW, content.length * WORST_SHARE) ? null : better
}

function textAs(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  if (encoding === 'CP932') return { ...decodeCp932(bytes), encoding }
  const mark = MARKS[encoding]
  const content = startsWith(bytes, mark) ? bytes.subarray(mark.length) : bytes
  return encoding === 'UTF-8' ? decodeUtf8(content) : decodeUtf16(content, encoding)
}

const MARKS = { 'UTF-8': [0xef, 0xbb, 0xbf], 'UTF-16LE': [0xff, 0xfe], 'UTF-16BE': [0xfe, 0xff] }

function decodeByMark(bytes: Uint8Array): DecodedText | null {
  const marked = (['UTF-8', 'UTF-16LE', 'UTF-16BE'] as const).find((encoding) => startsWith(bytes, MARKS[encoding]))
  return marked ? textAs(bytes, marked) : null
}

// Table text in UTF-16 is full of ASCII (separators, digits), whose other byte is zero.
function decodeBareUtf16(bytes: Uint8Array): DecodedText | null {
  let even = 0
  let odd = 0
  bytes.forEach((byte, index) => {
    if (byte !== 0) return
    if (index % 2 === 0) even += 1
    else odd += 1
  })
  if (Math.max(even, odd) < bytes.length * LEAST_SHARE_OF_ZEROS) return null
  if (even === 0) return decodeUtf16(bytes, 'UTF-16LE')
  if (odd === 0) return decodeUtf16(bytes, 'UTF-16BE')
  return null
}

function decodeUtf8(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return { text, encoding: 'UTF-8', unreadable: countUnreadable(text) }
}

function decodeUtf16(bytes: Uint8Array, encoding: 'UTF-16LE' | 'UTF-16BE'): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return { text, encoding, unreadable: countUnreadable(text) }
}

function countUnreadable(text: string): number {
  return text.match(/\uFFFD/g)?.length ?? 0
}

function controlCodes(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => (byte < 0x20 && !LAYOUT.includes(byte) ? count + 1 : count), 0)
}

function withoutDosEnd(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === DOS_END_OF_FILE ? bytes.subarray(0, -1) : bytes
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}
