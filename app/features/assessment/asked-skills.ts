import type { Standard, StandardSkill } from '~/facts/standard'

/** The skills that the round asks of the person, in the order of the standard. */
export function askedSkills(draft: { skillIds: readonly number[] }, standard: Standard): StandardSkill[] {
  const ids = new Set(draft.skillIds)
  return standard.skills.filter((skill) => ids.has(skill.skillId))
}
