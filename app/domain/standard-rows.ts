/**
 * A standard as the rows of its sheets, each row with what it says. What a file leaves out (a column, a sheet) is
 * `undefined` and stays as it is; what it says to be empty is null or ''.
 */
import type { SkillOrigin } from './skill-origin'
import { sourcesOf } from './skill-origin'
import type { RoleOfFile, SkillLevel, SkillStandardFile, Tier } from './skill-standard'
import { ALIGNMENT_COLUMNS } from './standard-sheet-forms'

type File = SkillStandardFile
type RoleKind = RoleOfFile['kind']
export type PopulationRow = File['populationRules'][number]
export type ConfirmationRow = File['confirmationPolicy']['rows'][number]

export type SkillRow = {
  code: string
  name: string
  /** A code. */
  category: string
  tier: Tier
  definition: string
  tool?: string | null
  shortName?: string
  nameEn?: string
  evidenceExamples?: string[]
}
export type LevelRow = { skill: string; level: SkillLevel; indicator: string }
/** `must`: null, mustHave, mustHaveByRenewal, both with a `+` between, or anyOf:1, anyOf:2 … for a group. */
export type RequirementRow = {
  role: string
  name: string
  kind: RoleKind
  skill: string
  requiredLevel: SkillLevel
  must: string | null
}
export type RoleRow = { code: string; name: string; kind: RoleKind; nameEn?: string; description?: string }
export type StandardRow = { code: string; name: string; nameEn?: string; version: string }
export type CategoryRow = { code: string; name: string; shortName?: string; nameEn?: string; description?: string }
export type ToolRow = { code: string; name: string; partial?: number | null; full?: number | null }
export type ScaleRow = { level: SkillLevel; name: string; nameEn?: string; anchor: string }
export type NoteRow = { kind: 'confirmers' | 'timing' | 'rules'; key: string; text: string }
/** Of an alignment: one entry of a list, or (`whole`) what else stands there. */
export type AlignmentRow = { skill: string; framework: string; entry: unknown; whole: boolean }
export type SuccessionRow = { skill: string; origin: SkillOrigin | null; reason: string }

export type StandardRows = {
  skills: SkillRow[]
  levels: LevelRow[]
  requirements: RequirementRow[]
  roles: RoleRow[]
  standard: StandardRow[]
  categories: CategoryRow[]
  tools: ToolRow[]
  scale: ScaleRow[]
  population: PopulationRow[]
  confirmation: ConfirmationRow[]
  notes: NoteRow[]
  alignment: AlignmentRow[]
  succession: SuccessionRow[]
}

/** All that a standard (in canonical form) says, row by row. */
export function rowsOfStandard(file: File): StandardRows {
  return {
    skills: file.skills.map((skill) => ({
      code: skill.code,
      name: skill.name.ja,
      category: skill.category,
      tier: skill.tier,
      definition: skill.definition,
      tool: skill.tool,
      shortName: skill.shortName ?? '',
      nameEn: skill.name.en ?? '',
      evidenceExamples: skill.evidenceExamples,
    })),
    levels: file.skills.flatMap((skill) => skill.levels.map((level) => ({ skill: skill.code, ...level }))),
    requirements: file.roles.flatMap(requirementsOf),
    roles: file.roles.map(({ code, name, kind, description }) => ({
      code,
      name: name.ja,
      kind,
      nameEn: name.en ?? '',
      description,
    })),
    standard: [
      {
        code: file.standard.code,
        name: file.standard.name.ja,
        nameEn: file.standard.name.en ?? '',
        version: file.standard.version,
      },
    ],
    categories: file.categories.map((one) => ({
      code: one.code,
      name: one.name.ja,
      shortName: one.shortName ?? '',
      nameEn: one.name.en ?? '',
      description: one.description,
    })),
    tools: file.tools.map((one) => ({
      code: one.code,
      name: one.name,
      partial: one.partialFromFiscalYear,
      full: one.fullFromFiscalYear,
    })),
    scale: file.levelScale.map(({ level, label, anchor }) => ({
      level,
      name: label.ja,
      nameEn: label.en ?? '',
      anchor,
    })),
    population: file.populationRules,
    confirmation: file.confirmationPolicy.rows,
    notes: notesOf(file.confirmationPolicy),
    alignment: file.skills.flatMap((skill) => alignmentsOf(skill.code, skill.alignment)),
    succession: successionsOf(file.succession),
  }
}

function requirementsOf(role: RoleOfFile): RequirementRow[] {
  return Object.entries(role.requiredLevels).map(([skill, requiredLevel]) => ({
    role: role.code,
    name: role.name.ja,
    kind: role.kind,
    skill,
    requiredLevel,
    must: mustOf(role, skill),
  }))
}

function mustOf(role: RoleOfFile, skill: string): string | null {
  const group = role.mustHaveAnyOf.findIndex((codes) => codes.includes(skill))
  if (group >= 0) return `anyOf:${group + 1}`
  const lists = (['mustHave', 'mustHaveByRenewal'] as const).filter((list) => role[list].includes(skill))
  return lists.length > 0 ? lists.join('+') : null
}

function notesOf({ confirmers, timing, rules }: File['confirmationPolicy']): NoteRow[] {
  return [
    ...Object.entries(confirmers).map(([key, text]): NoteRow => ({ kind: 'confirmers', key, text })),
    ...Object.entries(timing).map(([key, text]): NoteRow => ({ kind: 'timing', key, text })),
    ...rules.map((text): NoteRow => ({ kind: 'rules', key: '', text })),
  ]
}

function alignmentsOf(skill: string, alignment: Record<string, unknown>): AlignmentRow[] {
  return Object.entries(alignment).flatMap(([framework, value]): AlignmentRow[] => {
    if (!Array.isArray(value) || value.length === 0) return [{ skill, framework, entry: value, whole: true }]
    return value.map((entry: unknown) => ({ skill, framework, entry, whole: false }))
  })
}

/** An entry as the columns of the sheet, or null where it says what they cannot. */
export function inColumns(entry: unknown): Partial<Record<keyof typeof ALIGNMENT_COLUMNS, string>> | null {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return null
  const fields = Object.entries(entry)
  const fits = fields.every(
    ([key, value]) =>
      Object.hasOwn(ALIGNMENT_COLUMNS, key) && typeof value === 'string' && value !== '' && value === plain(value),
  )
  return fits && fields.length > 0 ? (entry as Record<string, string>) : null
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

function successionsOf(succession: File['succession']): SuccessionRow[] {
  if (!succession) return []
  return [
    ...Object.entries(succession.skills).map(([skill, origin]) => ({ skill, origin, reason: '' })),
    ...succession.dropped.map(({ code, reason }) => ({ skill: code, origin: null, reason })),
  ]
}

/** Codes of the version before that a row builds on. */
export function sourcesOfRow({ origin }: SuccessionRow): readonly string[] {
  return origin ? sourcesOf(origin) : []
}
