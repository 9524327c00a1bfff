import { type SkillStandardFile, standardPolicy } from '~/domain/skill-standard'
import type { ChangedField } from '~/features/imports/import-preview'

/** A part of a standard that is new, changed or the same on its own; `said` is all that it says. */
export type StandardItem = {
  kind: 'スキル' | '分類' | '役割' | '共通の決まり'
  code: string
  name: string
  said: Record<string, unknown>
}

/** What an item says, however its keys stand. */
export function comparable({ name, said }: StandardItem): string {
  return JSON.stringify([name, sorted(said)])
}

const LABELS: Readonly<Record<string, string>> = {
  name: '名前',
  category: '分類',
  shortName: '略称',
  nameEn: '英語名',
  tier: '区分',
  tool: '道具',
  definition: '定義',
  evidence: '証跡の例',
  indicators: 'レベルの指標',
  description: '説明',
  kind: '種別',
  requirements: '必要レベル',
  version: '版',
  policy: '尺度・対象者・確認の決まり',
  tools: '道具の一覧',
  alignment: '外部の枠組み',
  standard: '標準の名前',
  succession: '結果の引き継ぎ',
  order: '並び順',
}

/** In what two versions of a part differ, as the preview shows it. */
export function differences(before: StandardItem, after: StandardItem): ChangedField[] {
  const then: Record<string, unknown> = { name: before.name, ...before.said }
  const now: Record<string, unknown> = { name: after.name, ...after.said }
  return Object.keys(now)
    .filter((key) => JSON.stringify(sorted(then[key])) !== JSON.stringify(sorted(now[key])))
    .map((key) => ({
      label: LABELS[key] ?? key,
      now: inShort(then[key], now[key]),
      after: inShort(now[key], then[key]),
    }))
}

const LONGEST_SHOWN = 80

/** A text as it is; of a list what the other side lacks. */
function inShort(value: unknown, other: unknown): string {
  if (value === null || value === undefined || value === '') return '（なし）'
  if (!Array.isArray(value)) return typeof value === 'object' ? '（まとまり）' : cut(String(value))
  const others = new Set(Array.isArray(other) ? other.map((one) => JSON.stringify(one)) : [])
  const own = value.filter((one) => !others.has(JSON.stringify(one)))
  const said = own.map((one) => (typeof one === 'string' ? one : String((one as { name?: unknown }).name ?? '')))
  return said.length > 0 ? cut(said.join('／')) : '（なし）'
}

function cut(text: string): string {
  const characters = [...text]
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : text
}

/** The parts of a standard. */
export function standardItems(file: SkillStandardFile): StandardItem[] {
  const skills = file.skills.map(
    (skill): StandardItem => ({
      kind: 'スキル',
      code: skill.code,
      name: skill.name.ja,
      said: {
        category: skill.category,
        shortName: skill.shortName ?? skill.name.ja,
        nameEn: skill.name.en ?? null,
        tier: skill.tier,
        tool: skill.tool,
        definition: skill.definition,
        evidence: skill.evidenceExamples,
        alignment: skill.alignment,
        indicators: [...skill.levels].sort((a, b) => a.level - b.level).map((level) => level.indicator),
      },
    }),
  )
  const categories = file.categories.map(
    (category): StandardItem => ({
      kind: '分類',
      code: category.code,
      name: category.name.ja,
      said: {
        shortName: category.shortName ?? category.name.ja,
        nameEn: category.name.en ?? null,
        description: category.description,
      },
    }),
  )
  const roles = file.roles.map(
    (role): StandardItem => ({
      kind: '役割',
      code: role.code,
      name: role.name.ja,
      said: {
        kind: role.kind,
        nameEn: role.name.en ?? null,
        description: role.description,
        requirements: Object.entries(role.requiredLevels)
          .filter(([, level]) => level > 0)
          .map(([skill, level]) => {
            const group = role.mustHaveAnyOf.findIndex((codes) => codes.includes(skill))
            const [must, renewal] = [role.mustHave.includes(skill), role.mustHaveByRenewal.includes(skill)]
            return [skill, level, must, renewal, group < 0 ? null : group + 1].join()
          })
          .sort(),
      },
    }),
  )
  return [...skills, ...categories, ...roles, policyItem(file)]
}

function policyItem(file: SkillStandardFile): StandardItem {
  const { version, code, name } = file.standard
  return {
    kind: '共通の決まり',
    code: 'policy',
    name: 'レベルの尺度・対象者・確認の決まり',
    said: {
      version,
      standard: [code, name.ja, name.en ?? null],
      policy: standardPolicy.parse(file),
      tools: file.tools.map((tool) => sorted(tool)),
      succession: file.succession ?? null,
      order: [inOrder(file.categories), inOrder(file.skills), file.roles.map((role) => role.code).join()],
    },
  }
}

function inOrder(list: readonly { code: string; order: number }[]): string {
  const codes = [...list].sort((a, b) => a.order - b.order).map((one) => one.code)
  return codes.join()
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}
