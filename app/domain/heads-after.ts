/**
 * Who leads which unit after a file named or ended heads (decisions › People, units, roles: heads are dated rows).
 */
import type { CityDate } from './calendar'
import type { UnitHead } from './known-units'

/** `until` is the first day on which somebody newly named is no longer head; null when that is open. */
export type HeadChange =
  | { kind: 'head'; unitCode: string; staffNumber: string; from: CityDate; until: CityDate | null }
  | { kind: 'head-ends'; unitCode: string; staffNumber: string; from: CityDate }

/** The heads of all units after the changes, in their order. Whoever is newly named takes over from everybody else. */
export function headsAfter(heads: readonly UnitHead[], changes: readonly HeadChange[]): UnitHead[] {
  const byUnit = new Map<string, UnitHead[]>()
  for (const head of heads) byUnit.set(head.unitCode, [...(byUnit.get(head.unitCode) ?? []), head])
  for (const change of changes) byUnit.set(change.unitCode, afterChange(byUnit.get(change.unitCode) ?? [], change))
  return [...byUnit.values()].flat()
}

function afterChange(heads: readonly UnitHead[], change: HeadChange): UnitHead[] {
  const { unitCode, staffNumber, from } = change
  if (change.kind === 'head-ends')
    return heads.flatMap((head) => (head.staffNumber === staffNumber ? cut(head, from) : [head]))
  return [
    ...heads.flatMap((head) => cut(head, from)),
    { unitCode, staffNumber, validFrom: from, validTo: change.until },
  ]
}

function cut(head: UnitHead, from: CityDate): UnitHead[] {
  if (head.validTo !== null && head.validTo <= from) return [head]
  return head.validFrom < from ? [{ ...head, validTo: from }] : []
}
