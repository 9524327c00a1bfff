/** Lays the rows of a table file over a standard: what the rows say stands, what they leave out stays. */
import type { RoleOfFile, SkillStandardFile } from './skill-standard'
import {
  type AlignmentRow,
  type LevelRow,
  type NoteRow,
  type RequirementRow,
  type RoleRow,
  type SkillRow,
  type StandardRows,
  type SuccessionRow,
  sourcesOfRow,
} from './standard-rows'

type File = SkillStandardFile

/** The standard that the rows make; whether it is one, `readSkillStandard` tells. */
export function laidOver(frame: File, rows: Partial<StandardRows>): unknown {
  const skills = (rows.skills ?? []).map((row, index) => skillOf(row, index, frame, rows))
  const codes = new Set(skills.map((skill) => skill.code))
  const [head] = rows.standard ?? []
  const succession = rows.succession
    ? successionOf(rows.succession)
    : frame.succession && successionWithin(frame.succession, codes)
  return {
    standard: head
      ? { code: head.code, name: named(head.name, head.nameEn ?? frame.standard.name.en), version: head.version }
      : frame.standard,
    levelScale: rows.scale
      ? rows.scale.map((row) => {
          const before = frame.levelScale.find((one) => one.level === row.level)
          return { level: row.level, label: named(row.name, row.nameEn ?? before?.label.en), anchor: row.anchor }
        })
      : frame.levelScale,
    populationRules: rows.population ?? frame.populationRules,
    confirmationPolicy: {
      rows: rows.confirmation ?? frame.confirmationPolicy.rows,
      ...(rows.notes ? notesOf(rows.notes) : withoutRows(frame.confirmationPolicy)),
    },
    tools: rows.tools ? toolsOf(rows.tools, frame) : frame.tools,
    categories: rows.categories ? categoriesOf(rows.categories, frame) : frame.categories,
    skills,
    roles:
      rows.requirements || rows.roles ? rolesOf(rows, frame, codes) : frame.roles.map((role) => within(role, codes)),
    ...(succession && { succession }),
  }
}

function named(ja: string, en: string | undefined): { ja: string; en?: string } {
  return en === undefined || en === '' ? { ja } : { ja, en }
}

function short(shortName: string | undefined): { shortName?: string } {
  return shortName === undefined || shortName === '' ? {} : { shortName }
}

function skillOf(row: SkillRow, index: number, frame: File, rows: Partial<StandardRows>) {
  const before = frame.skills.find((skill) => skill.code === row.code)
  return {
    code: row.code,
    category: row.category,
    order: index + 1,
    name: named(row.name, row.nameEn ?? before?.name.en),
    ...short(row.shortName ?? before?.shortName),
    tier: row.tier,
    tool: row.tool === undefined ? (before?.tool ?? null) : row.tool,
    definition: row.definition,
    levels: levelsOf(rows.levels ?? [], row.code),
    evidenceExamples: row.evidenceExamples ?? before?.evidenceExamples ?? [],
    alignment: rows.alignment ? alignmentOf(rows.alignment, row.code) : (before?.alignment ?? {}),
  }
}

function levelsOf(levels: readonly LevelRow[], skill: string) {
  return levels.filter((one) => one.skill === skill).map(({ level, indicator }) => ({ level, indicator }))
}

function alignmentOf(rows: readonly AlignmentRow[], skill: string): Record<string, unknown> {
  const alignment: Record<string, unknown> = {}
  for (const { framework, entry, whole } of rows.filter((one) => one.skill === skill)) {
    const before = alignment[framework]
    alignment[framework] = whole ? entry : [...(Array.isArray(before) ? before : []), entry]
  }
  return alignment
}

function toolsOf(rows: StandardRows['tools'], frame: File) {
  return rows.map(({ code, name, partial, full }) => {
    const before = frame.tools.find((tool) => tool.code === code)
    return {
      code,
      name,
      partialFromFiscalYear: partial === undefined ? (before?.partialFromFiscalYear ?? null) : partial,
      fullFromFiscalYear: full === undefined ? (before?.fullFromFiscalYear ?? null) : full,
    }
  })
}

function categoriesOf(rows: StandardRows['categories'], frame: File) {
  return rows.map((row, index) => {
    const before = frame.categories.find((category) => category.code === row.code)
    return {
      code: row.code,
      order: index + 1,
      name: named(row.name, row.nameEn ?? before?.name.en),
      ...short(row.shortName ?? before?.shortName),
      description: row.description ?? before?.description ?? '',
    }
  })
}

function withoutRows({ rows: _rows, ...notes }: File['confirmationPolicy']) {
  return notes
}

function notesOf(rows: readonly NoteRow[]) {
  const of = (kind: NoteRow['kind']) => rows.filter((row) => row.kind === kind)
  const record = (kind: NoteRow['kind']) => Object.fromEntries(of(kind).map((row) => [row.key, row.text]))
  return { confirmers: record('confirmers'), timing: record('timing'), rules: of('rules').map((row) => row.text) }
}

function rolesOf(
  { requirements, roles }: Partial<StandardRows>,
  frame: File,
  skills: ReadonlySet<string>,
): RoleOfFile[] {
  const told: RoleRow[] = roles ?? firstOfEach(requirements ?? [])
  return told.map(({ code, name, kind, nameEn, description }) => {
    const before = frame.roles.find((role) => role.code === code)
    const asked = requirements
      ? askedBy(requirements.filter((row) => row.role === code))
      : within(before ?? { ...NOTHING_ASKED }, skills)
    return {
      ...asked,
      code,
      name: named(name, nameEn ?? before?.name.en),
      kind,
      description: description ?? before?.description ?? '',
    }
  })
}

const NOTHING_ASKED = { requiredLevels: {}, mustHave: [], mustHaveByRenewal: [], mustHaveAnyOf: [] }
type Asked = Pick<RoleOfFile, keyof typeof NOTHING_ASKED>

function firstOfEach(requirements: readonly RequirementRow[]): RoleRow[] {
  const first = new Map<string, RoleRow>()
  for (const { role, name, kind } of requirements) if (!first.has(role)) first.set(role, { code: role, name, kind })
  return [...first.values()]
}

function askedBy(rows: readonly RequirementRow[]): Asked {
  const of = (list: string) => rows.filter((row) => row.must?.split('+').includes(list)).map((row) => row.skill)
  const groups = [...new Set(rows.flatMap((row) => (row.must?.startsWith('anyOf:') ? [row.must] : [])))]
  return {
    requiredLevels: Object.fromEntries(rows.map((row) => [row.skill, row.requiredLevel])),
    mustHave: of('mustHave'),
    mustHaveByRenewal: of('mustHaveByRenewal'),
    mustHaveAnyOf: groups.sort((a, b) => groupNumber(a) - groupNumber(b)).map(of),
  }
}

function groupNumber(must: string): number {
  return Number(must.slice('anyOf:'.length))
}

/** What a role asks, of the skills that are still there. */
function within<Role extends Asked>(role: Role, skills: ReadonlySet<string>): Role {
  const there = (codes: readonly string[]) => codes.filter((code) => skills.has(code))
  return {
    ...role,
    requiredLevels: Object.fromEntries(Object.entries(role.requiredLevels).filter(([code]) => skills.has(code))),
    mustHave: there(role.mustHave),
    mustHaveByRenewal: there(role.mustHaveByRenewal),
    mustHaveAnyOf: role.mustHaveAnyOf.map(there).filter((group) => group.length > 1),
  }
}

function successionOf(rows: readonly SuccessionRow[]): NonNullable<File['succession']> {
  const taken = new Set(rows.flatMap(sourcesOfRow))
  return {
    skills: Object.fromEntries(rows.flatMap((row) => (row.origin ? [[row.skill, row.origin]] : []))),
    dropped: rows.flatMap((row) =>
      row.origin || taken.has(row.skill) ? [] : [{ code: row.skill, reason: row.reason }],
    ),
  }
}

function successionWithin(
  { skills, dropped }: NonNullable<File['succession']>,
  there: ReadonlySet<string>,
): NonNullable<File['succession']> {
  const origins = Object.entries(skills).filter(([code]) => there.has(code))
  const rows = origins.map(([skill, origin]) => ({ skill, origin, reason: '' }))
  return successionOf([...rows, ...dropped.map(({ code, reason }) => ({ skill: code, origin: null, reason }))])
}
