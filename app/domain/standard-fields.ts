/**
 * The fields of a standard that an editor changes one by one: where each stands in the file, and what it is called.
 * Source: issue "The IT skill standard as a living document", versions.
 */
import type { SkillOrigin } from './skill-origin'
import type { SkillStandardFile } from './skill-standard'
import {
  aligned,
  codeOrNone,
  type Form,
  groups,
  lines,
  nameForm,
  nameOrNone,
  ofTier,
  originForm,
  prose,
  proseOrNone,
  type Requirement,
  required,
  versionForm,
  yearOrNone,
} from './standard-forms'

type Category = SkillStandardFile['categories'][number]
type Skill = SkillStandardFile['skills'][number]
type Role = SkillStandardFile['roles'][number]
type Tool = SkillStandardFile['tools'][number]

/** One field of a row: its value as stored in an edit, and as text in a form. */
export type Field<Row> = {
  /** What an editor calls it. */
  word: string
  get: (row: Row) => unknown
  /** The row with a value in it, or the sentence that says why it cannot be. */
  put: (row: Row, value: unknown) => { row: Row } | { reason: string }
  toText: (value: unknown) => string
  fromText: (text: string) => unknown
}

function field<Row, Value>(
  word: string,
  { schema, toText, fromText }: Form<Value>,
  get: (row: Row) => Value,
  set: (row: Row, value: Value) => Row,
): Field<Row> {
  return {
    word,
    get,
    put: (row, value) => {
      const read = schema.safeParse(value)
      return read.success ? { row: set(row, read.data) } : { reason: read.error.issues[0]?.message ?? '' }
    },
    toText: (value) => {
      const read = schema.safeParse(value)
      return read.success ? toText(read.data) : ''
    },
    fromText,
  }
}

type WithName = { name: { ja: string; en?: string | undefined } }

function names<Row extends WithName>() {
  return {
    name: field<Row, string>(
      '名前',
      nameForm,
      ({ name: { ja } }) => ja,
      (row, ja) => ({ ...row, name: { ...row.name, ja } }),
    ),
    nameEn: field<Row, string | null>(
      '英語の名前',
      nameOrNone,
      ({ name: { en } }) => en ?? null,
      (row, en) => ({ ...row, name: { ja: row.name.ja, ...(en !== null && { en }) } }),
    ),
  }
}

function shortName<Row extends { shortName?: string | undefined }>(): Field<Row> {
  return field<Row, string | null>(
    '短い名前',
    nameOrNone,
    (row) => row.shortName ?? null,
    ({ shortName: _before, ...row }, after) => ({ ...row, ...(after !== null && { shortName: after }) }) as Row,
  )
}

function description<Row extends { description: string }>(): Field<Row> {
  return field<Row, string>(
    '説明',
    prose,
    (row) => row.description,
    (row, after) => ({ ...row, description: after }),
  )
}

type Fields<Row> = (called: string) => Field<Row> | null

function named<Row>(fields: Record<string, Field<Row>>, called: string): Field<Row> | null {
  return Object.hasOwn(fields, called) ? (fields[called] ?? null) : null
}

/** The fields that a file has once: those of the standard itself, and the scale's words. */
export const standardField: Fields<SkillStandardFile> = (called) => {
  const ofStandard = named(STANDARD_FIELDS, called)
  if (ofStandard)
    return within(
      ofStandard,
      ({ standard }) => standard,
      (file, standard) => ({ ...file, standard }),
    )
  const [, digit, part] = /^scale\.([0-4])\.(label|anchor)$/.exec(called) ?? []
  if (digit === undefined) return null
  const level = Number(digit)
  const ofScale = part === 'label' ? labelOf(level) : anchorOf(level)
  return within(
    ofScale,
    (file) => file.levelScale.find((one) => one.level === level),
    (file, row) => ({ ...file, levelScale: file.levelScale.map((one) => (one.level === level ? row : one)) }),
  )
}

type OfScale = SkillStandardFile['levelScale'][number]
const versionField = field<SkillStandardFile['standard'], string>(
  '版',
  versionForm,
  (row) => row.version,
  (row, after) => ({ ...row, version: after }),
)
const STANDARD_FIELDS: Record<string, Field<SkillStandardFile['standard']>> = {
  ...names<SkillStandardFile['standard']>(),
  version: versionField,
}
const labelOf = (level: number) =>
  field<OfScale, string>(
    `レベル ${level} の呼び名`,
    nameForm,
    (row) => row.label.ja ?? '',
    (row, ja) => ({ ...row, label: { ...row.label, ja } }),
  )
const anchorOf = (level: number) =>
  field<OfScale, string>(
    `レベル ${level} のものさし`,
    prose,
    (row) => row.anchor,
    (row, anchor) => ({ ...row, anchor }),
  )

const CATEGORY_FIELDS: Record<string, Field<Category>> = {
  ...names<Category>(),
  shortName: shortName<Category>(),
  description: description<Category>(),
}

export const categoryField: Fields<Category> = (called) => named(CATEGORY_FIELDS, called)

export const toolField: Fields<Tool> = (called) => named(TOOL_FIELDS, called)

const TOOL_FIELDS: Record<string, Field<Tool>> = {
  name: field<Tool, string>(
    '名前',
    nameForm,
    (row) => row.name,
    (row, after) => ({ ...row, name: after }),
  ),
  partialFromFiscalYear: field<Tool, number | null>(
    '一部で使い始める年度',
    yearOrNone,
    (row) => row.partialFromFiscalYear,
    (row, year) => ({ ...row, partialFromFiscalYear: year }),
  ),
  fullFromFiscalYear: field<Tool, number | null>(
    '全庁で使う年度',
    yearOrNone,
    (row) => row.fullFromFiscalYear,
    (row, year) => ({ ...row, fullFromFiscalYear: year }),
  ),
}

const SKILL_FIELDS: Record<string, Field<Skill>> = {
  ...names<Skill>(),
  shortName: shortName<Skill>(),
  tier: field<Skill, Skill['tier']>(
    '区分',
    ofTier,
    (row) => row.tier,
    (row, after) => ({ ...row, tier: after }),
  ),
  tool: field<Skill, string | null>(
    '道具',
    codeOrNone,
    (row) => row.tool,
    (row, after) => ({ ...row, tool: after }),
  ),
  definition: field<Skill, string>(
    '定義',
    prose,
    (row) => row.definition,
    (row, after) => ({ ...row, definition: after }),
  ),
  evidenceExamples: field<Skill, string[]>(
    '証跡の例',
    lines,
    (row) => row.evidenceExamples,
    (row, after) => ({ ...row, evidenceExamples: after }),
  ),
}

export const skillField: Fields<Skill> = (called) => {
  const [, digit] = /^level\.([0-4])$/.exec(called) ?? []
  if (digit !== undefined) return indicatorOf(Number(digit))
  const [, framework] = /^alignment\.(.{1,200})$/su.exec(called) ?? []
  return framework === undefined ? named(SKILL_FIELDS, called) : alignedTo(framework)
}

const indicatorOf = (level: number) =>
  field<Skill, string>(
    `レベル ${level} の目安`,
    prose,
    (row) => row.levels.find((one) => one.level === level)?.indicator ?? '',
    (row, indicator) => ({
      ...row,
      levels: row.levels.map((one) => (one.level === level ? { ...one, indicator } : one)),
    }),
  )

const alignedTo = (framework: string) =>
  field<Skill, unknown>(
    `${framework} との対応`,
    aligned,
    (row) => (Object.hasOwn(row.alignment, framework) ? row.alignment[framework] : null) ?? null,
    (row, after) => {
      const { [framework]: _before, ...others } = row.alignment
      return { ...row, alignment: after === null ? others : { ...others, [framework]: after } }
    },
  )

const ROLE_FIELDS: Record<string, Field<Role>> = {
  ...names<Role>(),
  description: description<Role>(),
  anyOf: field<Role, string[][]>(
    'いずれかの組',
    groups,
    // A group says the same in any order: an edit is told from another by what it says.
    (row) => row.mustHaveAnyOf.map((group) => group.toSorted()),
    (row, after) => ({ ...row, mustHaveAnyOf: after }),
  ),
}

export const roleField: Fields<Role> = (called) => {
  const [, skill] = /^requirement\.([A-Z][A-Z0-9_-]{0,39})$/.exec(called) ?? []
  return skill === undefined ? named(ROLE_FIELDS, called) : requiredOf(skill)
}

const requiredOf = (skill: string) =>
  field<Role, Requirement>(
    `${skill} の必要レベル`,
    required,
    (row) => {
      const level = row.requiredLevels[skill] ?? 0
      if (level === 0) return null
      return { level, must: row.mustHave.includes(skill), renewal: row.mustHaveByRenewal.includes(skill) }
    },
    (row, after) => {
      const { [skill]: _before, ...others } = row.requiredLevels
      return {
        ...row,
        requiredLevels: after === null ? others : { ...others, [skill]: after.level },
        mustHave: withOrWithout(row.mustHave, skill, after?.must ?? false),
        mustHaveByRenewal: withOrWithout(row.mustHaveByRenewal, skill, after?.renewal ?? false),
      }
    },
  )

function withOrWithout(codes: readonly string[], code: string, wanted: boolean): string[] {
  if (codes.includes(code) === wanted) return [...codes]
  return wanted ? [...codes, code] : codes.filter((one) => one !== code)
}

/** Where a skill's results come from; null: as proposed. */
export const originField = (skill: string) =>
  field<SkillStandardFile, SkillOrigin | null>(
    '結果の引き継ぎ',
    originForm,
    (file) => file.succession?.skills[skill] ?? null,
    (file, after) => {
      const { [skill]: _before, ...others } = file.succession?.skills ?? {}
      const skills = after === null ? others : { ...others, [skill]: after }
      return withSuccession(file, { skills, dropped: file.succession?.dropped ?? [] })
    },
  )

/** Why a skill of the version before ends with this one; null: it does not. */
export const droppedField = (skill: string) =>
  field<SkillStandardFile, string | null>(
    '廃止の理由',
    proseOrNone,
    (file) => file.succession?.dropped.find(({ code }) => code === skill)?.reason ?? null,
    (file, reason) => {
      const others = (file.succession?.dropped ?? []).filter(({ code }) => code !== skill)
      const dropped = reason === null ? others : [...others, { code: skill, reason }].sort(byCode)
      return withSuccession(file, { skills: file.succession?.skills ?? {}, dropped })
    },
  )

function withSuccession(
  { succession: _before, ...file }: SkillStandardFile,
  succession: NonNullable<SkillStandardFile['succession']>,
): SkillStandardFile {
  const saysNothing = Object.keys(succession.skills).length === 0 && succession.dropped.length === 0
  return saysNothing ? file : { ...file, succession }
}

function byCode(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : 1
}

/** A field of a part of the file, as a field of the file. */
function within<Whole, Part>(
  inner: Field<Part>,
  partOf: (whole: Whole) => Part | undefined,
  put: (whole: Whole, part: Part) => Whole,
): Field<Whole> {
  return {
    ...inner,
    get: (whole) => {
      const part = partOf(whole)
      return part === undefined ? null : inner.get(part)
    },
    put: (whole, value) => {
      const part = partOf(whole)
      if (part === undefined) return { reason: 'この項目はありません。' }
      const done = inner.put(part, value)
      return 'row' in done ? { row: put(whole, done.row) } : done
    },
  }
}
