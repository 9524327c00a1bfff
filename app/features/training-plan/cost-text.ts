import type { PlanCost } from '~/domain/training-plan'

/** Yen for people: `1,200,000 円`; what is not known is said, never 0. */
export function yen(cost: number | null): string {
  return cost === null ? '未入力' : `${cost.toLocaleString('ja-JP')} 円`
}

/** The cost of a plan with what it leaves out. */
export function costText({ known, unknown }: PlanCost): string {
  if (unknown === 0) return yen(known)
  return known === 0 ? `${unknown} 研修の費用が未入力` : `${yen(known)}＋未入力の ${unknown} 研修`
}
