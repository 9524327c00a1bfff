import { atOrAbove, type SkillCounts } from '~/domain/skill-map'
import type { MapCells } from '~/facts/skill-map-cells'
import type { Standard } from '~/facts/standard'
import type { LoadedMentoring } from './load-mentoring.server'

/** A skill that few have at level 3 or more, confirmed. */
export type ThinSkill = {
  code: string
  name: string
  able: number
  experts: number
  departments: number
  next: number
  /** Share of the longest bar, in percent: able, and those who are at 2. */
  ableShare: number
  nextShare: number
}
export type ThinSkills = { skills: ThinSkill[]; of: number; departments: number; says: string | null }

const SHOWN = 5

/** The skills that fewest have, by the counts of the map. */
export function thinSkills(standard: Standard, cells: MapCells, loaded: LoadedMentoring): ThinSkills {
  const units = cells.units.filter(({ isTop }) => !isTop)
  const all = standard.skills.map((skill, index) => {
    const counts = units.map((unit) => unit.cells[index] ?? []) as SkillCounts[]
    const sum = (of: (one: SkillCounts) => number) => counts.reduce((total, one) => total + of(one), 0)
    const able = sum((one) => atOrAbove(one, 3))
    return {
      code: skill.code,
      name: skill.name,
      able,
      experts: sum((one) => atOrAbove(one, 4)),
      departments: counts.filter((one) => atOrAbove(one, 3) > 0).length,
      next: sum((one) => one[2] ?? 0),
      unitsWith: new Set(units.filter((_, at) => atOrAbove(counts[at] ?? [], 3) > 0).map(({ unitId }) => unitId)),
    }
  })
  const thin = [...all].sort((a, b) => a.able - b.able || a.next - b.next).slice(0, SHOWN)
  const longest = Math.max(1, ...thin.map(({ able, next }) => able + next))
  const share = (people: number) => Math.round((people * 1000) / longest) / 10
  return {
    skills: thin.map(({ unitsWith: _, ...skill }) => ({
      ...skill,
      ableShare: share(skill.able),
      nextShare: share(skill.next),
    })),
    of: all.length,
    departments: units.length,
    says: firstInDepartment(thin, loaded),
  }
}

/** A claim that waits and would make somebody the first of their department. */
function firstInDepartment(
  thin: readonly { code: string; name: string; unitsWith: ReadonlySet<number> }[],
  { desk, city }: LoadedMentoring,
): string | null {
  for (const { code, name, unitsWith } of thin) {
    for (const claim of desk.claims) {
      const person = city.people.get(claim.personId)
      const isRising = claim.skill === code && (claim.confirmed ?? -1) < 3
      if (!isRising || !person?.departmentId || unitsWith.has(person.departmentId)) continue
      return `${person.name}さんの「${name}」が確認されると、${person.departmentName}で 3 以上のはじめての 1 人になります。`
    }
  }
  return null
}
