/**
 * 認定委員会: who of its members may take part in a case (除斥), how many are needed, and the limits of a condition.
 * Source: certification rules › committee `quorumNote`, `validity.conditional`; domain notes §2, §6.11.
 */
import type { ApplicationState } from './application'
import { addDays, addMonths, type CityDate, monthEnd } from './calendar'

/** Members who have to take part in a decision. */
export const QUORUM = 3
/** Days after the meeting for which members can still read what was before them. */
const DAYS_OF_READING = 30

export type CommitteeMember = {
  accountId: number
  /** null: not on the staff. */
  personId: number | null
  name: string
  /** Section of the primary post; null where there is none. */
  sectionId: number | null
  chair: boolean
}

/** What of an applicant makes a conflict; by person. */
export type CaseCircumstances = {
  personId: number
  sectionId: number | null
  /** Mentors and provisional mentors of the last 24 months. */
  mentors: readonly number[]
  signers: readonly number[]
  recommenders: readonly number[]
  /** Accounts that took part in the decision that is to be reviewed (見直し); empty where none is. */
  decidedBefore: readonly number[]
}

export type Conflict = 'self' | 'same_section' | 'mentor' | 'signer' | 'recommender' | 'decided_before'

/** Why a member may not take part; null: they may. */
export function conflictOf(member: CommitteeMember, about: CaseCircumstances): Conflict | null {
  if (about.decidedBefore.includes(member.accountId)) return 'decided_before'
  const { personId, sectionId } = member
  if (personId === null) return null
  if (personId === about.personId) return 'self'
  if (about.mentors.includes(personId)) return 'mentor'
  if (about.signers.includes(personId)) return 'signer'
  if (about.recommenders.includes(personId)) return 'recommender'
  return sectionId !== null && sectionId === about.sectionId ? 'same_section' : null
}

/** The members who may take part, and those who are excluded, with why. */
export function panelFor(
  members: readonly CommitteeMember[],
  about: CaseCircumstances,
): { able: CommitteeMember[]; excluded: { member: CommitteeMember; conflict: Conflict }[] } {
  const judged = members.map((member) => ({ member, conflict: conflictOf(member, about) }))
  return {
    able: judged.flatMap(({ member, conflict }) => (conflict === null ? [member] : [])),
    excluded: judged.flatMap(({ member, conflict }) => (conflict === null ? [] : [{ member, conflict }])),
  }
}

/** Why these members may not sit over a case, however many they are; null: they may. @param tookPart accounts, each once */
export function whyNotTakePart(
  members: readonly CommitteeMember[],
  about: CaseCircumstances,
  tookPart: readonly number[],
): string | null {
  const { able, excluded } = panelFor(members, about)
  const wrong = excluded.filter(({ member }) => tookPart.includes(member.accountId))
  if (wrong.length > 0) {
    return `${wrong.map(({ member }) => member.name).join('、')} さんは除斥されるので、この申請の審査に加われません。`
  }
  return tookPart.every((accountId) => able.some((member) => member.accountId === accountId))
    ? null
    : 'この回の委員でない人が選ばれています。画面を開き直してください。'
}

/** Why these members cannot decide a case, in Japanese; null: they can. @param tookPart accounts, each once */
export function whyNotDecide(
  members: readonly CommitteeMember[],
  about: CaseCircumstances,
  tookPart: readonly number[],
): string | null {
  const wrong = whyNotTakePart(members, about, tookPart)
  if (wrong !== null) return wrong
  if (new Set(tookPart).size >= QUORUM) return null
  const able = panelFor(members, about).able.length
  return able < QUORUM
    ? `審査に加われる委員が ${able} 人で、${QUORUM} 人に足りません。次の回に送り、次の回に委員を加えてください。`
    : `審査に加わった委員を ${QUORUM} 人以上選んでください。`
}

/** Is an application for the committee to read: has everybody given what they are asked for, or was it decided? */
export function isBeforeCommittee({ state }: { state: ApplicationState }): boolean {
  return state === 'committee_pending' || state === 'certified' || state === 'refused'
}

/** May members still read the papers of a round on a day? */
export function isReadable(heldOn: CityDate, day: CityDate): boolean {
  return day <= addDays(heldOn, DAYS_OF_READING)
}

/** The days to which a condition may run: month ends, so many months after the meeting. Ends included, the first first. */
export function conditionLimits(
  heldOn: CityDate,
  { minMonths, maxMonths }: { minMonths: number; maxMonths: number },
): CityDate[] {
  return Array.from({ length: maxMonths - minMonths + 1 }, (_, more) => monthEnd(addMonths(heldOn, minMonths + more)))
}
