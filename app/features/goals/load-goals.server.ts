import type { Reading } from '~/access/read'
import type { CityDate } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import { correctedOpening } from '~/domain/goals'
import { goalTargetsOn, type PublishedTargets } from '~/facts/goal-targets'
import { ledgersOf, type YearLedgers } from '~/facts/goals'
import { askedDay, type GoalsParams } from './goals-params'
import { type Outlook, outlookToday } from './outlook.server'

export type LoadedGoals = {
  published: PublishedTargets
  asOf: CityDate
  problem: string | null
  year: YearLedgers
  outlook: Outlook | null
}

/** What the page and its file are told from; null before there are any targets. */
export async function loadGoals({ sql, today }: Reading, params: GoalsParams): Promise<LoadedGoals | null> {
  const asked = askedDay(params, today)
  const [published, year] = await Promise.all([
    goalTargetsOn(sql, asked.asOf),
    ledgersOf(sql, { fiscalYear: asked.year, asOf: asked.asOf }),
  ])
  if (!published) return null
  const openings = Object.fromEntries(
    CERTIFIED_ROLES.map((role) => [role, correctedOpening(year.ledgers[role])]),
  ) as Record<CertifiedRole, number>
  const outlook =
    asked.asOf === today
      ? await outlookToday(sql, {
          today,
          careers: year.careers,
          openings,
          version: published.id,
          targets: published.targets,
        })
      : null
  return { published, asOf: asked.asOf, problem: asked.problem, year, outlook }
}
