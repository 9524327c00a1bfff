/**
 * The skill standard (ITスキル標準): its file, levels, tiers, role profiles and how requirements are counted.
 * Source: domain notes §1, §8, §9; the reference file's `roleSemantics` and `toolRule`.
 */
import { z } from 'zod'
import { type JsonFault, jsonFaults } from './json-faults'
import { skillOrigin, sourcesOf } from './skill-origin'

export type SkillLevel = 0 | 1 | 2 | 3 | 4
/** core 共通 | extended 拡張 */
export type Tier = 'core' | 'extended'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

const SKILL_LEVELS: readonly SkillLevel[] = [0, 1, 2, 3, 4]

const skillLevel = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const tier = z.enum(['core', 'extended'])
/** A table cannot tell an empty text from none, nor one line break from another. */
const written = z
  .string()
  .refine((said) => !hasUnwritable(said), '使えない文字（見えない制御文字）が入っています。取り除いてください。')
  .overwrite((said) => said.replace(/\r\n?/g, '\n').trim())
const text = written.min(1)
const textOrNone = written.transform((said) => (said === '' ? undefined : said))
const code = z.string().regex(/^[A-Z][A-Z0-9_-]{0,39}$/)
const named = z.object({ ja: text, en: text.optional() })
const year = z.number().int().min(2000).max(2200)

const populationRule = z
  .object({
    id: z.string().regex(/^POP-\d+$/),
    group: text,
    tiers: z.array(tier),
    /** Whose skills of the extended tier are asked: a role's code, or words for "the role aimed at" and "by choice". */
    extended: textOrNone.nullable().transform((said) => said ?? null),
    mode: z.array(z.enum(['self', 'proxy', 'paper'])),
    window: textOrNone.optional(),
    extraDays: z.number().int().min(0).max(90).optional(),
    condition: textOrNone.optional(),
  })
  .transform((rule) => ({ ...rule, extraDays: rule.extraDays ?? weeksIn(rule.window) * 7 }))

const confirmationRule = z.object({
  tier,
  levels: z.array(skillLevel).min(1),
  confirmers: z.array(z.enum(['section_head', 'delegate', 'master', 'technical_officer'])).min(1),
  evidenceRequired: z.number().int().min(0),
  optionalOpinion: z.array(z.enum(['leader', 'master'])).default([]),
})

const confirmationPolicy = z.object({
  rows: z.array(confirmationRule).min(1),
  confirmers: z.record(text, text).default({}),
  timing: z.record(text, text).default({}),
  rules: z.array(text).default([]),
})

const levelOfScale = z.object({ level: skillLevel, label: named.partial({ en: true }), anchor: text })

/** What a version keeps beside its skills: the scale, who is asked, who confirms. Stored in `standard_version.policy`. */
export const standardPolicy = z.object({
  levelScale: z.array(levelOfScale).length(5),
  populationRules: z.array(populationRule).min(1),
  confirmationPolicy,
})

const tool = z.object({
  code,
  name: text,
  partialFromFiscalYear: year.nullable().default(null),
  fullFromFiscalYear: year.nullable().default(null),
})

const category = z.object({
  code,
  order: z.number().int().min(1),
  name: named,
  shortName: text.optional(),
  description: written.default(''),
})

const skill = z.object({
  code,
  category: code,
  order: z.number().int().min(1),
  name: named,
  shortName: text.optional(),
  tier,
  tool: code.nullable().default(null),
  definition: text,
  levels: z.array(z.object({ level: skillLevel, indicator: text })).length(5),
  evidenceExamples: z.array(text).default([]),
  alignment: z.record(text, z.unknown()).default({}),
})

const role = z.object({
  code,
  name: named,
  kind: z.enum(['baseline', 'position', 'certified', 'designated', 'appointed']),
  description: written.default(''),
  /** By skill code; 0, or not listed, asks nothing. */
  requiredLevels: z.record(z.string(), skillLevel),
  mustHave: z.array(code).default([]),
  mustHaveByRenewal: z.array(code).default([]),
  mustHaveAnyOf: z.array(z.array(code).min(2)).default([]),
})

/** Where results come from in the version before, and which of its skills end here, with the reason. */
const succession = z.object({
  skills: z.record(z.string(), skillOrigin).default({}),
  dropped: z.array(z.object({ code, reason: text })).default([]),
})

/** The parts of a file by themselves, for whoever changes one of them. */
export {
  category as categoryInFile,
  code as standardCode,
  role as roleInFile,
  skill as skillInFile,
  tier,
  tool as toolInFile,
  written,
}

/**
 * The portal's own JSON of a skill standard: the keys of the reference file, with role profiles in `roles`
 * (a standard without profiles may come alone). Use `readSkillStandard` for messages that an editor understands.
 */
const skillStandardFile = standardPolicy
  .extend({
    standard: z.object({ code, name: named, version: z.string().regex(/^\d+\.\d+\.\d+$/) }),
    tools: z.array(tool).default([]),
    categories: z.array(category).min(1),
    skills: z.array(skill).min(1),
    roles: z.array(role).default([]),
    /** Absent: each skill takes over the results of the same code. */
    succession: succession.optional(),
  })
  .superRefine(checkReferences)

export type SkillStandardFile = z.infer<typeof skillStandardFile>
export type RoleOfFile = SkillStandardFile['roles'][number]

/**
 * Reads a standard from parsed JSON.
 * @returns the standard, or every fault in the order of the file; never throws
 */
export function readSkillStandard(
  json: unknown,
): { ok: true; standard: SkillStandardFile } | { ok: false; faults: JsonFault[] } {
  const read = skillStandardFile.safeParse(json)
  if (read.success) return { ok: true, standard: read.data }
  return { ok: false, faults: jsonFaults(read.error.issues, json, formatOf) }
}

function formatOf(path: readonly PropertyKey[]): string {
  const last = String(path.at(-1))
  if (last === 'version') return '「1.0.0」のように書いてください。'
  if (last === 'id') return '「POP-1」のように書いてください。'
  return '英大文字で始め、英大文字・数字・「-」・「_」で書いてください。'
}

/** Whether a text holds what neither a table nor a database keeps: control characters, halves of a character. */
export function hasUnwritable(said: string): boolean {
  return UNWRITABLE.test(said)
}

function weeksIn(window: string | undefined): number {
  return Number(/([0-9]+)\s*週間/.exec(window ?? '')?.[1] ?? 0)
}

type Unchecked = Pick<SkillStandardFile, 'tools' | 'categories' | 'skills' | 'roles' | 'levelScale' | 'succession'>
type Refinement = z.core.$RefinementCtx<Unchecked>

function checkReferences(file: Unchecked, context: Refinement): void {
  const fault = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  checkOnce(file.tools, 'tools', fault)
  checkOnce(file.categories, 'categories', fault)
  checkOnce(file.skills, 'skills', fault)
  checkOnce(file.roles, 'roles', fault)
  checkEachLevel(file.levelScale, ['levelScale'], fault)
  const categories = new Set(file.categories.map((one) => one.code))
  const tools = new Set(file.tools.map((one) => one.code))
  const skills = new Set(file.skills.map((one) => one.code))
  file.skills.forEach((one, index) => {
    if (!categories.has(one.category)) {
      fault(['skills', index, 'category'], `分類「${one.category}」が categories にありません。`)
    }
    if (one.tool !== null && !tools.has(one.tool)) {
      fault(['skills', index, 'tool'], `道具「${one.tool}」が tools にありません。`)
    }
    checkEachLevel(one.levels, ['skills', index, 'levels'], fault)
  })
  file.roles.forEach((one, index) => {
    checkRole(one, ['roles', index], skills, fault)
  })
  if (file.succession) checkSuccession(file.succession, skills, fault)
}

type Fault = (path: PropertyKey[], message: string) => void

/** The version before is not known here: whether its codes are all there is told by `openQuestions`. */
function checkSuccession(
  { skills: origins, dropped }: NonNullable<SkillStandardFile['succession']>,
  skills: ReadonlySet<string>,
  fault: Fault,
): void {
  const taken = new Set<string>()
  for (const [skill, origin] of Object.entries(origins)) {
    if (!skills.has(skill)) fault(['succession', 'skills', skill], `スキル「${skill}」が skills にありません。`)
    for (const source of sourcesOf(origin)) taken.add(source)
  }
  checkOnce(dropped, 'succession.dropped', fault)
  dropped.forEach(({ code: droppedCode }, index) => {
    if (!taken.has(droppedCode)) return
    fault(
      ['succession', 'dropped', index, 'code'],
      `廃止する「${droppedCode}」の結果を、ほかのスキルが引き継いでいます。`,
    )
  })
}

function checkOnce(rows: readonly { code: string }[], list: string, fault: Fault): void {
  const seen = new Set<string>()
  rows.forEach((row, index) => {
    if (seen.has(row.code)) fault([list, index, 'code'], `コード「${row.code}」が 2 回あります。`)
    seen.add(row.code)
  })
}

function checkEachLevel(levels: readonly { level: SkillLevel }[], path: PropertyKey[], fault: Fault): void {
  for (const level of SKILL_LEVELS) {
    if (levels.filter((one) => one.level === level).length === 1) continue
    fault(path, `レベル ${level} を 1 回だけ書いてください。`)
  }
}

/** What keeps a role from being asked for: skills that are not there, and must-haves that ask no level. */
export function checkRole(role: RoleOfFile, path: PropertyKey[], skills: ReadonlySet<string>, fault: Fault): void {
  for (const skill of Object.keys(role.requiredLevels)) {
    if (!skills.has(skill)) fault([...path, 'requiredLevels', skill], `スキル「${skill}」が skills にありません。`)
  }
  const grouped = new Set<string>()
  role.mustHaveAnyOf.forEach((group, index) => {
    for (const skill of group) {
      checkRequired(role, skill, [...path, 'mustHaveAnyOf', index], fault)
      if (grouped.has(skill)) {
        fault([...path, 'mustHaveAnyOf', index], `スキル「${skill}」は 1 つの組にだけ入れられます。`)
      }
      grouped.add(skill)
    }
  })
  for (const list of ['mustHave', 'mustHaveByRenewal'] as const) {
    for (const skill of role[list]) {
      checkRequired(role, skill, [...path, list], fault)
      if (grouped.has(skill)) fault([...path, list], `スキル「${skill}」は「いずれか」の組にも入っています。`)
    }
  }
}

function checkRequired(role: RoleOfFile, skill: string, path: PropertyKey[], fault: Fault): void {
  if ((role.requiredLevels[skill] ?? 0) >= 1) return
  fault(path, `スキル「${skill}」の必要レベル（requiredLevels）を 1 以上にしてください。`)
}
