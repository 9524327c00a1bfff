import type { Relation } from '~/access/actions'
import type { Viewer } from '~/access/viewer'
import type { CommitteeMember } from '~/domain/committee'

/** 事務局 and the chair record what the committee does; the other members take part. */
export function leads(as: Relation, viewer: Viewer | null, members: readonly CommitteeMember[]): boolean {
  if (as === 'dx_office') return true
  return members.some(({ accountId, chair }) => chair && accountId === viewer?.accountId)
}
