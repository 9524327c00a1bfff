import { LEDGER_LINES, type Ledger, type LedgerLine } from './goals'

/** A ledger's figures for the people of one place. */
export type PlaceLedger = {
  opening: number
  /** Corrections of the fixed year's end: added − removed. */
  adjustment: number
  /** How many people each line moved, without its sign. */
  lines: Record<LedgerLine, number>
  closing: number
  /** closing − opening − adjustment. */
  net: number
  gross: number
}

/**
 * A ledger place by place. Each person has one place, that of the day which is asked for, so every place reconciles
 * for itself and the places add up to the ledger, line by line. Source: domain notes §6 (1), §7.
 * @param placeOf the place of a person, whatever names it
 */
export function ledgerPerPlace(ledger: Ledger, placeOf: (personId: number) => string): Map<string, PlaceLedger> {
  const places = new Map<string, PlaceLedger>()
  const at = (personId: number): PlaceLedger => {
    const key = placeOf(personId)
    const found = places.get(key) ?? nothing()
    places.set(key, found)
    return found
  }
  for (const personId of ledger.opening) at(personId).opening += 1
  for (const personId of ledger.adjustment.added) at(personId).adjustment += 1
  for (const personId of ledger.adjustment.removed) at(personId).adjustment -= 1
  for (const line of LEDGER_LINES) for (const { personId } of ledger.movements[line]) at(personId).lines[line] += 1
  for (const personId of ledger.closing) at(personId).closing += 1
  for (const place of places.values()) {
    place.net = place.closing - place.opening - place.adjustment
    place.gross = place.lines.new
  }
  return places
}

function nothing(): PlaceLedger {
  const lines = Object.fromEntries(LEDGER_LINES.map((line) => [line, 0])) as Record<LedgerLine, number>
  return { opening: 0, adjustment: 0, lines, closing: 0, net: 0, gross: 0 }
}
