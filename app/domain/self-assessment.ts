/*
 * What a person enters about themselves: what counts as 前回, what is still missing, and how two screens that
 * saved the same draft are brought together (domain notes §8; confirmationPolicy).
 */
import { type ParticipationState, whyNotConfirm } from '~/domain/assessment'
import { type CityDate, compareDates } from '~/domain/calendar'
import type { SkillLevel, Tier } from '~/domain/skill-standard'

export type DatedLevel = { level: SkillLevel; on: CityDate }

/** 前回: the level from which a person starts, and whether it was confirmed. */
export type PreviousLevel = DatedLevel & { confirmed: boolean }

/**
 * The later one of what is confirmed and what the person claimed last; on the same day what is confirmed.
 * null: neither, so the skill has to be entered anew.
 */
export function previousLevel(confirmed: DatedLevel | null, claimed: DatedLevel | null): PreviousLevel | null {
  if (confirmed && (!claimed || compareDates(confirmed.on, claimed.on) >= 0)) return { ...confirmed, confirmed: true }
  return claimed && { ...claimed, confirmed: false }
}

/** One skill that a round asks, with what was entered (null: not yet). */
export type Entry = {
  tier: Tier
  entered: SkillLevel | null
  confirmed: SkillLevel | null
  /** Pieces of evidence that the person gave for the skill. */
  evidence: number
}

/** Asks for evidence before it can be handed in: an extended skill from level 2 that differs from what is confirmed. */
export function lacksEvidence({ tier, entered, confirmed, evidence }: Entry): boolean {
  if (entered === null) return false
  const decision = { tier, level: entered, as: 'technical_officer' as const, ownLevel: null, evidence, confirmed }
  return whyNotConfirm(decision) === 'needs-evidence'
}

/** What stands in the way of handing in: skills not entered, and skills that lack evidence. */
export function notReady<E extends Entry>(entries: readonly E[]): { missing: E[]; withoutEvidence: E[] } {
  return {
    missing: entries.filter((entry) => entry.entered === null),
    withoutEvidence: entries.filter(lacksEvidence),
  }
}

/** May somebody still enter? Not while it is handed in: then it is taken back first. */
export function mayEnter(state: ParticipationState): boolean {
  return state === 'not_started' || state === 'draft' || state === 'returned'
}

/** Both sides of a field that two screens changed. */
export type Clash<Value> = { field: string; mine: Value; theirs: Value | null }

/**
 * Brings what a screen sends together with what is stored. A field clashes when somebody else changed it since the
 * screen was filled and the screen wants yet another value; what others changed elsewhere stays.
 * @param was what the screen started from, field by field; a field that is not named was empty
 */
export function bringTogether<Value>(
  stored: ReadonlyMap<string, Value>,
  sent: ReadonlyMap<string, Value>,
  was: ReadonlyMap<string, Value>,
): { merged: Map<string, Value>; clashes: Clash<Value>[] } {
  const merged = new Map(stored)
  const clashes: Clash<Value>[] = []
  for (const [field, mine] of sent) {
    const theirs = stored.get(field) ?? null
    if (theirs === mine) continue
    if (theirs !== (was.get(field) ?? null) && (was.get(field) ?? null) !== mine) clashes.push({ field, mine, theirs })
    if ((was.get(field) ?? null) !== mine) merged.set(field, mine)
  }
  return { merged, clashes }
}
