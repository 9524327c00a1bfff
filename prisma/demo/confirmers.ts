import type { CityDate } from '~/domain/calendar'
import { type City, type DelegationSpan, type HeadSpan, holdsOn, type Person, postOn } from './city'
import { lineOfCode } from './establishment'

export type Confirmer = { person: Person; as: 'head' | 'acting' | 'delegate' | 'superior' }

/**
 * Who confirms a person's levels 0–2 on a day: the delegate who has the person in scope, else the head of the lowest
 * confirming unit, else the next one above. A head is confirmed from above the highest unit that they head.
 */
export function confirmersOf(
  city: Pick<City, 'heads' | 'delegations'>,
): (person: Person, day: CityDate) => Confirmer | null {
  const headsOf = groupedBy(city.heads, (head) => head.unit)
  const delegatesOf = new Map<Person, DelegationSpan[]>()
  for (const delegation of city.delegations) {
    for (const person of delegation.kind === 'delegate' ? delegation.scope : []) {
      delegatesOf.set(person, [...(delegatesOf.get(person) ?? []), delegation])
    }
  }
  return (person, day) => {
    const delegation = delegatesOf.get(person)?.find((one) => holdsOn(one, day))
    if (delegation) return { person: delegation.person, as: 'delegate' }
    const post = postOn(person, day)
    return post && headAbove(headsOf, person, post.unit, day)
  }
}

function headAbove(
  headsOf: ReadonlyMap<string, HeadSpan[]>,
  person: Person,
  unit: string,
  day: CityDate,
): Confirmer | null {
  const inOffice = (code: string, kind: string) =>
    headsOf.get(code)?.find((head) => head.kind === kind && holdsOn(head, day))?.person
  const line = lineOfCode(unit)
  const headed = line.findLastIndex((one) => inOffice(one.code, 'head') === person)
  const nearest = line.find((one) => one.confirms)
  for (const above of line.slice(headed + 1)) {
    if (!above.confirms) continue
    const head = inOffice(above.code, 'head')
    const confirmer = head ?? inOffice(above.code, 'acting')
    if (!confirmer || confirmer === person) continue
    return { person: confirmer, as: above !== nearest ? 'superior' : head ? 'head' : 'acting' }
  }
  return null
}

function groupedBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
