/** Reads the rows of the sheets that say what people can do: skills, levels, roles and what these ask. */
import { keyOf } from './row-cells'
import {
  codeIn,
  levelIn,
  numberIn,
  requiredText,
  type StandardCells,
  textIfAny,
  textIn,
  wordIn,
} from './standard-cells'
import type { CategoryRow, LevelRow, RequirementRow, RoleRow, SkillRow, ToolRow } from './standard-rows'
import { KIND_SPELLINGS, TIER_SPELLINGS } from './standard-sheet-forms'

type Has = (column: string) => boolean
type Named = { code: string; name: { ja: string }; shortName?: string | undefined }

/** A skill; its category and tool by code or name. */
export function readSkill(
  { categories, tools }: { categories: readonly Named[]; tools: readonly { code: string; name: string }[] },
  cells: StandardCells,
  has: Has,
): SkillRow | null {
  const code = codeIn(cells, 'スキルコード')
  const name = requiredText(cells, 'スキル名')
  const category = readCategory(categories, cells)
  const tier = wordIn(cells, '区分', TIER_SPELLINGS, 'TIER_UNKNOWN')
  const definition = requiredText(cells, '定義')
  const tool = has('道具') ? readTool(tools, cells) : undefined
  const { text: shortName } = textIfAny(cells, has, '略称')
  const { text: nameEn } = textIfAny(cells, has, '英語名')
  const evidenceExamples = has('証跡の例') ? examplesIn(textIn(cells, '証跡の例')) : undefined
  if (tier === null || category === null) return null
  return {
    code,
    name,
    category,
    tier,
    definition,
    ...(tool !== undefined && { tool }),
    ...(shortName !== undefined && { shortName }),
    ...(nameEn !== undefined && { nameEn }),
    ...(evidenceExamples && { evidenceExamples }),
  }
}

function readCategory(categories: readonly Named[], cells: StandardCells): string | null {
  const written = keyOf(cells.required('分類'))
  if (written === '') return null
  const found = categories.find((one) => one.code === written) ?? categories.find((one) => isCalled(one, written))
  if (found) return found.code
  const known = categories.map((one) => one.code).join('、')
  cells.note('分類', 'CATEGORY_UNKNOWN', `この分類はありません。次のどれかのコードか名前にしてください：${known}。`)
  return null
}

function isCalled({ name, shortName }: Named, written: string): boolean {
  return keyOf(name.ja) === written || (shortName !== undefined && keyOf(shortName) === written)
}

function readTool(tools: readonly { code: string; name: string }[], cells: StandardCells): string | null {
  const written = keyOf(cells.text('道具'))
  if (written === '') return null
  const found = tools.find((one) => one.code === written) ?? tools.find((one) => keyOf(one.name) === written)
  if (found) return found.code
  const known = tools.map((one) => one.code).join('、')
  cells.note('道具', 'TOOL_UNKNOWN', `この道具はありません。次のどれかにするか、空にしてください：${known}。`)
  return null
}

/** A line each, or a list in JSON. */
function examplesIn(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (!text.startsWith('[')) return lines
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : lines
  } catch {
    return lines
  }
}

export function readLevel(cells: StandardCells): LevelRow | null {
  const skill = codeIn(cells, 'スキルコード')
  const level = levelIn(cells, 'レベル')
  const indicator = requiredText(cells, '行動指標')
  return level === null ? null : { skill, level, indicator }
}

export function readRequirement(cells: StandardCells): RequirementRow | null {
  const role = codeIn(cells, '役割コード')
  const name = requiredText(cells, '役割名')
  const kind = wordIn(cells, '種別', KIND_SPELLINGS, 'KIND_UNKNOWN')
  const skill = codeIn(cells, 'スキルコード')
  const requiredLevel = levelIn(cells, '必要レベル')
  const must = readMust(cells)
  if (kind === null || requiredLevel === null) return null
  if (must !== null && requiredLevel === 0) {
    cells.note('必須', 'MUST_WITHOUT_LEVEL', '必要レベルが 0 のスキルは必須にできません。どちらかを直してください。')
  }
  return { role, name, kind, skill, requiredLevel, must }
}

function readMust(cells: StandardCells): string | null {
  const written = keyOf(cells.text('必須'))
  if (written === '') return null
  const group = /^いずれか(\d{1,3})$/.exec(written)
  if (group) return `anyOf:${Number(group[1])}`
  const words = written.split(/[、,]/)
  const lists = words.map((word) =>
    /^[○〇◯]$|^必須$/.test(word) ? 'mustHave' : word === '更新まで' ? 'mustHaveByRenewal' : '',
  )
  if (lists.every((list) => list !== '')) return [...new Set(lists)].sort().join('+')
  cells.note('必須', 'MUST_UNKNOWN', '「必須」は空か、○、更新まで、いずれか1（番号）のどれかにしてください。')
  return null
}

export function readRole(cells: StandardCells, has: Has): RoleRow | null {
  const code = codeIn(cells, '役割コード')
  const name = requiredText(cells, '役割名')
  const kind = wordIn(cells, '種別', KIND_SPELLINGS, 'KIND_UNKNOWN')
  const { text: nameEn } = textIfAny(cells, has, '英語名')
  const { text: description } = textIfAny(cells, has, '説明')
  if (kind === null) return null
  return {
    code,
    name,
    kind,
    ...(nameEn !== undefined && { nameEn }),
    ...(description !== undefined && { description }),
  }
}

export function readCategoryRow(cells: StandardCells, has: Has): CategoryRow {
  const { text: shortName } = textIfAny(cells, has, '略称')
  const { text: nameEn } = textIfAny(cells, has, '英語名')
  const { text: description } = textIfAny(cells, has, '説明')
  return {
    code: codeIn(cells, '分類コード'),
    name: requiredText(cells, '分類名'),
    ...(shortName !== undefined && { shortName }),
    ...(nameEn !== undefined && { nameEn }),
    ...(description !== undefined && { description }),
  }
}

const YEARS = { least: 2000, most: 2200 }

export function readToolRow(cells: StandardCells, has: Has): ToolRow {
  const year = (column: string) => (has(column) ? numberIn(cells, column, YEARS, 'YEAR_FORMAT') : undefined)
  const [partial, full] = [year('一部で使う年度'), year('全庁で使う年度')]
  return {
    code: codeIn(cells, '道具コード'),
    name: requiredText(cells, '道具名'),
    ...(partial !== undefined && { partial }),
    ...(full !== undefined && { full }),
  }
}
