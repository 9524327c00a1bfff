import type { Doing } from '~/access/doing'
import type { CityDate } from '~/domain/calendar'
import type { CertificateEvent, CertifiedRole } from '~/domain/certificate'
import type { PairKind } from '~/domain/mentoring'
import type { ProjectRole } from '~/domain/practice'
import type { RoleAimedAt } from '~/domain/roles'

/** What happened, for other parts to act on in the same transaction (wiring/consequences). */
export type PortalEvent =
  | { kind: 'levels-confirmed'; personId: number; skillIds: readonly number[]; comments: number }
  /** Agreed to as claimed, many people at once. */
  | { kind: 'unchanged-confirmed'; personIds: readonly number[] }
  | { kind: 'submission-sent-back'; personId: number }
  /** 随時確認 of one skill, by its name. */
  | { kind: 'confirmation-requested'; personId: number; skill: string }
  /** Requests that have waited for two weeks, all those of one confirmer. */
  | { kind: 'requests-waiting'; confirmerId: number; unitCode: string; requests: number }
  | { kind: 'review-routed'; reviewerId: number }
  | { kind: 'opinion-asked'; adviserId: number }
  | { kind: 'opinion-given'; askedById: number }
  | { kind: 'entered-by-proxy'; personId: number }
  | { kind: 'proxy-entry-objected'; enteredById: number }
  | { kind: 'round-opened'; personIds: readonly number[]; roundName: string; dueOn: CityDate }
  /** They have yet to hand in, and their last day has moved to `dueOn`. */
  | { kind: 'round-deadline-moved'; personIds: readonly number[]; roundName: string; dueOn: CityDate }
  | { kind: 'reminded'; personIds: readonly number[]; roundName: string; dueOn: CityDate }
  | { kind: 'certificate-not-accepted'; personId: number }
  | { kind: 'certificate-check-taken-back'; personId: number }
  | { kind: 'completions-recorded'; completions: readonly { personId: number; courseId: number }[] }
  /** `moved`: its days, times or place are others; else only its seats, deadline or words. */
  | { kind: 'session-changed'; sessionId: number; moved: boolean }
  | { kind: 'session-cancelled'; sessionId: number }
  /** Seats that came or went when they were given anew. */
  | {
      kind: 'seats-changed'
      sessionId: number
      changes: readonly { personId: number; seated: boolean; rank: number }[]
    }
  /** Approved, and no seat is free. */
  | { kind: 'waitlisted'; sessionId: number; personIds: readonly number[] }
  | { kind: 'session-reminded'; sessionId: number }
  /** Waited for a seat until the session began. */
  | { kind: 'turned-away'; sessionId: number; personIds: readonly number[] }
  | { kind: 'seat-released'; sessionId: number; personId: number; reason: string }
  | { kind: 'enrolments-declined'; sessionId: number; personIds: readonly number[]; reason: string }
  | { kind: 'added-to-project'; personId: number; projectId: number; title: string; role: ProjectRole }
  | { kind: 'project-reviewed'; personIds: readonly number[]; projectId: number; title: string }
  | { kind: 'tool-keeper-named'; personId: number; toolId: number; name: string; role: 'owner' | 'successor' }
  | { kind: 'tool-taken-over'; personIds: readonly number[]; toolId: number; name: string; by: string }
  /** Candidates are told that there are seats in courses that they lack; any of the courses is enough. */
  | {
      kind: 'training-invited'
      personIds: readonly number[]
      courses: readonly string[]
      href: string
      dueOn: CityDate
    }
  | { kind: 'nominated'; personId: number; role: RoleAimedAt }
  | { kind: 'nomination-taken-back'; personId: number; role: RoleAimedAt }
  | { kind: 'application-submitted'; personId: number; role: CertifiedRole; applicationId: number }
  /** Somebody is looked after by another from a day on, or (`until`) no longer after a day. */
  | { kind: 'mentor-paired'; mentorId: number; menteeId: number; as: PairKind; from: CityDate }
  | { kind: 'mentor-pair-ended'; mentorId: number; menteeId: number; until: CityDate }
  | { kind: 'meeting-planned'; personId: number; on: CityDate; at: string }
  | { kind: 'meeting-called-off'; personId: number; on: CityDate }
  | { kind: 'mentoring-noted'; personId: number }
  | { kind: 'provisional-mentor-named'; personId: number; through: CityDate }
  | ({ kind: 'signoff-wanted' } & OfApplication)
  | ({ kind: 'recommendation-wanted' } & OfApplication)
  | ({ kind: 'application-returned' } & OfApplication)
  /** By a mentor who does not sign off yet, or a head who does not recommend yet. */
  | ({ kind: 'application-declined'; by: 'signer' | 'recommender' } & OfApplication)
  | { kind: 'signed-off'; personId: number; role: CertifiedRole }
  | { kind: 'recommended'; personId: number; role: CertifiedRole }
  /** A sign-off or a recommendation was given by mistake. */
  | { kind: 'support-taken-back'; by: 'signer' | 'recommender'; personId: number; role: CertifiedRole }
  | ({ kind: 'application-decided'; outcome: 'certified' | 'conditional' | 'refused' | 'deferred' } & OfApplication)
  /** It had been recorded wrongly; the application waits to be decided again. */
  | ({ kind: 'decision-taken-back' } & OfApplication)
  /** A round of the committee: who sits in it now, and who does no longer. */
  | { kind: 'committee-named'; committeeId: number; round: string; on: CityDate; named: number[]; dropped: number[] }
  | { kind: 'committee-moved'; committeeId: number; round: string; applyBy: CityDate; on: CityDate; from: CityDate }
  /** Of one or more of a person's certificates; `on`: the first day on which it is so. */
  | {
      kind: 'certificate-changed'
      personId: number
      roles: readonly CertifiedRole[]
      event: CertificateEvent['event']
      on: CityDate
    }
  | {
      kind: 'certificate-change-taken-back'
      personId: number
      role: CertifiedRole
      event: CertificateEvent['event']
      on: CityDate
    }
  /** Its last day, or that of its condition, is near. */
  | {
      kind: 'certificate-expiring'
      personId: number
      role: CertifiedRole
      on: CityDate
      days: number
      conditional: boolean
    }
  | { kind: 'officer-appointed'; personId: number; from: CityDate; through: CityDate }
  /** `through` null: the appointment was taken back. */
  | { kind: 'officer-term-changed'; personId: number; through: CityDate | null }
  | { kind: 'officer-expected'; personId: number; from: CityDate }
  /** Nobody will be in office after a day. */
  | { kind: 'officer-term-ending'; on: CityDate; months: number }
  /** A new version of the standard is there to be read, commented and approved. */
  | { kind: 'standard-review-wanted'; version: string }
  /** `askedAnew`: people who had a result in a skill of which nothing is taken over. */
  | { kind: 'standard-published'; version: string; from: CityDate; askedAnew: readonly number[] }
  /** `answers`: the comment that it answers; null: it is a new one. */
  | { kind: 'standard-commented'; version: string; by: number | null; answers: number | null }
  /** Nobody decided in time. */
  | ({ kind: 'application-lapsed' } & OfApplication)

type OfApplication = { personId: number; role: CertifiedRole; applicationId: number }

/** What follows from each kind of event. */
export type Consequences = {
  [Kind in PortalEvent['kind']]: (event: Extract<PortalEvent, { kind: Kind }>, given: Doing) => Promise<void>
}

type Consequence = (event: PortalEvent, given: Doing) => Promise<void>

let consequences: Consequence = async () => {}

/** Handed in once where the process starts: the doors know that something follows, not what. */
export function setConsequences(table: Consequence): void {
  consequences = table
}

export function consequencesOf(event: PortalEvent, given: Doing): Promise<void> {
  return consequences(event, given)
}
