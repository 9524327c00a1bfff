import type { CertifiedRole } from '~/domain/certificate'
import { targetAtYearEnd, targetOfYear } from '~/domain/goal-targets'
import { correctedOpening } from '~/domain/goals'
import type { LoadedGoals } from './load-goals.server'

export type IndicatorRow = ReturnType<typeof indicatorRow>

/** One indicator of the plan: target, today, what is still needed, where it is heading. */
export function indicatorRow(role: CertifiedRole, { published, year, outlook }: LoadedGoals) {
  const { targets } = published
  const { ledgers } = year
  const ledger = ledgers[role]
  const target = targetAtYearEnd(targets, role, ledger.fiscalYear)
  const now = ledger.closing.length
  const indicator = targets.indicators.find(({ roleCode }) => roleCode === role)
  const forecast = outlook?.roles[role].forecast ?? null
  const began = correctedOpening(ledger)
  return {
    role,
    initiativeNo: indicator?.initiativeNo ?? null,
    target,
    yearTarget: targetOfYear(targets, role, ledger.fiscalYear),
    now,
    began,
    net: now - began,
    gross: ledger.gross,
    short: target === null ? null : Math.max(0, target - now),
    forecast: forecast && { median: forecast.median, in80: forecast.in80, reaches: forecast.reaches },
  }
}
