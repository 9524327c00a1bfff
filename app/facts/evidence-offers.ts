import { type CityDate, inWareki } from '~/domain/calendar'
import type { EvidenceOffer } from '~/domain/evidence-offers'
import { addEvidenceTo } from '~/facts/evidence'
import type { Sql, Stamp } from '~/facts/sql'

/**
 * What a person completed and took part in, as evidence for the skills of the standard in force: of a course the
 * latest completion only. Whether it fits a skill decides domain/evidence-offers.
 */
export async function evidenceOffers(sql: Sql, personId: number, day: CityDate): Promise<EvidenceOffer[]> {
  return sql.$queryRaw<EvidenceOffer[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d),
    latest AS MATERIALIZED (
      SELECT DISTINCT ON (c.course_id) c.completion_id, c.course_id, c.completed_on
      FROM clock, completions_on(clock.d) c WHERE c.person_id = ${personId} ORDER BY c.course_id, c.completed_on DESC
    )
    SELECT 'completion' AS kind, l.completion_id AS id, v.skill_id AS "skillId", v.to_level AS "toLevel",
      k.title, l.completed_on::text AS on
    FROM clock, latest l JOIN courses_on(clock.d) k ON k.course_id = l.course_id
    JOIN course_develops_on(clock.d) v ON v.course_id = l.course_id
    UNION ALL
    SELECT 'project', p.id, NULL, NULL, p.title, (SELECT max(e.effective_on)::text FROM project_event e
      WHERE e.project_id = p.id AND e.voided_at IS NULL AND e.event IN ('operate', 'complete') AND e.effective_on <= clock.d)
    FROM clock, project_people_on(clock.d) m JOIN improvement_project p ON p.id = m.project_id
    WHERE m.person_id = ${personId} AND m.role <> 'member' AND p.state IN ('operating', 'completed')`
}

/** Makes a piece of evidence of an offer. */
export async function giveOffer(
  sql: Sql,
  personId: number,
  skillId: number,
  offer: EvidenceOffer,
  stamp: Stamp,
): Promise<void> {
  const isProject = offer.kind === 'project'
  await addEvidenceTo(
    sql,
    {
      personId,
      skillId,
      title: isProject ? `業務改善「${offer.title}」` : `研修「${offer.title}」`,
      detail: isProject ? '' : `${inWareki(offer.on)} 修了`,
      url: isProject ? `/practices/${offer.id}` : null,
      fileId: null,
      completionId: isProject ? null : offer.id,
      projectId: isProject ? offer.id : null,
    },
    stamp,
  )
}
