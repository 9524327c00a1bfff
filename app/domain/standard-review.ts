/**
 * Review of a version of the skill standard: who has to agree before it is published, and what an approval is worth.
 * Source: issue "The IT skill standard as a living document", review.
 */
import type { JsonFault } from './json-faults'
import type { OpenQuestion } from './standard-migration'

const APPROVERS = ['hr_section', 'technical_officer'] as const
export type Approver = (typeof APPROVERS)[number]

/** Counts for what it saw: the last edit of the version's contents at that time. */
type Approval = { approvedAs: Approver; seenEdit: number }

/**
 * Who has to approve.
 * @param isFirst the city has no standard before it: nothing exists yet that could be harmed
 * @param officers how many デジタル技術官 are in office on that day; where there are none 職員課 suffices
 */
export function neededApprovals({ isFirst, officers }: { isFirst: boolean; officers: number }): Approver[] {
  if (isFirst) return []
  return officers > 0 ? [...APPROVERS] : ['hr_section']
}

/** An approval of contents that were edited since is void. */
export function isStanding({ seenEdit }: Pick<Approval, 'seenEdit'>, lastEdit: number): boolean {
  return seenEdit >= lastEdit
}

/** Whether somebody has agreed to the contents as they are: two approvals are two people's. */
export function hasApproved<Account>(
  account: Account,
  approvals: readonly (Pick<Approval, 'seenEdit'> & { accountId: Account })[],
  lastEdit: number,
): boolean {
  return approvals.some((one) => one.accountId === account && isStanding(one, lastEdit))
}

/** Which of the needed approvals nobody has given to the contents as they are. */
export function missingApprovals(
  needed: readonly Approver[],
  approvals: readonly Approval[],
  lastEdit: number,
): Approver[] {
  return needed.filter((who) => !approvals.some((one) => one.approvedAs === who && isStanding(one, lastEdit)))
}

/** What keeps a version from being reviewed, and so from being published. */
export type OpenPoints = { faults: JsonFault[]; questions: OpenQuestion[] }

/** Each reason in a sentence that says what to do; empty: it may go on. */
export function openPointsInWords({ faults, questions }: OpenPoints): string[] {
  return [
    ...(faults.length === 0
      ? []
      : [`版の内容に、直すところが ${faults.length} か所あります。編集の画面で直してください。`]),
    ...(questions.length === 0
      ? []
      : [`結果の引き継ぎに、決まっていないところが ${questions.length} か所あります。決めてください。`]),
  ]
}
