/** Reads every row of a standard's sheets and notes what is wrong with it, alone and beside the others. */
import { keyOf } from './row-cells'
import type { SkillStandardFile } from './skill-standard'
import { isSound, type ReadRow, readRows, type StandardCells } from './standard-cells'
import { checkMainRows, noteTwice } from './standard-checks'
import {
  readAlignmentRow,
  readConfirmationRow,
  readNoteRow,
  readPopulationRow,
  readScaleRow,
  readStandardRow,
  readSuccessionRow,
} from './standard-frame-rows'
import { readCategoryRow, readLevel, readRequirement, readRole, readSkill, readToolRow } from './standard-main-rows'
import type { StandardRows } from './standard-rows'
import { ORIGIN_SPELLINGS, STANDARD_SHEETS, type StandardSheetKey } from './standard-sheet-forms'
import type { StandardTables } from './standard-tables'
import { SKILL_LEVELS } from './terms'

/** Null: the file does not have the sheet. */
type ReadStandardRows = { [Key in StandardSheetKey]: ReadRow<StandardRows[Key][number]>[] | null }

/** The rows of the tables; categories and tools that the file does not tell are those of the frame. */
export function readStandardRows({ tables }: StandardTables, frame: SkillStandardFile): ReadStandardRows {
  const read = <Row>(key: StandardSheetKey, reader: Parameters<typeof readRows<Row>>[2]): ReadRow<Row>[] | null => {
    const table = tables[key]
    return table && readRows(table, STANDARD_SHEETS[key].name, reader)
  }
  const categories = read('categories', readCategoryRow)
  const tools = read('tools', readToolRow)
  const words = {
    categories: categories?.filter(isSound).map(({ row }) => ({ ...row, name: { ja: row.name } })) ?? frame.categories,
    tools: tools?.filter(isSound).map(({ row }) => row) ?? frame.tools,
  }
  const rows: ReadStandardRows = {
    skills: read('skills', (cells, has) => readSkill(words, cells, has)),
    levels: read('levels', readLevel),
    requirements: read('requirements', readRequirement),
    roles: read('roles', readRole),
    standard: read('standard', readStandardRow),
    categories,
    tools,
    scale: read('scale', readScaleRow),
    population: read('population', readPopulationRow),
    confirmation: read('confirmation', readConfirmationRow),
    notes: read('notes', readNoteRow),
    alignment: read('alignment', readAlignmentRow),
    succession: read('succession', readSuccessionRow),
  }
  check(rows)
  return rows
}

function codeOf(cells: StandardCells, column: string): string {
  return keyOf(cells.text(column))
}

function check(rows: ReadStandardRows): void {
  const main = { skills: rows.skills ?? [], levels: rows.levels ?? [], requirements: rows.requirements ?? [] }
  const twice = (key: StandardSheetKey, column: string, what: string) =>
    noteTwice(rows[key] ?? [], (cells) => codeOf(cells, column), column, 'CODE_DUPLICATE', what)
  twice('categories', '分類コード', '同じ分類コード')
  twice('tools', '道具コード', '同じ道具コード')
  twice('scale', 'レベル', '同じレベル')
  // What ended may leave its code to a skill that begins anew.
  const ended = keyOf(ORIGIN_SPELLINGS.dropped)
  const successor = (cells: StandardCells) =>
    `${codeOf(cells, 'スキルコード')} ${keyOf(cells.text('引き継ぎ方')) === ended}`
  noteTwice(rows.succession ?? [], successor, 'スキルコード', 'CODE_DUPLICATE', '同じスキルコード')
  noteTwice(rows.standard ?? [], () => 'standard', '標準コード', 'CODE_DUPLICATE', '標準')
  checkMainRows({ ...main, roles: rows.roles }, codeOf)
  const there = new Set(main.skills.filter(isSound).map(({ row }) => row.code))
  for (const { cells, row } of rows.alignment ?? []) noteUnless(row === null || there.has(row.skill), cells)
  for (const { cells, row } of rows.succession ?? []) noteUnless(!row?.origin || there.has(row.skill), cells)
  const scale = rows.scale?.filter(isSound).map(({ row }) => row.level) ?? SKILL_LEVELS
  const first = rows.scale?.[0]
  const without = SKILL_LEVELS.filter((level) => !scale.includes(level))
  if (first && without.length > 0) {
    first.cells.note(
      'レベル',
      'LEVEL_MISSING',
      `レベル ${without.join('、')} の行がありません。0 から 4 を書いてください。`,
    )
  }
}

function noteUnless(isThere: boolean, cells: StandardCells): void {
  if (isThere) return
  cells.note(
    'スキルコード',
    'SKILL_UNKNOWN',
    'このスキルがシート「スキル」にないか、取り込めません。確かめてください。',
  )
}

/** A skill, then its levels; the other sheets as they stand. */
export function inOrderOfSkills(rows: ReadStandardRows): ReadRow<object>[] {
  const { skills, levels, ...others } = rows
  const codes = new Set((skills ?? []).map(({ cells }) => codeOf(cells, 'スキルコード')))
  const shown = new Set<string>()
  const together = (skills ?? []).flatMap((skill): ReadRow<object>[] => {
    const code = codeOf(skill.cells, 'スキルコード')
    if (shown.has(code)) return [skill]
    shown.add(code)
    return [skill, ...(levels ?? []).filter(({ cells }) => codeOf(cells, 'スキルコード') === code)]
  })
  const alone = (levels ?? []).filter(({ cells }) => !codes.has(codeOf(cells, 'スキルコード')))
  return [...together, ...alone, ...Object.values(others).flatMap((list): ReadRow<object>[] => list ?? [])]
}

/** What the rows say in which nothing is wrong; sheets that are not there say nothing. */
export function soundRows(rows: ReadStandardRows): Partial<StandardRows> {
  const sound = Object.entries(rows).flatMap(([key, list]) =>
    list === null ? [] : [[key, (list as ReadRow<object>[]).filter(isSound).map(({ row }) => row)]],
  )
  return Object.fromEntries(sound) as Partial<StandardRows>
}
