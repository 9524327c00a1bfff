import type { CityDate } from '~/domain/calendar'
import { type OfficerTextKind, type TextSection, textSections } from '~/domain/officer-text'
import type { Sql, Stamp } from '~/facts/sql'

/** A version of a text about an officer; it never changes (rule 1). */
export type OfficerText = {
  personId: number
  kind: OfficerTextKind
  version: number
  effectiveOn: CityDate
  sections: TextSection[]
  writtenBy: string | null
}

/** Every version of these people's texts, the latest first. */
export async function officerTexts(sql: Sql, personIds: readonly number[]): Promise<OfficerText[]> {
  const rows = await sql.$queryRaw<(Omit<OfficerText, 'sections'> & { sections: unknown })[]>`
    SELECT t.person_id AS "personId", t.kind, t.version, t.effective_on::text AS "effectiveOn", t.sections,
      coalesce((SELECT p.name FROM particulars_on(t.effective_on) p WHERE p.person_id = a.person_id), a.display_name) AS "writtenBy"
    FROM officer_text t LEFT JOIN account a ON a.id = t.recorded_by
    WHERE t.person_id = ANY (${[...personIds]}::int[]) ORDER BY t.person_id, t.kind, t.version DESC`
  return rows.map((row) => ({ ...row, sections: textSections.parse(row.sections) }))
}

/** The versions of one text, the latest first. */
export async function versionsOf(sql: Sql, personId: number, kind: OfficerTextKind): Promise<OfficerText[]> {
  return (await officerTexts(sql, [personId])).filter((text) => text.kind === kind)
}

type NewText = Pick<OfficerText, 'personId' | 'kind' | 'effectiveOn' | 'sections'> & {
  /** The version from which it was made; 0: from none. */
  basedOn: number
}

/** Keeps a text as the version after the one it was made from. @returns its number; null: somebody saved meanwhile */
export async function addOfficerText(sql: Sql, given: NewText, stamp: Stamp): Promise<number | null> {
  const { personId, kind, effectiveOn, sections, basedOn } = given
  const [row] = await sql.$queryRaw<{ version: number }[]>`
    INSERT INTO officer_text (person_id, kind, version, effective_on, sections, recorded_at, recorded_by)
    SELECT ${personId}::int, ${kind}, ${basedOn + 1}::int, ${effectiveOn}::date, ${JSON.stringify(sections)}::jsonb, ${stamp.at},
      ${stamp.by}::int
    WHERE ${basedOn}::int = (SELECT coalesce(max(t.version), 0) FROM officer_text t
      WHERE t.person_id = ${personId}::int AND t.kind = ${kind})
    ON CONFLICT (person_id, kind, version) DO NOTHING RETURNING version`
  return row?.version ?? null
}
