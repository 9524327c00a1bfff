import type { CityDate, FiscalYear } from '~/domain/calendar'
import { toolsOn } from '~/domain/role-requirements'
import type { ParticipantOfRound, PersonForRound, SkillsToAsk } from '~/domain/round-population'
import type { Sql } from '~/facts/sql'
import type { Standard } from '~/facts/standard'

/**
 * Everybody in office on a day with what the rules of population need; of some departments only where codes are given.
 * A head's inclusion (POP-7) counts while the person is posted where it was made: after a transfer the new head decides.
 * That the term is of six months was judged when the head included them (domain/fiscal-year-inclusion).
 */
export async function peopleForRound(
  sql: Sql,
  day: CityDate,
  departmentCodes: readonly string[],
): Promise<PersonForRound[]> {
  return sql.$queryRaw<PersonForRound[]>`
    WITH seeks AS MATERIALIZED (
      SELECT h.person_id, h.role FROM role_holders_on(${day}::date) h WHERE h.role NOT IN ('PROVISIONAL_MENTOR', 'TECH_OFFICER')
      UNION SELECT c.person_id, c.role FROM candidates_on(${day}::date) c
    ), roles AS MATERIALIZED (
      SELECT s.person_id, array_agg(s.role ORDER BY s.role) AS roles FROM seeks s GROUP BY s.person_id
    ), chosen AS MATERIALIZED (
      SELECT l.person_id, array_agg(l.skill_id) AS skill_ids FROM levels_on(${day}::date) l
      JOIN skill k ON k.id = l.skill_id AND k.tier = 'extended' GROUP BY l.person_id
    ), heads AS MATERIALIZED (
      SELECT DISTINCT h.person_id FROM unit_heads_on(${day}::date) h
      JOIN units_on(${day}::date) u ON u.unit_id = h.unit_id AND u.kind <> 'subunit'
    )
    SELECT p.person_id AS "personId", e.employment_type AS "employmentType", e.job_category AS "jobCategory",
      u.workplace_type AS "workplaceType", v.person_id IS NOT NULL AS "onLeave", heads.person_id IS NOT NULL AS "isSectionHead",
      roles.person_id IS NOT NULL AS "holdsOrSeeksRole", (m.role IS NOT NULL OR chosen.person_id IS NOT NULL) AS "isVolunteer",
      i.person_id IS NOT NULL AS "includedByHead", d.code AS "departmentCode", coalesce(roles.roles, '{}') AS roles, m.role AS aim,
      coalesce(chosen.skill_ids, '{}') AS "chosenSkillIds"
    FROM posts_on(${day}::date) p
    JOIN employments_on(${day}::date) e ON e.person_id = p.person_id
    JOIN units_on(${day}::date) u ON u.unit_id = p.unit_id
    LEFT JOIN unit_lines_on(${day}::date) t ON t.unit_id = p.unit_id AND t.ancestor_kind = 'department'
    LEFT JOIN unit d ON d.id = t.ancestor_id
    LEFT JOIN leaves_on(${day}::date) v ON v.person_id = p.person_id
    LEFT JOIN heads ON heads.person_id = p.person_id
    LEFT JOIN roles ON roles.person_id = p.person_id
    LEFT JOIN aims_on(${day}::date) m ON m.person_id = p.person_id
    LEFT JOIN chosen ON chosen.person_id = p.person_id
    LEFT JOIN fiscal_year_inclusions_on(${day}::date) i ON i.person_id = p.person_id AND i.unit_id = p.unit_id
    WHERE p.kind = 'primary' AND (cardinality(${[...departmentCodes]}::text[]) = 0 OR d.code = ANY (${[...departmentCodes]}::text[]))
    ORDER BY p.person_id`
}

/** What a standard lets a round ask: skills whose tool nobody has yet are left out of a role's (toolRule). */
export function skillsToAsk(standard: Standard, year: FiscalYear): SkillsToAsk {
  const tools = toolsOn(standard.tools, year)
  const inUse = (tool: string | null) => tool === null || tools.cityWide.has(tool) || tools.onTrial.has(tool)
  const extended = standard.skills.filter((skill) => skill.tier === 'extended')
  return {
    core: standard.skills.filter((skill) => skill.tier === 'core').map((skill) => skill.skillId),
    extended: extended.map((skill) => skill.skillId),
    byRole: new Map(
      standard.profiles.map((profile) => {
        const required = new Set(profile.requirements.filter((one) => one.requiredLevel > 0).map((one) => one.skillId))
        return [
          profile.code,
          extended
            .filter((skill) => required.has(skill.skillId) && inUse(skill.toolCode))
            .map((skill) => skill.skillId),
        ]
      }),
    ),
  }
}

/** Fixes the participants of a round, in one statement. */
export async function storeParticipants(
  sql: Sql,
  roundId: number,
  participants: readonly ParticipantOfRound[],
): Promise<number> {
  return sql.$executeRaw`
    INSERT INTO round_participant (round_id, person_id, rule, modes, skill_ids, self_due_on, state)
    SELECT ${roundId}, x."personId", x.rule, x.modes, x."skillIds", x."selfDueOn", 'not_started'
    FROM jsonb_to_recordset(${JSON.stringify(participants)}::jsonb)
      AS x("personId" int, rule text, modes text[], "skillIds" int[], "selfDueOn" date)
    ORDER BY x."personId"`
}

/** Of these people, how many another open round asks already, and what it is called. */
export async function askedElsewhere(
  sql: Sql,
  roundId: number,
  personIds: readonly number[],
): Promise<{ name: string; people: number }[]> {
  return sql.$queryRaw<{ name: string; people: number }[]>`
    SELECT r.name, count(*)::int AS people FROM round r JOIN round_participant p ON p.round_id = r.id
    WHERE r.state = 'open' AND r.id <> ${roundId} AND p.person_id = ANY (${[...personIds]}::int[])
    GROUP BY r.id, r.name ORDER BY r.id`
}
