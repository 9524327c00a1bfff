import { z } from 'zod'

/** Ids are whole numbers of 32 bits (PostgreSQL `integer`): no record has a greater one. */
const GREATEST = 2_147_483_647

/**
 * An id as it comes from a form or an address, as text.
 * @param sentence what the page says where it is none
 * @returns the schema of a number from 1 to 2147483647
 */
export function recordId(sentence = 'この記録はありません。画面を開き直してください。') {
  return z.coerce.number(sentence).int(sentence).positive(sentence).max(GREATEST, sentence)
}
