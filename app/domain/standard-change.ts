/**
 * What is told of a difference between two versions of the skill standard, and its words. Found by standard-diff.
 * Source: issue "The IT skill standard as a living document", review.
 */

export const CHANGE_KINDS = [
  'added',
  'removed',
  'renamed',
  'split',
  'merged',
  'moved',
  'order',
  'definition',
  'level',
  'required',
  'evidence',
  'tier',
  'tool',
  'alignment',
  'scale',
  'role_kind',
  'policy',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export const CHANGE_KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  added: '追加',
  removed: '廃止',
  renamed: '名前の変更',
  split: '分割',
  merged: '統合',
  moved: '分類の移動',
  order: '並び順',
  definition: '説明・定義',
  level: 'レベルの目安',
  required: '必要レベル',
  evidence: '証跡の例',
  tier: '区分',
  tool: '道具',
  alignment: '外部の枠組み',
  scale: 'ものさしの言葉',
  role_kind: '役割の種類',
  policy: '評価の決まり',
}

const CHANGED_PARTS = ['standard', 'scale', 'category', 'skill', 'role', 'tool', 'policy'] as const
/** Of which part of the standard something changed, in the order in which it is told. */
export type ChangedPart = (typeof CHANGED_PARTS)[number]

export const CHANGED_PART_WORDS: Readonly<Record<ChangedPart, string>> = {
  standard: '標準',
  scale: 'レベルのものさし',
  category: '分類',
  skill: 'スキル',
  role: '役割',
  tool: '道具',
  policy: '評価の決まり',
}

type Named = { code: string; name: string }
/** The same thing in both versions; null: it is not in that version. */
export type InBoth = { before: Named | null; after: Named | null }

export type StandardChange = {
  kind: ChangeKind
  part: ChangedPart
  subject: InBoth
  /** What of it, e.g. `name`, `level:2`. */
  field: string
  /** Of a required level: the skill that it asks for. */
  skill: InBoth | null
  /** Null: there is nothing in that version. */
  before: string | null
  after: string | null
  /** Why, or how results go on, where that is known. */
  note: string | null
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: '名前',
  name_en: '英語の名前',
  short_name: '短い名前',
  code: 'コード',
  category: '分類',
  order: '並び順',
  definition: '定義',
  description: '説明',
  evidence: '証跡の例',
  tier: '区分',
  tool: '道具',
  tool_years: '使い始める年度',
  role_kind: '種類',
  anchor: '説明',
  label: '呼び名',
  label_en: '英語の呼び名',
}

/** What of its subject a change is about, e.g. 「レベル 2 の目安」. */
export function changedFieldInWords({ field, skill, kind }: StandardChange): string {
  if (skill) return `「${nameOf(skill)}」の必要レベル`
  const [word = '', rest] = field.split(':')
  if (word === 'level') return `レベル ${rest} の目安`
  if (word === 'alignment') return `外部の枠組み ${rest}`
  if (rest !== undefined && kind === 'policy') return rest
  return FIELD_WORDS[word] ?? CHANGE_KIND_WORDS[kind]
}

/** As it is called now, or was where it is no more. */
export function nameOf({ before, after }: InBoth): string {
  return after?.name ?? before?.name ?? ''
}

/** What changed in a line, the weightiest first; counts are of things, not of texts. */
export function changesInWords(changes: readonly StandardChange[]): string {
  if (changes.length === 0) return '2 つの版に、ちがいはありません。'
  const ofSkills = (kind: ChangeKind) => changes.filter((one) => one.kind === kind && one.part === 'skill')
  const skillsWith = (...kinds: ChangeKind[]) => new Set(kinds.flatMap((kind) => ofSkills(kind).map(subjectKey))).size
  const roles = new Set(changes.filter(({ kind }) => kind === 'required').map(subjectKey)).size
  const told: [number, string][] = [
    [ofSkills('added').length, '{} つを追加'],
    [ofSkills('removed').length, '{} つを廃止'],
    [ofSkills('split').length, '{} つを分割'],
    [ofSkills('merged').length, '{} つに統合'],
    [skillsWith('renamed'), '{} つの名前を変更'],
    [skillsWith('moved'), '{} つの分類を変更'],
    [skillsWith('definition', 'level', 'evidence'), '{} つの言葉を変更'],
  ]
  const skills = told.flatMap(([count, text]) => (count > 0 ? [text.replace('{}', String(count))] : []))
  const others = [
    ...(roles > 0 ? [`${roles} つの役割の必要レベル`] : []),
    ...(changes.some(({ part }) => part === 'scale') ? ['ものさしの言葉'] : []),
  ]
  return [
    ...(skills.length > 0 ? [`スキルは、${skills.join('、')}しました。`] : []),
    ...(others.length > 0 ? [`${others.join('と、')}を変更しました。`] : []),
    `ちがいは全部で ${changes.length} か所です。`,
  ].join('')
}

export function subjectKey({ part, subject }: Pick<StandardChange, 'part' | 'subject'>): string {
  return `${part}:${subject.before?.code ?? ''}:${subject.after?.code ?? ''}`
}
