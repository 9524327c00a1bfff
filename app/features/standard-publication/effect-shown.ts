import { originText } from '~/domain/origin-text'
import type { SkillLevel } from '~/domain/skill-standard'
import { countFates, type FateCount, type PersonEffect } from '~/domain/standard-effect'
import type { Fate } from '~/domain/standard-migration'
import { levelWord, roleWord } from '~/domain/terms'
import type { Standard } from '~/facts/standard'
import type { LoadedEffect } from './load-effect.server'

/* The effect as tables: the same for the page and the workbook. */

export type SkillRow = FateCount & { code: string; name: string; origin: string; changes: boolean }
type EndedRow = { code: string; name: string; reason: string; people: number }
export type DepartmentRow = FateCount & { code: string; name: string; people: number; ended: number }
export type RoleRow = {
  code: string
  name: string
  holders: number
  metBefore: number
  metAfter: number
  gained: number
  lost: number
  shareBefore: number | null
  shareAfter: number | null
}

export type EffectTables = {
  people: number
  /** By the gravest fate of each person. */
  gravest: FateCount
  /** People with a result in a skill that ends. */
  endedPeople: number
  skills: SkillRow[]
  ended: EndedRow[]
  departments: DepartmentRow[]
  roles: RoleRow[]
}

export const NO_DEPARTMENT = 'none'

export function effectTables(loaded: LoadedEffect): EffectTables {
  const { people, origins, before, after, dropped, roles } = loaded
  const names = namesOfSkills(after)
  const namesBefore = namesOfSkills(before)
  return {
    people: people.length,
    gravest: countFates(people.map(({ gravest }) => gravest)),
    endedPeople: people.filter(({ ended }) => ended.length > 0).length,
    skills: origins.map(({ code, origin }) => {
      const count = countFates(people.map(({ fates }) => fates.get(code) ?? 'none'))
      return {
        code,
        name: names(code),
        origin: originText(origin, namesBefore),
        changes: origin.kind !== 'carry' || origin.from !== code || count.lowered + count.reassess > 0,
        ...count,
      }
    }),
    ended: dropped.map(({ code, reason }) => ({
      code,
      name: namesBefore(code),
      reason,
      people: people.filter(({ ended }) => ended.includes(code)).length,
    })),
    departments: departmentRows(loaded),
    roles: roles.map(({ role, gained, lost, ...rest }) => ({
      ...rest,
      code: role,
      name: roleName(loaded, role),
      gained: gained.length,
      lost: lost.length,
    })),
  }
}

function departmentRows({ people, departmentOf, departments }: LoadedEffect): DepartmentRow[] {
  const byDepartment = new Map<number | null, PersonEffect[]>()
  for (const person of people) {
    const unitId = departmentOf.get(person.personId) ?? null
    const inIt = byDepartment.get(unitId)
    if (inIt) inIt.push(person)
    else byDepartment.set(unitId, [person])
  }
  const rows = [...departments, { unitId: null, code: NO_DEPARTMENT, name: '部局に属さない' }]
  return rows.flatMap(({ unitId, code, name }) => {
    const inIt = byDepartment.get(unitId) ?? []
    if (inIt.length === 0) return []
    return [
      {
        code,
        name,
        people: inIt.length,
        ...countFates(inIt.map(({ gravest }) => gravest)),
        ended: inIt.filter(({ ended }) => ended.length > 0).length,
      },
    ]
  })
}

/** Codes with their names in a version; a code that it lacks stands for itself. */
export function namesOfSkills({ skills }: Pick<Standard, 'skills'>): (code: string) => string {
  const names = new Map(skills.map(({ code, shortName }) => [code, shortName]))
  return (code) => names.get(code) ?? code
}

function roleName({ before, after }: LoadedEffect, role: string): string {
  const profile = [...after.profiles, ...before.profiles].find(({ code }) => code === role)
  return profile?.name ?? roleWord(role)
}

/** What changes for one person, a line a skill. */
export function changesOf({ before, after, fates, ended }: PersonEffect, loaded: LoadedEffect): string[] {
  const names = namesOfSkills(loaded.after)
  const namesBefore = namesOfSkills(loaded.before)
  const changed = loaded.origins.flatMap(({ code, origin }) => {
    const fate = fates.get(code)
    if (fate !== 'lowered' && fate !== 'reassess') return []
    const had = [...('from' in origin ? [origin.from].flat() : [])].flatMap((source) => {
      const level = before.get(source)
      return level === undefined ? [] : [source === code ? `${level}` : `${namesBefore(source)} ${level}`]
    })
    const level: SkillLevel | null = after.get(code) ?? null
    return [`${names(code)}：${had.join('、')} → ${level === null ? levelWord(null) : level}`]
  })
  return [...changed, ...ended.map((code) => `${namesBefore(code)}：${before.get(code) ?? ''} → 廃止`)]
}

export type Behind =
  | { kind: 'all'; fate: Fate }
  | { kind: 'skill'; code: string; fate: Fate }
  | { kind: 'ended'; code: string }
  | { kind: 'department'; code: string; fate: Fate | 'ended' | 'all' }
  | { kind: 'role'; code: string; change: 'gained' | 'lost' }

/** The people behind a number of the tables. */
export function peopleBehind(behind: Behind, loaded: LoadedEffect): PersonEffect[] {
  const { people } = loaded
  switch (behind.kind) {
    case 'all':
      return people.filter(({ gravest }) => gravest === behind.fate)
    case 'skill':
      return people.filter(({ fates }) => fates.get(behind.code) === behind.fate)
    case 'ended':
      return people.filter(({ ended }) => (behind.code === '' ? ended.length > 0 : ended.includes(behind.code)))
    case 'department':
      return people.filter((person) => isInDepartment(person, behind.code, loaded) && hasFate(person, behind.fate))
    case 'role': {
      const role = loaded.roles.find((one) => one.role === behind.code)
      const changed = new Set(role?.[behind.change] ?? [])
      return people.filter(({ personId }) => changed.has(personId))
    }
  }
}

function isInDepartment(
  { personId }: PersonEffect,
  code: string,
  { departmentOf, departments }: LoadedEffect,
): boolean {
  const unitId = departmentOf.get(personId) ?? null
  return (departments.find((one) => one.unitId === unitId)?.code ?? NO_DEPARTMENT) === code
}

function hasFate({ gravest, ended }: PersonEffect, fate: Fate | 'ended' | 'all'): boolean {
  if (fate === 'all') return true
  return fate === 'ended' ? ended.length > 0 : gravest === fate
}

export const CASE_WORDS: Readonly<Record<'holder' | 'candidate', string>> = {
  holder: '認定を受けている人（更新）',
  candidate: '候補・申請中の人',
}
