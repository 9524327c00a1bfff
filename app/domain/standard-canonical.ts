/**
 * One form for standards that say the same: what is left open in a file (short names, levels of 0, gaps in the order)
 * is said in one way, so that a standard can be compared with what became of it in a table, in CASE or in the portal.
 * Source: issue "The IT skill standard as a living document", import and export.
 */
import type { RoleOfFile, SkillStandardFile } from './skill-standard'
import { proposedOrigin } from './standard-migration'

/**
 * The standard in that form: sorted by order and numbered from 1; levels from 0 up; short names and requirements only
 * where they say something; skills of a role in the order of the standard; origins only where they differ from what is
 * proposed.
 * @param before codes of the version before, whose results are carried on unless the file says otherwise
 */
export function canonicalStandard(file: SkillStandardFile, before: ReadonlySet<string> = new Set()): SkillStandardFile {
  const skills = numbered(file.skills).map(({ shortName, levels, ...skill }) => ({
    ...skill,
    ...shortened(skill.name.ja, shortName),
    levels: byLevel(levels),
  }))
  const place = new Map(skills.map((skill, index) => [skill.code, index]))
  const { succession: _told, ...rest } = file
  const succession = canonicalSuccession(file.succession, before)
  return {
    ...rest,
    levelScale: byLevel(file.levelScale),
    categories: numbered(file.categories).map(({ shortName, ...category }) => ({
      ...category,
      ...shortened(category.name.ja, shortName),
    })),
    skills,
    roles: file.roles.map((role) => canonicalRole(role, place)),
    ...(succession && { succession }),
  }
}

function canonicalRole(role: RoleOfFile, place: ReadonlyMap<string, number>): RoleOfFile {
  const inOrder = (codes: readonly string[]) => [...new Set(codes)].sort((a, b) => at(place, a) - at(place, b))
  const required = Object.entries(role.requiredLevels).filter(([, level]) => level > 0)
  return {
    ...role,
    requiredLevels: Object.fromEntries(required.sort(([a], [b]) => at(place, a) - at(place, b))),
    mustHave: inOrder(role.mustHave),
    mustHaveByRenewal: inOrder(role.mustHaveByRenewal),
    mustHaveAnyOf: role.mustHaveAnyOf.map(inOrder),
  }
}

function canonicalSuccession(
  succession: SkillStandardFile['succession'],
  before: ReadonlySet<string>,
): SkillStandardFile['succession'] {
  const told = Object.entries(succession?.skills ?? {}).filter(
    ([code, origin]) => JSON.stringify(origin) !== JSON.stringify(proposedOrigin(code, before)),
  )
  const dropped = [...(succession?.dropped ?? [])].sort((a, b) => (a.code < b.code ? -1 : 1))
  return told.length + dropped.length > 0 ? { skills: Object.fromEntries(told), dropped } : undefined
}

function shortened(name: string, shortName: string | undefined): { shortName?: string } {
  return shortName === undefined || shortName === name ? {} : { shortName }
}

function numbered<T extends { order: number }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => a.order - b.order).map((row, index) => ({ ...row, order: index + 1 }))
}

function byLevel<T extends { level: number }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => a.level - b.level)
}

function at(place: ReadonlyMap<string, number>, code: string): number {
  return place.get(code) ?? place.size
}
