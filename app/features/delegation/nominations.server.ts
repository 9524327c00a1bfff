import { read } from '~/access/read'
import { unitCalled } from '~/access/subject'
import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { subtreeOf } from '~/domain/organisation'
import { coverage, requirementsOf, toolsOn } from '~/domain/role-requirements'
import { toSkillLevel } from '~/domain/terms'
import { organisationOn } from '~/facts/organisation'
import { type Standard, standardInForce } from '~/facts/standard'
import { unitParams } from '~/features/delegation/delegation-forms'

type Aiming = {
  personId: number
  staffNumber: string | null
  name: string
  title: string
  role: string
  since: CityDate
  nominatedOn: CityDate | null
  isLeader: boolean
  isPrimary: boolean
  levels: Record<string, number>
}

/** Who in a unit aims at a role by their own choice, how far they are, and whom the head has nominated. */
export const nominations = read({
  action: 'nomination.read',
  params: unitParams,
  subject: ({ code }, sql) => unitCalled(sql, code),
  async run({ sql, viewer, today }, { code }) {
    const organisation = await organisationOn(sql, today)
    const unit = organisation.byCode.get(code)
    if (!unit) return null
    const unitIds = subtreeOf(organisation, unit.unitId).map((each) => each.unitId)
    const people = await sql.$queryRaw<Aiming[]>`
      SELECT p.person_id AS "personId", n.number AS "staffNumber", a.name, p.title, m.role, m.since::text AS since,
        c.nominated_on::text AS "nominatedOn", p.kind = 'primary' AS "isPrimary",
        EXISTS (SELECT 1 FROM role_holders_on(${today}::date) h WHERE h.person_id = p.person_id AND h.role = 'DX_LEADER') AS "isLeader",
        (SELECT coalesce(jsonb_object_agg(l.skill_id, l.level), '{}') FROM current_level l WHERE l.person_id = p.person_id) AS levels
      FROM aims_on(${today}::date) m
      JOIN posts_on(${today}::date) p ON p.person_id = m.person_id AND p.unit_id = ANY (${unitIds}::int[])
      JOIN particulars_on(${today}::date) a ON a.person_id = m.person_id
      LEFT JOIN candidates_on(${today}::date) c ON c.person_id = m.person_id AND c.role = m.role
      LEFT JOIN staff_numbers() n ON n.person_id = m.person_id
      WHERE m.role IN ('DX_LEADER', 'DX_MASTER')
      ORDER BY a.kana`
    const standard = await standardInForce(sql, today)
    const shown = people.map(({ levels, ...person }) => ({
      ...person,
      isSelf: person.personId === viewer.personId,
      ...(standard ? progressTo(standard, person.role, levels, today) : { required: 0, met: 0, short: [] }),
    }))
    return {
      page: {
        unit: { code: unit.code, name: unit.name },
        // Nearest to the role first; who is nominated already stands at the end.
        people: shown.sort(
          (a, b) =>
            Number(a.nominatedOn !== null) - Number(b.nominatedOn !== null) ||
            a.short.length - b.short.length ||
            b.met - a.met,
        ),
      },
      looked: people.map((person) => person.personId),
    }
  },
})

/** Of the role's requirements: how many are met, and the must-haves that are not. */
function progressTo(standard: Standard, role: string, levels: Record<string, number>, day: CityDate) {
  const profile = standard.profiles.find((each) => each.code === role)
  const skillOf = new Map(standard.skills.map((skill) => [skill.skillId, skill]))
  const requirements = requirementsOf(
    (profile?.requirements ?? []).flatMap((row) => {
      const requiredLevel = toSkillLevel(row.requiredLevel)
      const tool = skillOf.get(row.skillId)?.toolCode ?? null
      return requiredLevel === null ? [] : [{ ...row, skill: row.skillId, requiredLevel, tool }]
    }),
    toolsOn(standard.tools, fiscalYearOf(day)),
  )
  const held = new Map(Object.entries(levels).map(([skillId, level]) => [Number(skillId), toSkillLevel(level)]))
  const { required, met, shortMustHave } = coverage(requirements, held)
  const names = (skills: readonly { skill: number; requiredLevel: number }[]) =>
    skills.map(({ skill, requiredLevel }) => `${skillOf.get(skill)?.shortName ?? ''} ${requiredLevel}`).join(' か ')
  return { required, met, short: shortMustHave.map((short) => names(short.skills)) }
}
