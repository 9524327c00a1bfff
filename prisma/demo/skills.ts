import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import reference from './skill-standard.json'

/** The reference standard as the demo uses it: skills by their place in the standard. */

const read = readSkillStandard(reference)
if (!read.ok) throw new Error(JSON.stringify(read.faults))
export const STANDARD: SkillStandardFile = read.standard

export const SKILLS = [...STANDARD.skills].sort((a, b) => a.order - b.order)
export const CORE = SKILLS.flatMap((skill, place) => (skill.tier === 'core' ? [place] : []))
export const EXTENDED = SKILLS.flatMap((skill, place) => (skill.tier === 'extended' ? [place] : []))

const placeOfCode = new Map(SKILLS.map((skill, place) => [skill.code, place]))

/** Place of a skill in the standard. */
export function placeOfSkill(code: string): number {
  const place = placeOfCode.get(code)
  if (place === undefined) throw new Error(`no skill ${code}`)
  return place
}

/** Levels that a role requires, by the place of the skill; 0 asks nothing. */
export function requiredLevels(role: string): number[] {
  const profile = STANDARD.roles.find((one) => one.code === role)
  if (!profile) throw new Error(`no role ${role}`)
  return SKILLS.map((skill) => profile.requiredLevels[skill.code] ?? 0)
}

/** Extended skills that a role requires. */
export function extendedOf(role: string): number[] {
  const levels = requiredLevels(role)
  return EXTENDED.filter((place) => (levels[place] ?? 0) >= 1)
}
