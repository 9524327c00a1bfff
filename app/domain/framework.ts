/**
 * Frameworks of skills by others (IPA DSS, SFIA, DigComp …), each in one version: a tree of areas, competences, levels
 * and statements. Several files may tell one framework, one after the other: what a file does not say stays.
 */
import type { RowResult } from './import-outcome'

export const FRAMEWORK_KINDS = ['area', 'competence', 'level', 'statement'] as const
export type FrameworkKind = (typeof FRAMEWORK_KINDS)[number]

export type FrameworkItem = {
  code: string
  parentCode: string | null
  kind: FrameworkKind
  title: string
  description: string
  /** Level in the framework's own scale. */
  level: string | null
  /** UUID that its publisher gave it; null: none. */
  identifier: string | null
  /** What else its file says of it, kept for being given on as it came. */
  details: Record<string, unknown>
}

export type FrameworkHeader = {
  code: string
  version: string
  name: string
  language: string
  /** Publisher and address, as they must be shown. */
  source: string
  licence: string
  description: string
  identifier: string | null
  /** When its publisher last changed it, as its file says. */
  changedAt: string | null
  /** Whether only those items are known that the city's own standard quotes. */
  quotedOnly: boolean
  /** How many items its publisher counts; null: not said. */
  declaredItems: number | null
  details: Record<string, unknown>
}

export type Framework = FrameworkHeader & { items: FrameworkItem[] }

/** What a file says of an item; what it leaves out is not known by it. */
export type ToldItem = { code: string; line: number | null } & Partial<Omit<FrameworkItem, 'code'>>

export type FrameworkFault = { line: number | null; column: string; code: string; value: string; reason: string }

/** What one file says. */
export type ToldFramework = {
  header: Partial<FrameworkHeader>
  items: ToldItem[]
  faults: FrameworkFault[]
  notes: string[]
}

export type ItemOutcome = {
  line: number | null
  result: RowResult
  item: FrameworkItem
  before: FrameworkItem | null
}

export type FrameworkPlan = {
  after: Framework
  faults: FrameworkFault[]
  outcomes: ItemOutcome[]
  /** Items that are known and not in the file: they stay. */
  missing: FrameworkItem[]
}

/** A framework without items, as far as a file or somebody tells it. */
export function newFramework(header: Partial<FrameworkHeader> & Pick<FrameworkHeader, 'code' | 'version'>): Framework {
  return {
    name: header.code,
    language: '',
    source: '',
    licence: '',
    description: '',
    identifier: null,
    changedAt: null,
    quotedOnly: false,
    declaredItems: null,
    details: {},
    ...withoutUndefined(header),
    items: [],
  }
}

/**
 * What a file comes to beside what is known of the framework.
 * @param before the framework as it is known; null: not yet
 * @param header what the file and its sender say of the framework itself
 * @returns the framework as it will be, in the order of its tree, and every fault; nothing may be written while one remains
 */
export function planFramework(
  before: Framework | null,
  header: Partial<FrameworkHeader> & Pick<FrameworkHeader, 'code' | 'version'>,
  told: readonly ToldItem[],
): FrameworkPlan {
  const known = new Map((before?.items ?? []).map((item) => [item.code, item]))
  const faults = toldTwice(told)
  const merged = new Map(known)
  for (const item of told) merged.set(item.code, laidOver(merged.get(item.code) ?? null, item))
  const kindKnown = new Set([...known.keys(), ...told.flatMap((item) => (item.kind ? [item.code] : []))])
  const placed = withKinds([...merged.values()], kindKnown)
  const lines = new Map([...told].reverse().map((item) => [item.code, item.line]))
  faults.push(...placed.flatMap((item) => faultsOf(item, lines.get(item.code) ?? null, merged)))
  const items = faults.length > 0 ? placed : inTreeOrder(placed)
  const byCode = new Map(items.map((item) => [item.code, item]))
  const codes = new Set(told.map((item) => item.code))
  return {
    after: { ...(before ?? newFramework(header)), ...withoutUndefined(header), items },
    faults,
    outcomes: [...codes].flatMap((code) => {
      const item = byCode.get(code)
      if (!item) return []
      const was = known.get(code) ?? null
      return [{ line: lines.get(code) ?? null, result: resultOf(was, item), item, before: was }]
    }),
    missing: [...known.values()].filter((item) => !codes.has(item.code)),
  }
}

/** Items with each parent before its children, siblings in their given order. */
export function inTreeOrder<Item extends { code: string; parentCode: string | null }>(items: readonly Item[]): Item[] {
  const codes = new Set(items.map((item) => item.code))
  const children = new Map<string | null, Item[]>()
  for (const item of items) {
    const parent = item.parentCode !== null && codes.has(item.parentCode) ? item.parentCode : null
    const siblings = children.get(parent)
    if (siblings) siblings.push(item)
    else children.set(parent, [item])
  }
  const ordered: Item[] = []
  const waiting = (children.get(null) ?? []).toReversed()
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    ordered.push(item)
    for (const child of (children.get(item.code) ?? []).toReversed()) waiting.push(child)
  }
  return ordered
}

function laidOver(before: FrameworkItem | null, { line: _line, ...told }: ToldItem): FrameworkItem {
  const empty: FrameworkItem = {
    code: told.code,
    parentCode: null,
    kind: 'competence',
    title: '',
    description: '',
    level: null,
    identifier: null,
    details: {},
  }
  return { ...empty, ...before, ...withoutUndefined(told) }
}

/** Kinds by the place in the tree, where nobody says them: what has statements below it is a competence. */
function withKinds(items: readonly FrameworkItem[], known: ReadonlySet<string>): FrameworkItem[] {
  if (items.every((item) => known.has(item.code))) return [...items]
  const ordered = inTreeOrder(items)
  const byCode = new Map(ordered.map((item) => [item.code, item]))
  const height = new Map<string, number>()
  for (const item of [...ordered].reverse()) {
    const own = height.get(item.code) ?? 0
    height.set(item.code, own)
    if (item.parentCode !== null) height.set(item.parentCode, Math.max(height.get(item.parentCode) ?? 0, own + 1))
  }
  const isCompetence = (item: FrameworkItem) =>
    (known.has(item.code) && item.kind === 'competence') ||
    (!known.has(item.code) && height.get(item.code) === 1 && byCode.has(item.parentCode ?? ''))
  return items.map((item) => {
    if (known.has(item.code)) return item
    const parent = byCode.get(item.parentCode ?? '')
    if (height.get(item.code) === 0)
      return { ...item, kind: parent && isCompetence(parent) ? 'statement' : 'competence' }
    return { ...item, kind: isCompetence(item) ? 'competence' : 'area' }
  })
}

/** A table may repeat an item in many rows, as that of an area with each of its competences; not say two things of it. */
function toldTwice(told: readonly ToldItem[]): FrameworkFault[] {
  const first = new Map<string, ToldItem>()
  return told.flatMap((item) => {
    const before = first.get(item.code)
    if (before === undefined) {
      first.set(item.code, item)
      return []
    }
    if (sameSaying({ ...before, line: null }) === sameSaying({ ...item, line: null })) return []
    const where = before.line === null ? '前にも' : `${before.line} 行目にも`
    const reason = `同じコードが${where}あり、内容が違います。1 つにしてください。`
    return [fault(item.line, 'コード', 'ITEM_TWICE', item.code, reason)]
  })
}

/** No framework stands higher: a file that says so would be walked up again and again. */
const MOST_ABOVE = 50

function faultsOf(item: FrameworkItem, line: number | null, all: ReadonlyMap<string, FrameworkItem>): FrameworkFault[] {
  if (item.title === '') {
    const reason = `「${item.code}」の名称がありません。名称のある表を先に取り込むか、名称の列を選んでください。`
    return [fault(line, '名称', 'REQUIRED', '', reason)]
  }
  if (item.parentCode === null) return []
  if (!all.has(item.parentCode)) {
    const reason = `上位の項目「${item.parentCode}」がありません。上位の項目が載った表を先に取り込むか、コードを直してください。`
    return [fault(line, '上位コード', 'PARENT_UNKNOWN', item.parentCode, reason)]
  }
  const seen = new Set([item.code])
  for (let above = all.get(item.parentCode); above; above = all.get(above.parentCode ?? '')) {
    if (above.code === item.code) {
      const reason = `「${item.code}」が自分自身の下にあります。上位コードを直してください。`
      return [fault(line, '上位コード', 'PARENT_CIRCLE', item.parentCode, reason)]
    }
    if (seen.has(above.code)) return []
    seen.add(above.code)
    if (seen.size > MOST_ABOVE) {
      const reason = `「${item.code}」の上に、項目が ${MOST_ABOVE} 段より多く重なっています。上位コードを直してください。`
      return [fault(line, '上位コード', 'TOO_DEEP', item.parentCode, reason)]
    }
  }
  return []
}

function fault(line: number | null, column: string, code: string, value: string, reason: string): FrameworkFault {
  return { line, column, code, value, reason }
}

function resultOf(before: FrameworkItem | null, after: FrameworkItem): RowResult {
  if (!before) return 'new'
  return sameSaying(before) === sameSaying(after) ? 'unchanged' : 'changed'
}

/** A text that is the same for what says the same, in whatever order. */
export function sameSaying(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Value
}
