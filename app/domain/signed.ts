/** `+3`, `−2`, `0`: a change in people, with the minus sign of mathematics. Source: domain notes §7 (純増). */
export function signed(change: number): string {
  if (change === 0) return '0'
  return change > 0 ? `+${change}` : `−${-change}`
}
