import { z } from 'zod'

const LONGEST = 2000

/**
 * A link (リンク) from a form, full-width letters allowed; nothing is no link.
 * @returns the schema of an address that begins with http:// or https://, or of ''
 */
export function httpAddress() {
  return z
    .string()
    .trim()
    .max(LONGEST, 'アドレスは 2,000 字までです。')
    .transform((text) => text.normalize('NFKC'))
    .pipe(
      z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'https:// で始まるアドレスを入れてください。' })]),
    )
}
