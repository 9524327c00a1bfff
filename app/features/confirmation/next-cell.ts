/** Where the cells that have to be looked at stand in the grid. */
export type CellPlace = { claimId: number; row: number; column: number; waits: boolean }

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The cell that an arrow key leads to: along the row, or to the nearest column of the next row that has one. */
export function cellTowards(cells: readonly CellPlace[], from: number, direction: Direction): number {
  const here = cells.find((cell) => cell.claimId === from)
  if (!here) return cells[0]?.claimId ?? from
  const candidates = cells.filter((cell) => isTowards(cell, here, direction))
  const distance = (cell: CellPlace) =>
    direction === 'left' || direction === 'right'
      ? Math.abs(cell.column - here.column)
      : Math.abs(cell.row - here.row) * 1000 + Math.abs(cell.column - here.column)
  const nearest = candidates.reduce<CellPlace | null>(
    (found, cell) => (found === null || distance(cell) < distance(found) ? cell : found),
    null,
  )
  return nearest?.claimId ?? from
}

function isTowards(cell: CellPlace, here: CellPlace, direction: Direction): boolean {
  if (direction === 'left') return cell.row === here.row && cell.column < here.column
  if (direction === 'right') return cell.row === here.row && cell.column > here.column
  return direction === 'up' ? cell.row < here.row : cell.row > here.row
}

/** The next cell that still waits, in reading order and from the top again; null when none waits. */
export function nextWaiting(cells: readonly CellPlace[], from: number | null): number | null {
  const start = cells.findIndex((cell) => cell.claimId === from)
  const inOrder = [...cells.slice(start + 1), ...cells.slice(0, Math.max(0, start))]
  return inOrder.find((cell) => cell.waits)?.claimId ?? null
}
