import { z } from 'zod'
import type { Reading } from '~/access/read'
import { inWareki } from '~/domain/calendar'
import { publishedVersion, type Standard, standardInForce } from '~/facts/standard'

/** In the address of every page of the standard: the number of a published version; empty: the one in force. */
export const versionParam = z.string().max(20).catch('')

/** A version that is not in force is shown as what it is, and every link on its pages stays in it. */
export type VersionShown = { version: string; effectiveFrom: string | null; isInForce: boolean }

/** The version that an address asks for; null: there is none. */
export async function askedVersion(
  { sql, today }: Pick<Reading, 'sql' | 'today'>,
  asked: string,
): Promise<{ standard: Standard; shown: VersionShown } | null> {
  const inForce = await standardInForce(sql, today)
  const standard = asked === '' || asked === inForce?.version ? inForce : await publishedVersion(sql, asked)
  if (!standard) return null
  const { version, effectiveFrom } = standard
  return {
    standard,
    shown: {
      version,
      effectiveFrom: effectiveFrom && inWareki(effectiveFrom),
      isInForce: standard.id === inForce?.id,
    },
  }
}
