/**
 * Heads of units as the titles of a staff file suggest them (decisions › People, units, roles): proposed where a place is
 * vacant and one person only fits; a head whose post has gone elsewhere stops being one. The rest 事務局 fills.
 */
import { type CityDate, laterOf } from './calendar'
import type { KnownPerson, Post } from './known-staff'
import { inForceOn, type KnownUnits, type UnitHead, type UnitPeriod } from './known-units'
import type { StaffOperation } from './staff-operations'
import type { UnitDirectory } from './unit-directory'

const NOT_THE_HEAD = /副|代理|補佐|心得|次長|付$/
const HEAD_OF_SECTION = /(?:課長|所長|館長|場長|署長|局長|園長|室長|センター長|科長|看護部長|診療部長|事務長|院長)$/
const HEAD_OF_SUBUNIT: Readonly<Record<string, RegExp>> = {
  係: /係長$/,
  園: /園長$|所長$/,
  病棟: /師長$/,
  科: /科長$/,
  館: /館長$/,
  出先: /所長$|場長$/,
  出張所: /所長$/,
  当直隊: /隊長$/,
  学校群: /校長$/,
}

/** A person whose posts a file changes, with the line of the file that did. */
export type ChangedPerson = { line: number; before: KnownPerson | null; after: KnownPerson }

type Facts = { known: KnownUnits; today: CityDate; directoryOn: (day: CityDate) => UnitDirectory }

/** Whether a title is that of the head of the unit in which its holder has the primary post. */
function isHeadTitle(title: string, unit: Pick<UnitPeriod, 'kind' | 'label'>): boolean {
  if (NOT_THE_HEAD.test(title)) return false
  if (unit.kind === 'department') return /(?:部長|局長|管理者|統括)$/.test(title)
  if (unit.kind === 'section') return HEAD_OF_SECTION.test(title)
  return HEAD_OF_SUBUNIT[unit.label ?? '']?.test(title) ?? false
}

/** Ends and proposals of heads that follow from changed posts; units with several candidates are left out. */
export function headOperations(changed: readonly ChangedPerson[], facts: Facts): StaffOperation[] {
  const { heads } = facts.known
  const byPerson = groupHeads(heads, (head) => head.staffNumber)
  const byUnit = groupHeads(heads, (head) => head.unitCode)
  const ended = changed.flatMap((person) => endedHeads(person, byPerson, facts))
  const endedPlaces = new Set(ended.map((one) => `${one.unitCode} ${one.staffNumber}`))
  const candidates = new Map<string, (StaffOperation & { kind: 'head' })[]>()
  for (const person of changed) {
    const candidate = candidacy(person, facts)
    if (!candidate) continue
    const others = candidates.get(candidate.unitCode)
    if (others) others.push(candidate)
    else candidates.set(candidate.unitCode, [candidate])
  }
  const proposed = [...candidates.values()].flatMap(([only, ...others]) => {
    if (!only || others.length > 0) return []
    const holders = (byUnit.get(only.unitCode) ?? []).filter(
      (head) => head.validTo === null || head.validTo > only.from,
    )
    return holders.every((head) => endedPlaces.has(`${head.unitCode} ${head.staffNumber}`)) ? [only] : []
  })
  return [...ended, ...proposed]
}

function groupHeads(heads: readonly UnitHead[], keyOf: (head: UnitHead) => string): Map<string, UnitHead[]> {
  const groups = new Map<string, UnitHead[]>()
  for (const head of heads) groups.set(keyOf(head), [...(groups.get(keyOf(head)) ?? []), head])
  return groups
}

function endedHeads(
  { line, before, after }: ChangedPerson,
  byPerson: ReadonlyMap<string, UnitHead[]>,
  facts: Facts,
): (StaffOperation & { kind: 'head-ends' })[] {
  const { staffNumber } = after
  return (byPerson.get(staffNumber) ?? []).flatMap((head) => {
    const from = endOfPlace(head, { before, after }, facts)
    if (from === null || (head.validTo !== null && head.validTo <= from)) return []
    return [{ kind: 'head-ends', line, staffNumber, unitCode: head.unitCode, from: laterOf(from, head.validFrom) }]
  })
}

// A head who held a head's title there leaves the place with the title; one named by hand, only with the unit.
function endOfPlace(
  head: UnitHead,
  { before, after }: { before: KnownPerson | null; after: KnownPerson },
  facts: Facts,
): CityDate | null {
  const unit = facts.directoryOn(facts.today).byCode.get(head.unitCode)
  if (!before || !unit || !inForceOn(head, facts.today)) return null
  const isThere = (post: Post) => post.unitCode === head.unitCode
  const current = before.posts.find((post) => isThere(post) && inForceOn(post, facts.today))
  if (!current) return null
  const byTitle = isHeadTitle(current.title, unit)
  const places = after.posts.filter((post) => isThere(post) && (!byTitle || isHeadTitle(post.title, unit)))
  const ends = places.map((post) => post.validTo)
  if (ends.includes(null)) return null
  return ends.reduce<CityDate>((latest, end) => laterOf(latest, end ?? latest), head.validFrom)
}

function candidacy({ line, after }: ChangedPerson, facts: Facts): (StaffOperation & { kind: 'head' }) | null {
  const post = after.posts.findLast(
    (one) => one.kind === 'primary' && (one.validTo === null || one.validTo > facts.today),
  )
  if (!post) return null
  const unit = facts.directoryOn(laterOf(facts.today, post.validFrom)).byCode.get(post.unitCode)
  if (!unit || !isHeadTitle(post.title, unit)) return null
  return { kind: 'head', line, staffNumber: after.staffNumber, unitCode: unit.code, from: post.validFrom }
}
