/* The order in which people of a section are listed (職名順), and who may be named a delegate (confirmationPolicy). */

/** Titles from the top; a title that is not here counts by the longest one in it, else after all others. */
const TITLES = [
  ...['部長', '局長', '会計管理者', '次長', '参事'],
  ...['院長', '校長', '署長', '所長', '課長', '室長', '科長', '館長', '園長', '場長', '師長', '隊長'],
  ...['課長代理', '主幹', '消防司令', '係長', '消防司令補', '主査', '消防士長', '主任', '主事', '技師'],
]

/** The place of a title in the list, 0 first. */
export function titleRank(title: string): number {
  const contained = TITLES.filter((each) => title.includes(each))
  const longest = contained.reduce((found, each) => (each.length > found.length ? each : found), '')
  return longest === '' ? TITLES.length : TITLES.indexOf(longest)
}

/** The most people that one delegate may confirm (domain notes §1). */
export const MOST_PEOPLE = 60

/** 係長級以上: may be named to confirm for the head. */
export function mayBeDelegate(title: string): boolean {
  return titleRank(title) <= TITLES.indexOf('係長')
}

type Listed = { title: string; staffNumber: string | null }

/** By title, then by staff number. */
export function byTitle(a: Listed, b: Listed): number {
  return titleRank(a.title) - titleRank(b.title) || (a.staffNumber ?? '').localeCompare(b.staffNumber ?? '')
}
