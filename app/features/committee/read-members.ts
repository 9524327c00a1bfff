import type { CommitteeMember } from '~/domain/committee'

/** The members as a form saw them: who names others while somebody else does is told. */
export function readOf(members: readonly Pick<CommitteeMember, 'accountId' | 'chair'>[]): string {
  return members
    .map(({ accountId, chair }) => `${accountId}${chair ? '*' : ''}`)
    .sort()
    .join(' ')
}
