import { addDays, addMonths, type CityDate, compareDates, fiscalYearOf } from '~/domain/calendar'
import type { WorkplaceType } from '~/domain/organisation'
import type { Tier } from '~/domain/skill-standard'

/*
 * Rounds and whom they ask, who may confirm which level, how fresh a confirmed level is
 * (skill-standard populationRules, confirmationPolicy; domain notes §6, §8).
 */

export type EntryMode = 'self' | 'proxy' | 'paper'
export type EmploymentType = 'permanent' | 'reappointed' | 'fixed_term' | 'fiscal_year'
type PopulationRuleId = 'POP-1' | 'POP-2' | 'POP-3' | 'POP-4' | 'POP-5' | 'POP-6' | 'POP-7'

/** What decides whether and for what a round asks a person, on the round's first day. */
export type PopulationFacts = {
  employmentType: EmploymentType
  jobCategory: string | null
  workplaceType: WorkplaceType
  onLeave: boolean
  /** Heads a section or department. */
  isSectionHead: boolean
  /** Holds a certified or designated role, or is a candidate for one. */
  holdsOrSeeksRole: boolean
  /** Has chosen to assess extended skills (希望者). */
  isVolunteer: boolean
  /** 会計年度任用: included by the head, for six months or more, working at a terminal. */
  includedByHead: boolean
}

export type Asked = {
  rule: PopulationRuleId
  tiers: readonly Tier[]
  modes: readonly EntryMode[]
  /** Days by which the person's time is longer than the round's. */
  extraDays: number
}

const EXTRA_DAYS_IN_THE_FIELD = 14

/**
 * Whom a round asks for what (domain notes §8). null: nobody asks (on leave, or a fiscal-year employee not included).
 * Roles add the extended tier; the workplace decides how a person enters and whether there are two weeks more, so a
 * head of a ward has them too.
 */
export function askedInRound(person: PopulationFacts): Asked | null {
  if (person.onLeave) return null
  if (person.employmentType === 'fiscal_year') {
    return person.includedByHead ? { rule: 'POP-7', tiers: ['core'], modes: ['self', 'proxy'], extraDays: 0 } : null
  }
  const entry = entryOf(person)
  if (person.isSectionHead) return { rule: 'POP-2', tiers: ['core', 'extended'], ...entry }
  if (person.holdsOrSeeksRole) return { rule: 'POP-3', tiers: ['core', 'extended'], ...entry }
  if (person.jobCategory === '技能労務') return { rule: 'POP-6', tiers: ['core'], ...entry }
  if (person.workplaceType !== 'office') return { rule: 'POP-5', tiers: ['core'], ...entry }
  if (person.isVolunteer) return { rule: 'POP-4', tiers: ['core', 'extended'], ...entry }
  return { rule: 'POP-1', tiers: ['core'], ...entry }
}

function entryOf(person: PopulationFacts): Pick<Asked, 'modes' | 'extraDays'> {
  const inTheField = person.jobCategory === '技能労務' || person.workplaceType !== 'office'
  return inTheField
    ? { modes: ['self', 'proxy', 'paper'], extraDays: EXTRA_DAYS_IN_THE_FIELD }
    : { modes: ['self'], extraDays: 0 }
}

/** The last day on which a person may hand in: the round's, or later where the rule gives more time. */
export function selfDueOn(roundDueOn: CityDate, asked: Asked): CityDate {
  return addDays(roundDueOn, asked.extraDays)
}

/** As whom somebody confirms. `superior` and `acting` confirm what a head confirms. */
export type ConfirmedAs = 'head' | 'acting' | 'delegate' | 'superior' | 'master' | 'technical_officer' | 'dx_office'

export type LevelDecision = {
  tier: Tier
  /** The level to be confirmed, 0–4. */
  level: number
  as: ConfirmedAs
  /** The confirmer's own confirmed level in the skill; null is not assessed. Counts for masters. */
  ownLevel: number | null
  /** Pieces of evidence that the person gave for the skill. */
  evidence: number
  /** The level confirmed before; null is not assessed. */
  confirmed: number | null
}

export type DecisionRefused = 'needs-master' | 'needs-technical-officer' | 'own-level-too-low' | 'needs-evidence'

const HEADS: readonly ConfirmedAs[] = ['head', 'acting', 'delegate', 'superior']

/**
 * May this confirmer confirm this level (confirmationPolicy)? Levels 0–2: head or delegate; 3: a master whose own
 * level is 3 or more, or the officer; 4: the officer. Extended skills from level 2 need one piece of evidence.
 */
export function whyNotConfirm(decision: LevelDecision): DecisionRefused | null {
  if (needsEvidence(decision) && decision.evidence === 0) return 'needs-evidence'
  if (decision.level === 4) return decision.as === 'technical_officer' ? null : 'needs-technical-officer'
  if (decision.level === 3) {
    if (decision.as === 'technical_officer') return null
    if (decision.as !== 'master') return 'needs-master'
    return (decision.ownLevel ?? 0) >= 3 ? null : 'own-level-too-low'
  }
  return HEADS.includes(decision.as) || decision.as === 'master' || decision.as === 'technical_officer'
    ? null
    : 'needs-master'
}

function needsEvidence({ tier, level, confirmed }: LevelDecision): boolean {
  return tier === 'extended' && level >= 2 && level !== confirmed
}

/** Who has to confirm a claimed level: the head's side, a master (or the officer), or the officer alone. */
export function confirmedBySide(level: number): 'head' | 'master' | 'technical_officer' {
  if (level >= 4) return 'technical_officer'
  return level === 3 ? 'master' : 'head'
}

/** What a confirmer has before them for one skill: the level confirmed before and the one claimed now. */
type Claim = { confirmed: number | null; claimed: number }

/** Nothing to look at: the claim repeats what is confirmed. */
export function isUnchanged(claim: Claim): boolean {
  return claim.confirmed === claim.claimed
}

/** A confirmer who decides other than claimed says why; the self-assessed value is kept (confirmationPolicy rules). */
export function needsComment(claimed: number, decided: number): boolean {
  return claimed !== decided
}

export type Freshness = 'fresh' | 'older_than_a_year' | 'to_be_reviewed'

const REVIEW_AFTER_FISCAL_YEARS = 3

/** How old a confirmed level is on a day: 要見直し once more than three fiscal years have passed (confirmationPolicy). */
export function freshnessOf(confirmedOn: CityDate, on: CityDate): Freshness {
  if (fiscalYearOf(on) - fiscalYearOf(confirmedOn) > REVIEW_AFTER_FISCAL_YEARS) return 'to_be_reviewed'
  return compareDates(confirmedOn, addMonths(on, -12)) < 0 ? 'older_than_a_year' : 'fresh'
}

/** After so many days a request (随時確認) that nobody has decided is told of again (confirmationPolicy timing.off_cycle). */
export const REQUEST_REMINDER_DAYS = 14

export type ParticipationState = 'not_started' | 'draft' | 'submitted' | 'returned' | 'confirmed'

/** Days during which a person may object to what was entered for them (domain notes §8). */
export const OBJECTION_DAYS = 14

/** May the person still object to a proxy entry? */
export function mayObject(submittedOn: CityDate, on: CityDate): boolean {
  return compareDates(on, addDays(submittedOn, OBJECTION_DAYS)) <= 0
}
