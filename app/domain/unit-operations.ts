/**
 * What is to be written for the good rows of a units file, in domain words.
 */
import { type CityDate, laterOf } from './calendar'
import { inForceOn, type KnownUnits, type UnitHead, type UnitPeriod, type UnitSuccession } from './known-units'
import type { ToldUnit } from './told-units'

/** `periods` is the whole history of the code afterwards; the rows known before are taken back. */
export type UnitOperation =
  | { kind: 'new-unit' | 'change-unit'; code: string; lines: number[]; periods: UnitPeriod[] }
  | ({ kind: 'succeed' | 'no-longer-succeed'; line: number } & UnitSuccession)
  | { kind: 'head'; line: number; unitCode: string; staffNumber: string; validFrom: CityDate }

type HeadFacts = { known: KnownUnits; knownStaffNumbers: ReadonlySet<string>; today: CityDate }

/** Predecessors known to begin with a row's first day. */
export function knownPredecessors(known: KnownUnits, unit: { code: string; validFrom: CityDate }): string[] {
  return known.successions
    .filter((link) => link.successor === unit.code && link.effectiveOn === unit.validFrom)
    .map((link) => link.predecessor)
}

/** The head that a row newly names: from today on, or from the unit's first day where that is yet to come. */
export function newHead(facts: HeadFacts, { unit }: ToldUnit): UnitHead | null {
  const staffNumber = unit.headStaffNumber
  if (staffNumber === undefined || !facts.knownStaffNumbers.has(staffNumber)) return null
  const validFrom = laterOf(unit.validFrom, facts.today)
  if (unit.validTo && unit.validTo <= validFrom) return null
  const current = facts.known.heads.find((head) => head.unitCode === unit.code && inForceOn(head, validFrom))
  return current?.staffNumber === staffNumber ? null : { unitCode: unit.code, staffNumber, validFrom, validTo: null }
}

/** Operations for rows that change something; histories first, so that links and heads find their units. */
export function unitOperations(
  facts: HeadFacts,
  changing: readonly ToldUnit[],
  histories: ReadonlyMap<string, UnitPeriod[]>,
): UnitOperation[] {
  const lines = new Map<string, { lines: number[]; isKnown: boolean }>()
  for (const { period, line, before } of changing) {
    const touched = lines.get(period.code)
    if (touched) touched.lines.push(line)
    else lines.set(period.code, { lines: [line], isKnown: before !== undefined })
  }
  const units = [...lines].map(([code, touched]): UnitOperation => {
    const kind = touched.isKnown ? 'change-unit' : 'new-unit'
    return { kind, code, lines: touched.lines, periods: histories.get(code) ?? [] }
  })
  return [...units, ...changing.flatMap((told) => [...successions(facts, told), ...heads(facts, told)])]
}

function successions(facts: HeadFacts, { unit, line }: ToldUnit): UnitOperation[] {
  if (unit.predecessors === undefined) return []
  const told = new Set(unit.predecessors)
  const before = new Set(knownPredecessors(facts.known, unit))
  const link = (predecessor: string) => ({ line, predecessor, successor: unit.code, effectiveOn: unit.validFrom })
  const added = [...told].filter((code) => !before.has(code))
  const dropped = [...before].filter((code) => !told.has(code))
  return [
    ...added.map((code): UnitOperation => ({ kind: 'succeed', ...link(code) })),
    ...dropped.map((code): UnitOperation => ({ kind: 'no-longer-succeed', ...link(code) })),
  ]
}

function heads(facts: HeadFacts, told: ToldUnit): UnitOperation[] {
  const head = newHead(facts, told)
  if (!head) return []
  const { unitCode, staffNumber, validFrom } = head
  return [{ kind: 'head', line: told.line, unitCode, staffNumber, validFrom }]
}
