import type { ApplicationPath } from '~/domain/application'
import { pathOf } from '~/domain/application-path'
import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { standingOn } from '~/domain/certificate'
import { type Rule, ruleInYear } from '~/domain/certification-rules'
import { stageOf } from '~/domain/own-stage'
import type { StoredApplication } from '~/facts/applications'
import { careerOf } from '~/facts/careers'
import { type PublishedRules, rulesById, rulesOn } from '~/facts/certification-rules'
import type { Sql } from '~/facts/sql'

/** The rule by which an application is judged, and whom it asks. */
export type ApplicationRule = {
  published: PublishedRules
  rule: Rule
  path: ApplicationPath
  /** It asks to have back a certificate whose condition lapsed. */
  lapsedCondition: boolean
}

/**
 * The rule of an application: that of its day and version once it is submitted, today's while it is a draft.
 * @returns null where no rule is in force for the role
 */
export async function ruleOfApplication(
  sql: Sql,
  application: Pick<StoredApplication, 'personId' | 'role' | 'stage' | 'rulesId' | 'appliedOn' | 'events'>,
  today: CityDate,
): Promise<ApplicationRule | null> {
  const { role, stage, rulesId, appliedOn } = application
  const published = rulesId === null ? await rulesOn(sql, today) : await rulesById(sql, rulesId)
  const rule = published && ruleInYear(published.rules, role, fiscalYearOf(appliedOn ?? today))
  if (!rule) return null
  const lapsedCondition = stage === 'revival' && (await hadLapsedCondition(sql, application, today))
  return { published, rule, path: pathOf(rule, stage, lapsedCondition), lapsedCondition }
}

/** What was told with the submission; a draft is told by the certificate as it stands. */
async function hadLapsedCondition(
  sql: Sql,
  { personId, role, events }: Pick<StoredApplication, 'personId' | 'role' | 'events'>,
  today: CityDate,
): Promise<boolean> {
  const submitted = events.findLast(({ event }) => event === 'submit')
  const told = (submitted?.detail as { lapsedCondition?: boolean } | null | undefined)?.lapsedCondition
  if (told !== undefined) return told
  const career = await careerOf(sql, personId)
  return stageOf(standingOn(career?.certificates[role] ?? [], today), today).lapsedCondition
}
