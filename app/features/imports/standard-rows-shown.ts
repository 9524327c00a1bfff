import type { StandardTablePlan } from '~/domain/standard-table-file'
import { levelWord, ROLE_KIND_WORDS, TIER_WORDS, toSkillLevel } from '~/domain/terms'
import type { ChangedRow, ImportPreview } from '~/features/imports/import-preview'

/* Rows of a standard as the preview shows them. */

const LABELS: Readonly<Record<string, string>> = {
  name: '名前',
  category: '分類',
  tier: '区分',
  definition: '定義',
  tool: '道具',
  shortName: '略称',
  nameEn: '英語名',
  evidenceExamples: '証跡の例',
  indicator: '行動指標',
  kind: '種別',
  requiredLevel: '必要レベル',
  must: '必須',
  description: '説明',
  version: '版',
  code: 'コード',
  partial: '一部で使う年度',
  full: '全庁で使う年度',
  anchor: '目安',
  group: '対象',
  tiers: '評価する区分',
  extended: '拡張の範囲',
  mode: '方法',
  window: '期間',
  extraDays: '延ばす日数',
  condition: '条件',
  confirmers: '確認する人',
  evidenceRequired: '要る証跡の数',
  optionalOpinion: '意見を聞ける人',
  text: '内容',
  origin: '引き継ぎ方',
  reason: '理由',
}

/** The rows that are new, in the order of the file. */
export function standardAdded({ accepted, compared }: StandardTablePlan): ImportPreview['added'] {
  return accepted.flatMap((row, index) => {
    const found = compared[index]
    if (row.result !== 'new' || !found) return []
    return [{ line: row.line, id: found.key, name: nameOf(found.said), detail: row.sheet }]
  })
}

export function standardChanges({ accepted, compared }: StandardTablePlan): ChangedRow[] {
  return accepted.flatMap((row, index) => {
    const found = compared[index]
    if (row.result !== 'changed' || !found) return []
    const { key, said, before } = found
    const fields = row.changedFields.map((field) => ({
      label: LABELS[field] ?? field,
      now: shown(before?.[field]),
      after: shown(said[field]),
    }))
    return [{ line: row.line, id: `${row.sheet} ${key}`, name: nameOf(said), fields }]
  })
}

const LONGEST = 80

function nameOf(said: Record<string, unknown>): string {
  if ('indicator' in said) return `レベル ${said.level} ${cut(String(said.indicator))}`
  if ('requiredLevel' in said) return `${said.name}：${levelWord(toSkillLevel(Number(said.requiredLevel)))}`
  if ('entry' in said) return String(said.framework)
  if ('origin' in said) return String(said.skill)
  return cut(String(said.name ?? said.group ?? said.text ?? said.tier ?? ''))
}

const WORDS: Readonly<Record<string, string>> = {
  ...TIER_WORDS,
  ...ROLE_KIND_WORDS,
  baseline: '基準',
  mustHave: '○',
  mustHaveByRenewal: '更新まで',
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '（なし）'
  if (Array.isArray(value)) return value.length > 0 ? cut(value.map(shown).join('、')) : '（なし）'
  if (typeof value === 'object') return cut(JSON.stringify(value))
  const text = String(value)
  return WORDS[text] ?? cut(text.replace(/^anyOf:/, 'いずれか'))
}

function cut(text: string): string {
  const characters = [...text]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text
}
