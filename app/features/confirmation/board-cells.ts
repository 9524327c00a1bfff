import type { BoardClaim, BoardColumn, BoardPerson } from '~/features/confirmation/confirm-board'
import type { CellPlace } from '~/features/confirmation/next-cell'

export type ConfirmPage = Awaited<ReturnType<typeof import('./section-confirm.server').sectionConfirm>>

/** How many columns the grid shows at once without being asked. */
const MOST_COLUMNS = 14

export type Grid = {
  columns: BoardColumn[]
  /** Columns left out because nobody differs in them. */
  hidden: number
  rows: { person: BoardPerson; cells: ({ level: number | null } | { claim: BoardClaim })[] }[]
}

/** The grid of one tier: people with something to look at, each cell a level or a claim. */
export function gridOf(page: ConfirmPage, tier: 'core' | 'extended', showAll: boolean): Grid {
  const inTier = page.columns.filter((column) => column.tier === tier)
  const differing = new Set(page.claims.map((claim) => claim.skillId))
  const shown =
    inTier.length > MOST_COLUMNS && !showAll ? inTier.filter((column) => differing.has(column.skillId)) : inTier
  const claims = new Map(page.claims.map((claim) => [`${claim.personId} ${claim.skillId}`, claim]))
  const rows = page.people
    .filter((person) => person.group === 'different')
    .map((person) => ({
      person,
      cells: shown.map((column) => {
        const claim = claims.get(`${person.personId} ${column.skillId}`)
        return claim ? { claim } : { level: person.levels[page.columns.indexOf(column)] ?? null }
      }),
    }))
  return { columns: shown, hidden: inTier.length - shown.length, rows }
}

/** Every cell that has to be looked at, by row and column, whatever its tier. */
export function placesOf(page: ConfirmPage): CellPlace[] {
  const rows = page.people.filter((person) => person.group === 'different')
  return page.claims
    .map((claim) => ({
      claimId: claim.claimId,
      row: rows.findIndex((person) => person.personId === claim.personId),
      column: page.columns.findIndex((column) => column.skillId === claim.skillId),
      waits: claim.decided === null && claim.passedTo === null,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column)
}

/** The claim at hand: the one named in the address, else the first that waits. */
export function claimAt(page: ConfirmPage, places: readonly CellPlace[], named: string | null): BoardClaim | null {
  const id = places.some((place) => String(place.claimId) === named)
    ? Number(named)
    : (places.find((place) => place.waits) ?? places[0])?.claimId
  return page.claims.find((claim) => claim.claimId === id) ?? null
}
