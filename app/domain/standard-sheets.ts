/**
 * A standard as the sheets of a table file: the workbook has a sheet each, the CSV has them one below the other. What
 * leaves here comes back the same by `standard-table-file`.
 */
import { ownApostrophe } from './formula-text'
import type { SkillStandardFile } from './skill-standard'
import { canonicalStandard } from './standard-canonical'
import { type AlignmentRow, inColumns, rowsOfStandard, type StandardRows, type SuccessionRow } from './standard-rows'
import {
  ALIGNMENT_COLUMNS,
  CONFIRMER_SPELLINGS,
  KIND_SPELLINGS,
  MODE_SPELLINGS,
  NOTE_SPELLINGS,
  OPINION_SPELLINGS,
  ORIGIN_SPELLINGS,
  STANDARD_SHEETS,
  type StandardSheetKey,
  TIER_SPELLINGS,
} from './standard-sheet-forms'

type SheetCell = string | number | null
type FilledSheet = { name: string; rows: SheetCell[][] }

const SEPARATOR = '、'

/** Every sheet with its header and rows. */
export function standardSheets(file: SkillStandardFile): FilledSheet[] {
  const rows = rowsOfStandard(canonicalStandard(file))
  const keys = Object.keys(STANDARD_SHEETS) as StandardSheetKey[]
  return keys.map((key) => ({ name: STANDARD_SHEETS[key].name, rows: [headerOf(key), ...cellsOf(key, rows).map(own)] }))
}

/** The sheets one below the other, each under its name, for a CSV. */
export function oneBelowTheOther(sheets: readonly FilledSheet[]): SheetCell[][] {
  return sheets.flatMap(({ name, rows }, index) => [...(index > 0 ? [[]] : []), [`【${name}】`], ...rows])
}

/** The columns of a sheet. */
export function headerOf(key: StandardSheetKey): string[] {
  return STANDARD_SHEETS[key].columns.map(({ column }) => column)
}

function own(row: SheetCell[]): SheetCell[] {
  return row.map((cell) => (typeof cell === 'string' ? ownApostrophe(cell) : cell))
}

function cellsOf(key: StandardSheetKey, rows: StandardRows): SheetCell[][] {
  const cells: { [Key in StandardSheetKey]: () => SheetCell[][] } = {
    skills: () =>
      rows.skills.map((row) => [
        row.code,
        row.name,
        row.category,
        TIER_SPELLINGS[row.tier],
        row.definition,
        row.tool ?? '',
        row.shortName ?? '',
        row.nameEn ?? '',
        evidenceCell(row.evidenceExamples ?? []),
      ]),
    levels: () => rows.levels.map((row) => [row.skill, row.level, row.indicator]),
    requirements: () =>
      rows.requirements.map((row) => [
        row.role,
        row.name,
        KIND_SPELLINGS[row.kind],
        row.skill,
        row.requiredLevel,
        mustCell(row.must),
      ]),
    roles: () =>
      rows.roles.map((row) => [row.code, row.name, KIND_SPELLINGS[row.kind], row.nameEn ?? '', row.description ?? '']),
    standard: () => rows.standard.map((row) => [row.code, row.name, row.nameEn ?? '', row.version]),
    categories: () =>
      rows.categories.map((row) => [row.code, row.name, row.shortName ?? '', row.nameEn ?? '', row.description ?? '']),
    tools: () => rows.tools.map((row) => [row.code, row.name, row.partial ?? null, row.full ?? null]),
    scale: () => rows.scale.map((row) => [row.level, row.name, row.nameEn ?? '', row.anchor]),
    population: () =>
      rows.population.map((row) => [
        row.id,
        row.group,
        row.tiers.map((tier) => TIER_SPELLINGS[tier]).join(SEPARATOR),
        row.extended ?? '',
        row.mode.map((mode) => MODE_SPELLINGS[mode]).join(SEPARATOR),
        row.window ?? '',
        row.extraDays,
        row.condition ?? '',
      ]),
    confirmation: () =>
      rows.confirmation.map((row) => [
        TIER_SPELLINGS[row.tier],
        row.levels.join(SEPARATOR),
        row.confirmers.map((one) => CONFIRMER_SPELLINGS[one]).join(SEPARATOR),
        row.evidenceRequired,
        row.optionalOpinion.map((one) => OPINION_SPELLINGS[one]).join(SEPARATOR),
      ]),
    notes: () => rows.notes.map((row) => [NOTE_SPELLINGS[row.kind], row.key, row.text]),
    alignment: () => rows.alignment.map(alignmentCells),
    succession: () => rows.succession.map(successionCells),
  }
  return cells[key]()
}

/** A line each; an example of several lines is told from several examples by JSON. */
function evidenceCell(examples: readonly string[]): string {
  const isPlain = examples.every((one) => !one.includes('\n')) && !examples[0]?.startsWith('[')
  return isPlain ? examples.join('\n') : JSON.stringify(examples)
}

function mustCell(must: string | null): string {
  if (must === null) return ''
  if (must.startsWith('anyOf:')) return `いずれか${must.slice('anyOf:'.length)}`
  return must
    .split('+')
    .map((one) => (one === 'mustHave' ? '○' : '更新まで'))
    .join(SEPARATOR)
}

function alignmentCells({ skill, framework, entry, whole }: AlignmentRow): SheetCell[] {
  const fields = whole ? null : inColumns(entry)
  const columns = (Object.keys(ALIGNMENT_COLUMNS) as (keyof typeof ALIGNMENT_COLUMNS)[]).map(
    (key) => fields?.[key] ?? '',
  )
  const json = fields ? '' : JSON.stringify(entry)
  return [skill, framework, ...columns, whole ? '' : json, whole ? json : '']
}

function successionCells({ skill, origin, reason }: SuccessionRow): SheetCell[] {
  if (!origin) return [skill, ORIGIN_SPELLINGS.dropped, '', null, reason]
  const from = origin.kind === 'new' ? [] : [origin.from].flat()
  const cap = origin.kind === 'carry_capped' ? origin.cap : null
  return [skill, ORIGIN_SPELLINGS[origin.kind], from.join(SEPARATOR), cap, '']
}
