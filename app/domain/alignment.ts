/**
 * Which items of a framework by others the skills of a standard cover. A skill quotes items in its `alignment`, by the
 * framework's key, as the reference file does: `{ code, name }`, `{ category, subcategory, item }`, `{ area, item }`.
 */
import type { FrameworkItem } from './framework'

/** What a skill quotes: a code, or a name below the names of areas. */
type Quote = { code: string | null; path: string[]; title: string }

export type AlignedSkill = { code: string; name: string; alignment: Record<string, unknown> }

export type CoveredItem = {
  item: FrameworkItem
  /** Depth in the tree, 0 at its top. */
  depth: number
  /** Code of the area at the top above it; null: it stands by itself. */
  area: string | null
  /** Whether the item counts for the share: a competence, or what stands for one. */
  counts: boolean
  /** Skills that quote it. */
  skills: { code: string; name: string }[]
  isCovered: boolean
}

type AreaShare = { code: string; title: string; covered: number; total: number }

export type Coverage = {
  items: CoveredItem[]
  covered: number
  /** Items that count; of a framework of which only quotes are known, as many as its publisher counts. */
  total: number
  /** Skills that quote something of the framework. */
  skills: number
  areas: AreaShare[]
  /** What skills quote and the framework does not have. */
  unknown: { skill: { code: string; name: string }; quote: Quote }[]
}

/** The quotes of a skill in a framework; what no quote can be read from is left out. */
export function quotesOf(alignment: Readonly<Record<string, unknown>>, framework: string): Quote[] {
  const value = alignment[framework]
  const entries: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return entries.flatMap((entry) => quoteOf(entry) ?? [])
}

function quoteOf(entry: unknown): Quote | null {
  if (typeof entry === 'string') return entry.trim() === '' ? null : { code: null, path: [], title: entry.trim() }
  if (typeof entry !== 'object' || entry === null) return null
  const said = entry as Record<string, unknown>
  const text = (...keys: string[]) => {
    const found = keys.map((key) => said[key]).find((each) => typeof each === 'string' && each.trim() !== '')
    return typeof found === 'string' ? found.trim() : ''
  }
  const code = text('code', 'id') || null
  const title = text('item', 'name', 'title') || (code ?? '')
  const path = [text('category', 'area'), text('subcategory')].filter((part) => part !== '')
  return title === '' ? null : { code, path, title }
}

/**
 * How the skills of a standard cover a framework. An item is covered when a skill quotes it or something below it.
 * @param declared how many items its publisher counts, where only quotes are known; else null
 */
export function coverageOf(
  { code, items }: { code: string; items: readonly FrameworkItem[] },
  skills: readonly AlignedSkill[],
  declared: number | null,
): Coverage {
  const tree = treeOf(items)
  const quotedBy = new Map<string, Map<string, { code: string; name: string }>>()
  const unknown: Coverage['unknown'] = []
  const quoting = new Set<string>()
  for (const skill of skills) {
    for (const quote of quotesOf(skill.alignment, code)) {
      quoting.add(skill.code)
      const item = tree.find(quote)
      const named = { code: skill.code, name: skill.name }
      if (!item) unknown.push({ skill: named, quote })
      else quotedBy.set(item.code, (quotedBy.get(item.code) ?? new Map()).set(skill.code, named))
    }
  }
  const covered = new Set<string>()
  for (const each of quotedBy.keys()) {
    for (let item = tree.byCode.get(each); item && !covered.has(item.code); item = tree.above(item))
      covered.add(item.code)
  }
  const counted = countedKind(items)
  const all = items.map((item): CoveredItem => {
    const line = tree.lineOf(item)
    const top = line.at(-1)
    return {
      item,
      depth: line.length - 1,
      area: top && top.kind === 'area' ? top.code : null,
      counts: item.kind === counted,
      skills: [...(quotedBy.get(item.code)?.values() ?? [])],
      isCovered: covered.has(item.code),
    }
  })
  const counting = all.filter((one) => one.counts)
  return {
    items: all,
    covered: counting.filter((one) => one.isCovered).length,
    total: Math.max(declared ?? 0, counting.length),
    skills: quoting.size,
    areas: items
      .filter((item) => item.kind === 'area' && item.parentCode === null)
      .map((area) => {
        const inside = counting.filter((one) => one.area === area.code)
        const count = inside.filter((one) => one.isCovered).length
        return { code: area.code, title: area.title, covered: count, total: inside.length }
      })
      .filter((area) => area.total > 0),
    unknown,
  }
}

/** Competences count; where a framework has none, its statements, else its areas. */
function countedKind(items: readonly FrameworkItem[]): FrameworkItem['kind'] {
  const has = (kind: FrameworkItem['kind']) => items.some((item) => item.kind === kind)
  if (has('competence')) return 'competence'
  return has('statement') ? 'statement' : 'area'
}

function treeOf(items: readonly FrameworkItem[]) {
  const byCode = new Map(items.map((item) => [item.code, item]))
  const byKey = new Map(items.map((item) => [keyOf(item.code), item]))
  const byTitle = new Map<string, FrameworkItem[]>()
  for (const item of items) byTitle.set(keyOf(item.title), [...(byTitle.get(keyOf(item.title)) ?? []), item])
  const above = (item: FrameworkItem) => byCode.get(item.parentCode ?? '')
  const lineOf = (item: FrameworkItem) => {
    const line = [item]
    for (let next = above(item); next && !line.includes(next); next = above(next)) line.push(next)
    return line
  }
  const find = ({ code, path, title }: Quote): FrameworkItem | null => {
    if (code !== null) return byKey.get(keyOf(code)) ?? null
    const called = byTitle.get(keyOf(title)) ?? []
    const names = path.map(keyOf)
    const fits = (item: FrameworkItem) => {
      const line = lineOf(item)
        .slice(1)
        .map((each) => keyOf(each.title))
      return names.every((name) => line.includes(name))
    }
    const fitting = called.filter(fits)
    const [only] = fitting.length > 0 ? fitting : called
    return fitting.length > 1 || (fitting.length === 0 && called.length > 1) ? null : (only ?? null)
  }
  return { byCode, above, lineOf, find }
}

/** A name or code as it is compared: NFKC, without spaces, letters in one case. */
function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

/**
 * A framework as far as a standard quotes it: the areas by name and the items below them, in the order of their codes.
 * @param framework the key under which the skills quote it
 */
export function quotedItems(skills: readonly AlignedSkill[], framework: string): FrameworkItem[] {
  const items = new Map<string, FrameworkItem>()
  const add = (code: string, parentCode: string | null, kind: FrameworkItem['kind'], title: string) => {
    const known = items.get(code)
    items.set(
      code,
      known ?? { code, parentCode, kind, title, description: '', level: null, identifier: null, details: {} },
    )
    return code
  }
  for (const skill of skills) {
    for (const { code, path, title } of quotesOf(skill.alignment, framework)) {
      const parent = path.reduce<string | null>((above, name) => add(numberOf(name) ?? name, above, 'area', name), null)
      add(code ?? (parent === null ? title : `${parent}／${title}`), parent, 'competence', title)
    }
  }
  return [...items.values()].sort((a, b) => a.code.localeCompare(b.code, 'ja', { numeric: true }))
}

/** `1.2 プロダクトのマネジメント` has the number 1.2. */
function numberOf(name: string): string | null {
  return /^(\d+(?:\.\d+)*)\.?\s/.exec(name)?.[1] ?? null
}
