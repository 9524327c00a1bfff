import type { BoardRow } from '~/features/section/section-board'

export type SectionPage = Awaited<ReturnType<typeof import('./section.server').sectionSkills>>

export const SORTS = [
  { id: 'title', label: '職名順' },
  { id: 'short', label: '不足の多い順' },
  { id: 'waiting', label: '確認待ちの順' },
] as const

type Sort = (typeof SORTS)[number]['id']

export const PAGE_SIZE = 50

type ViewAsked = { sort: string | null; group: string | null; page: string | null; skill: string | null }

/** What the address asks to see of a section: which skills, in which order, which page of people. */
export function sectionView(section: SectionPage, asked: ViewAsked) {
  const sort = SORTS.find((each) => each.id === asked.sort)?.id ?? 'title'
  const category = section.categories.find((each) => each.code === asked.group) ?? null
  const columns = section.skills.filter((skill) =>
    category ? skill.categoryCode === category.code : skill.tier === 'core',
  )
  const places = columns.map((column) => column.position)
  const sorted = inOrder(section.rows, sort)
  const last = Math.max(1, Math.ceil(sorted.length / PAGE_SIZE))
  const page = Math.min(last, Math.max(1, Number(asked.page) || 1))
  const rows = sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((row) => ({ ...row, ...only(row, places) }))
  const skill = columns.find((each) => each.code === asked.skill) ?? columns[0] ?? null
  const { rows: all, ...rest } = section
  return {
    ...rest,
    view: {
      sort,
      group: category?.code ?? 'core',
      groupName: category?.name ?? '共通',
      columns,
      rows,
      page,
      total: all.length,
      one: skill && oneSkill(all, skill),
    },
  }
}

export type SectionView = ReturnType<typeof sectionView>

function inOrder(rows: readonly BoardRow[], sort: Sort): BoardRow[] {
  if (sort === 'title') return [...rows]
  return [...rows].sort((a, b) => (sort === 'short' ? b.short - a.short : b.waiting - a.waiting))
}

function only(row: BoardRow, places: readonly number[]) {
  const pick = <T>(values: readonly T[]) => places.map((place) => values[place] ?? null)
  const levels = pick(row.levels)
  return {
    levels,
    freshness: pick(row.freshness),
    claimed: pick(row.claimed),
    atOne: levels.filter((level) => level !== null && level >= 1).length,
  }
}

/** The people at each level of one skill, highest first: the page on a phone. */
function oneSkill(rows: readonly BoardRow[], skill: SectionPage['skills'][number]) {
  const groups = [4, 3, 2, 1, 0, null].map((level) => ({
    level,
    people: rows
      .filter((row) => (row.levels[skill.position] ?? null) === level)
      .map((row) => ({
        name: row.name,
        note: row.note,
        claimed: row.claimed[skill.position] ?? null,
        standing: row.standing,
      })),
  }))
  return { skill, groups: groups.filter((group) => group.people.length > 0) }
}
