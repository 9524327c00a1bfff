import { UNREADABLE } from '~/domain/table-file'

/*
 * CP932 as Windows writes it. Node's own decoder is right about pairs of bytes (both codes of 髙, FBFC and EEE0, are
 * known to it) but exchanges the control codes 1A, 1C and 7F, so it only fills the table and each byte is decoded here.
 * User-defined characters (外字, F040 …) come out in the private use area, where the rows that hold them can be told.
 */

const FIRST_TRAIL = 0x40
const LAST_TRAIL = 0xfc
const HALF_WIDTH_KANA = 0xff61 - 0xa1

let pairs: Map<number, string> | null = null

/** Decodes every byte: what is no CP932 becomes one U+FFFD for each bad sequence, counted in `unreadable`. */
export function decodeCp932(bytes: Uint8Array): { text: string; unreadable: number } {
  pairs ??= allPairs()
  const parts: string[] = []
  let unreadable = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) {
      parts.push(String.fromCharCode(byte))
    } else if (byte >= 0xa1 && byte <= 0xdf) {
      parts.push(String.fromCharCode(byte + HALF_WIDTH_KANA))
    } else {
      const pair = isLead(byte) ? pairs.get((byte << 8) | (bytes[at + 1] ?? 0)) : undefined
      if (pair === undefined) unreadable += 1
      else at += 1
      parts.push(pair ?? UNREADABLE)
    }
  }
  return { text: parts.join(''), unreadable }
}

function isLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)
}

function allPairs(): Map<number, string> {
  const decoder = new TextDecoder('shift_jis')
  const table = new Map<number, string>()
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if (!isLead(lead)) continue
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (trail !== 0x7f && !text.includes(UNREADABLE)) table.set((lead << 8) | trail, text)
    }
  }
  return table
}
