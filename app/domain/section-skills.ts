/*
 * Where a section stands: skills that hang on one person or on nobody, and how many of those whose role needs a skill
 * have it (role-profiles). Counted are regular staff with their primary post here, not on leave.
 */
import type { Tier } from '~/domain/skill-standard'

/** From this level on somebody works alone in a skill (自立) and could carry it. */
const CARRIES_FROM = 2

type SectionSkill = { skillId: number; tier: Tier }

/** A counted person with confirmed levels; a skill that is missing was never assessed. */
export type SectionMember = {
  personId: number
  levels: ReadonlyMap<number, number>
  /** What the person's roles require, by skill. */
  required: ReadonlyMap<number, number>
}

type SkillNeed = {
  skillId: number
  tier: Tier
  /** People whose role requires the skill. */
  needed: number
  /** Of those, how many reach the level that their role requires. */
  reached: number
  /** People who carry the skill (level 2 or more), whatever their role. */
  carriers: number
}

/** The skills that somebody's role in the section requires, in the order given. */
export function needsOf(members: readonly SectionMember[], skills: readonly SectionSkill[]): SkillNeed[] {
  return skills.flatMap(({ skillId, tier }) => {
    const needing = members.filter((member) => member.required.has(skillId))
    if (needing.length === 0) return []
    return [
      {
        skillId,
        tier,
        needed: needing.length,
        reached: needing.filter((member) => reaches(member, skillId)).length,
        carriers: members.filter((member) => carries(member, skillId)).length,
      },
    ]
  })
}

type ThinSkill = {
  skillId: number
  /** The only one who carries it; null: nobody. */
  carrier: number | null
  /** Who is nearest to be the second (or first), null when nobody has begun. */
  nearest: { personId: number; level: number } | null
}

/** Needed skills that one person carries, then those that nobody does. */
export function thinSkills(members: readonly SectionMember[], needs: readonly SkillNeed[]): ThinSkill[] {
  const thin = needs
    .filter((need) => need.carriers <= 1)
    .map(({ skillId }) => ({
      skillId,
      carrier: members.find((member) => carries(member, skillId))?.personId ?? null,
      nearest: nearestTo(members, skillId),
    }))
  return [...thin.filter((skill) => skill.carrier !== null), ...thin.filter((skill) => skill.carrier === null)]
}

/** How many required skills a member does not reach. */
export function shortOf(member: SectionMember): number {
  return [...member.required.keys()].filter((skillId) => !reaches(member, skillId)).length
}

type Sufficiency = { needed: number; enough: number; short: number; onOne: number; onNobody: number }

/** What the needs say together, for the sentence under the title. */
export function sufficiency(needs: readonly SkillNeed[]): Sufficiency {
  const short = needs.filter((need) => need.reached < need.needed)
  return {
    needed: needs.length,
    enough: needs.length - short.length,
    short: short.length,
    onOne: short.filter((need) => need.carriers === 1).length,
    onNobody: short.filter((need) => need.carriers === 0).length,
  }
}

function reaches(member: SectionMember, skillId: number): boolean {
  const level = member.levels.get(skillId)
  return level !== undefined && level >= (member.required.get(skillId) ?? 0)
}

function carries(member: SectionMember, skillId: number): boolean {
  return (member.levels.get(skillId) ?? 0) >= CARRIES_FROM
}

function nearestTo(members: readonly SectionMember[], skillId: number): ThinSkill['nearest'] {
  let nearest: ThinSkill['nearest'] = null
  for (const member of members) {
    const level = member.levels.get(skillId) ?? 0
    if (level === 0 || level >= CARRIES_FROM) continue
    if (nearest === null || level > nearest.level) nearest = { personId: member.personId, level }
  }
  return nearest
}
