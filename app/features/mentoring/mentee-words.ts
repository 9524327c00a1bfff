import type { MenteeStanding } from '~/domain/mentoring'
import type { MentoringName } from '~/facts/mentoring'

export const STANDING_WORDS: Record<MenteeStanding, string> = {
  leader_candidate: 'リーダー候補',
  leader: 'リーダー',
  master_candidate: 'マスター候補',
  master: 'マスター',
}

export function menteeHref(staffNumber: string): string {
  return `/mentoring/${encodeURIComponent(staffNumber)}`
}

/** `保険年金課・マスター候補` */
export function placeAndStanding(
  { sectionName, departmentName }: Pick<MentoringName, 'sectionName' | 'departmentName'>,
  standing: MenteeStanding | null,
): string {
  return [sectionName ?? departmentName, standing && STANDING_WORDS[standing]].filter(Boolean).join('・')
}
