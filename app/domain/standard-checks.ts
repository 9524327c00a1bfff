/** What is wrong with rows of a standard only beside each other: codes twice, skills that are not there, levels missing. */
import { isSound, type ReadRow, type StandardCells, type StandardFaultCode } from './standard-cells'
import type { LevelRow, RequirementRow, RoleRow, SkillRow } from './standard-rows'
import { SKILL_LEVELS } from './terms'

/** Notes each row whose key stands there twice, on all of them. */
export function noteTwice(
  rows: readonly ReadRow<unknown>[],
  keyOf: (cells: StandardCells) => string,
  column: string,
  code: StandardFaultCode,
  what: string,
): void {
  const lines = new Map<string, number[]>()
  for (const { cells } of rows) {
    const key = keyOf(cells)
    if (key !== '') lines.set(key, [...(lines.get(key) ?? []), cells.line])
  }
  for (const { cells } of rows) {
    const others = (lines.get(keyOf(cells)) ?? []).filter((line) => line !== cells.line)
    if (others.length === 0) continue
    cells.note(column, code, `${what}が ${others.join('、')} 行目にもあります。1 行だけにしてください。`)
  }
}

type MainRows = {
  skills: ReadRow<SkillRow>[]
  levels: ReadRow<LevelRow>[]
  requirements: ReadRow<RequirementRow>[]
  roles: ReadRow<RoleRow>[] | null
}

/** Skills whole with their levels, requirements of skills that are there, groups of two or more. */
export function checkMainRows(rows: MainRows, codeOf: (cells: StandardCells, column: string) => string): void {
  const skillOf = (cells: StandardCells) => codeOf(cells, 'スキルコード')
  noteTwice(rows.skills, skillOf, 'スキルコード', 'SKILL_DUPLICATE', '同じスキルコード')
  const levelKey = (cells: StandardCells) => `${skillOf(cells)} ${codeOf(cells, 'レベル')}`
  noteTwice(rows.levels, levelKey, 'レベル', 'LEVEL_DUPLICATE', '同じスキルの同じレベル')
  noteMissingLevels(rows, skillOf)
  const sound = new Set(rows.skills.filter(isSound).map(({ row }) => row.code))
  const there = new Set(rows.skills.map(({ cells }) => skillOf(cells)))
  for (const { cells } of [...rows.levels, ...rows.requirements])
    noteUnknownSkill(cells, skillOf(cells), { sound, there })
  checkRequirements(rows, skillOf, codeOf)
}

function noteMissingLevels({ skills, levels }: MainRows, skillOf: (cells: StandardCells) => string): void {
  const known = new Map<string, Set<number>>()
  for (const { row, cells } of levels) {
    if (row === null || cells.faults.length > 0) continue
    known.set(row.skill, (known.get(row.skill) ?? new Set()).add(row.level))
  }
  for (const read of skills) {
    if (!isSound(read)) continue
    const missing = SKILL_LEVELS.filter((level) => !known.get(skillOf(read.cells))?.has(level))
    if (missing.length === 0) continue
    const reason = `レベル ${missing.join('、')} の行動指標がありません。シート「レベル指標」に書き足してください。それまで、このスキルのレベルの行も入りません。`
    read.cells.note('スキルコード', 'LEVEL_MISSING', reason, { hint: missing.map(String) })
  }
}

function noteUnknownSkill(
  cells: StandardCells,
  skill: string,
  { sound, there }: { sound: ReadonlySet<string>; there: ReadonlySet<string> },
): void {
  if (skill === '' || sound.has(skill)) return
  if (there.has(skill)) {
    cells.note('スキルコード', 'SKILL_BAD', 'このスキルの行が取り込めません。シート「スキル」の行を直してください。')
  } else {
    cells.note('スキルコード', 'SKILL_UNKNOWN', 'このスキルがシート「スキル」にありません。コードを確かめてください。')
  }
}

function checkRequirements(
  { requirements, roles }: MainRows,
  skillOf: (cells: StandardCells) => string,
  codeOf: (cells: StandardCells, column: string) => string,
): void {
  const key = (cells: StandardCells) => `${codeOf(cells, '役割コード')} ${skillOf(cells)}`
  noteTwice(requirements, key, 'スキルコード', 'REQUIREMENT_DUPLICATE', '同じ役割の同じスキル')
  if (roles) noteTwice(roles, (cells) => codeOf(cells, '役割コード'), '役割コード', 'CODE_DUPLICATE', '同じ役割コード')
  const names = new Map<string, { name: string; kind: string }>()
  for (const read of roles ?? []) if (isSound(read)) names.set(read.row.code, read.row)
  for (const { row, cells } of requirements) {
    if (row === null) continue
    if (roles && !names.has(row.role)) {
      cells.note(
        '役割コード',
        'ROLE_UNKNOWN',
        'この役割がシート「役割」にありません。書き足すか、コードを確かめてください。',
      )
      continue
    }
    const said = names.get(row.role)
    if (!said) names.set(row.role, row)
    else if (said.name !== row.name) noteDiffers(cells, '役割名', said.name)
    else if (said.kind !== row.kind) noteDiffers(cells, '種別', codeOf(cells, '種別'))
  }
  noteLonelyGroups(requirements)
}

function noteDiffers(cells: StandardCells, column: string, before: string): void {
  cells.note(column, 'ROLE_DIFFERS', `同じ役割コードで${column}が違います（ほかの行：${before}）。そろえてください。`)
}

function noteLonelyGroups(requirements: readonly ReadRow<RequirementRow>[]): void {
  const groups = new Map<string, ReadRow<RequirementRow>[]>()
  for (const read of requirements) {
    if (!isSound(read) || !read.row.must?.startsWith('anyOf:')) continue
    const key = `${read.row.role} ${read.row.must}`
    groups.set(key, [...(groups.get(key) ?? []), read])
  }
  for (const [only, ...others] of groups.values()) {
    if (!only || others.length > 0) continue
    only.cells.note(
      '必須',
      'ANY_OF_ALONE',
      '「いずれか」の組にスキルが 1 つしかありません。2 つ以上にするか、○ にしてください。',
    )
  }
}
