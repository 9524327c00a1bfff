import type { ConfirmedAs } from '~/domain/assessment'
import type { CityDate } from '~/domain/calendar'
import type { RecordedRows } from '~/facts/record'
import type { ClaimOnRecord } from '~/facts/standing-claims'

/** A decision on a claim as it is recorded; it counts from the confirmer's day. */
export function confirmationOf(
  claim: ClaimOnRecord,
  decision: { level: number; as: ConfirmedAs; byId: number | null; comment: string | null; today: CityDate },
): RecordedRows['confirmation'] {
  return {
    personId: claim.personId,
    skillId: claim.skillId,
    level: decision.level,
    confirmedOn: decision.today,
    confirmedById: decision.byId,
    confirmedAs: decision.as,
    // What still waits when a round closes is decided between rounds.
    source: claim.roundOpen ? 'round' : 'off_cycle',
    roundId: claim.roundOpen ? claim.roundId : null,
    selfAssessmentId: claim.claimId,
    comment: decision.comment,
  }
}
