/*
 * What a confirmer has before them: of every person's claims only those that differ from what is confirmed, or that
 * the head's side may not confirm, have to be looked at (skill-standard confirmationPolicy).
 */
import { isUnchanged, whyNotConfirm } from '~/domain/assessment'
import type { Tier } from '~/domain/skill-standard'

/** One skill of one submission that stands. */
export type StandingClaim = {
  tier: Tier
  claimed: number
  /** Confirmed before this claim; null is not assessed. */
  confirmed: number | null
  /** What was decided on this claim; null waits. */
  decided: number | null
  evidence: number
  /** Passed on to a master or the officer, who has not decided yet. */
  passedOn: boolean
}

/** Where a person's claims stand for the confirmer. */
export type ClaimGroup = 'different' | 'unchanged' | 'done'

/** Must somebody look at this claim, rather than agree to it with all others? */
export function needsLook(claim: StandingClaim): boolean {
  const { tier, claimed, confirmed, evidence } = claim
  if (!isUnchanged({ claimed, confirmed })) return true
  return whyNotConfirm({ tier, level: claimed, as: 'head', ownLevel: null, evidence, confirmed }) !== null
}

/** Waits for a decision by the head's side: not decided and not passed on. */
export function waitsForHead(claim: StandingClaim): boolean {
  return claim.decided === null && !claim.passedOn && needsLook(claim)
}

/** Can be agreed to without a look: repeats what is confirmed, within what the head's side may confirm. */
function waitsUnchanged(claim: StandingClaim): boolean {
  return claim.decided === null && !claim.passedOn && !needsLook(claim)
}

/** `different`: something has to be looked at (or was, in this round); `unchanged`: all may be agreed to at once. */
export function groupOfClaims(claims: readonly StandingClaim[]): ClaimGroup {
  if (claims.some(needsLook)) return 'different'
  return claims.some(waitsUnchanged) ? 'unchanged' : 'done'
}

/**
 * The claims that may be confirmed along with the last difference, or by "agree to all unchanged": those of a person
 * for whom nothing is left to look at. Empty as long as a difference waits for the head's side.
 */
export function agreeable<Claim extends StandingClaim>(claims: readonly Claim[]): Claim[] {
  if (claims.some(waitsForHead)) return []
  return claims.filter(waitsUnchanged)
}

/**
 * All claims of one person that the head's side may confirm as claimed: for agreeing to a person as a whole, as in a
 * first round, where nothing was confirmed before and everything differs.
 */
export function agreeableAsClaimed<Claim extends StandingClaim>(claims: readonly Claim[]): Claim[] {
  return claims.filter((claim) => {
    const { tier, claimed, confirmed, evidence } = claim
    if (claim.decided !== null || claim.passedOn) return false
    return whyNotConfirm({ tier, level: claimed, as: 'head', ownLevel: null, evidence, confirmed }) === null
  })
}

/** The levels that a confirmer can choose between for a claim, lowest first. */
export function levelsToChoose(claim: Pick<StandingClaim, 'claimed' | 'confirmed'>): number[] {
  const highest = Math.max(claim.claimed, claim.confirmed ?? 0, 1)
  return Array.from({ length: highest + 1 }, (_, level) => level)
}
