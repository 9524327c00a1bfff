/** `+3`, `−2`, `0`: a change of people, with the minus sign of mathematics. */
export function signed(change: number): string {
  if (change === 0) return '0'
  return change > 0 ? `+${change}` : `−${-change}`
}
