import { conflictWith, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { type CityDate, inWareki } from '~/domain/calendar'
import type { OfficerTextKind, TextSection } from '~/domain/officer-text'
import { addOfficerText, type OfficerText, versionsOf } from '~/facts/officer-texts'

/** What somebody else saved first, for the page to show beside what was sent. */
export type TextConflict = { version: number; writtenBy: string | null; effectiveOn: string; sections: TextSection[] }

type Given = {
  personId: number
  kind: OfficerTextKind
  basedOn: number
  effectiveOn: CityDate
  sections: TextSection[]
}
type Saved = { ok: true; version: number } | { ok: false; outcome: { refused: string } | { conflict: unknown } }

/** Keeps a text as the next version; those before stay. */
export async function saveText({ sql, stamp }: Pick<Doing, 'sql' | 'stamp'>, given: Given): Promise<Saved> {
  const { personId, kind, basedOn, effectiveOn, sections } = given
  const [latest] = await versionsOf(sql, personId, kind)
  if (basedOn !== (latest?.version ?? 0)) return { ok: false, outcome: conflictWith(conflictOf(latest)) }
  if (latest && effectiveOn < latest.effectiveOn)
    return {
      ok: false,
      outcome: refuse(`前の版は ${inWareki(latest.effectiveOn)}からです。それより前の日は入れられません。`),
    }
  if (latest && latest.effectiveOn === effectiveOn && isSame(latest.sections, sections))
    return { ok: false, outcome: refuse('変わったところがありません。') }
  const version = await addOfficerText(sql, { personId, kind, basedOn, effectiveOn, sections }, stamp)
  if (version !== null) return { ok: true, version }
  const [first] = await versionsOf(sql, personId, kind)
  return { ok: false, outcome: conflictWith(conflictOf(first)) }
}

function isSame(before: readonly TextSection[], now: readonly TextSection[]): boolean {
  return (
    JSON.stringify(before.map(({ heading, text }) => [heading, text])) ===
    JSON.stringify(now.map(({ heading, text }) => [heading, text]))
  )
}

function conflictOf(latest: OfficerText | undefined): TextConflict {
  return {
    version: latest?.version ?? 0,
    writtenBy: latest?.writtenBy ?? null,
    effectiveOn: latest ? inWareki(latest.effectiveOn) : '',
    sections: latest?.sections ?? [],
  }
}
