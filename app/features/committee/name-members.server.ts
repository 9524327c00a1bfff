import { command, conflictWith, refuse } from '~/access/command'
import { type CommitteeMember, QUORUM } from '~/domain/committee'
import { lockedCommittee, membersOf, possibleMembers, storeMembers, tookPartInRound } from '~/facts/committees'
import { membersForm } from './committee-forms'
import { committeeAsSubject } from './committee-subject'
import { readOf } from './read-members'
import { roundName } from './round-name'

/** Names who sits in a round, and who leads it; until it has met. */
export const nameMembers = command({
  action: 'committee.name-members',
  input: membersForm,
  subject: committeeAsSubject,
  async run({ sql, today }, { committee: committeeId, member, chair, read }) {
    const committee = await lockedCommittee(sql, committeeId)
    if (!committee) return refuse('この委員会は、もうありません。')
    if (committee.heldOn < today) return refuse('もう開かれた回の委員は変えられません。')
    const possible = new Set((await possibleMembers(sql, today)).map(({ accountId }) => accountId))
    if (!member.every((accountId) => possible.has(accountId))) {
      return refuse('認定委員の役目を持たない人が選ばれています。画面を開き直してください。')
    }
    if (member.length < QUORUM) return refuse(`委員を ${QUORUM} 人以上選んでください。規則の目安は 5〜7 人です。`)
    const now = await membersOf(sql, committee, today)
    if (readOf(now) !== read) return conflictWith({ members: now.map(({ name }) => name) })
    if ((await tookPartInRound(sql, committeeId)).some((accountId) => !member.includes(accountId))) {
      return refuse('もう記録された決定に加わった委員は、外せません。')
    }
    await storeMembers(sql, committeeId, member, chair)
    const after = await membersOf(sql, committee, today)
    const isIn = (members: readonly CommitteeMember[], one: CommitteeMember) =>
      members.some(({ accountId }) => accountId === one.accountId)
    const people = (members: readonly CommitteeMember[]) => members.flatMap(({ personId }) => personId ?? [])
    return {
      did: { members: member.length },
      audit: { subjectKind: 'committee', subjectId: committeeId, detail: { members: member, chair } },
      events: [
        {
          kind: 'committee-named' as const,
          committeeId,
          round: roundName(committee),
          on: committee.heldOn,
          named: people(after.filter((one) => !isIn(now, one))),
          dropped: people(now.filter((one) => !isIn(after, one))),
        },
      ],
    }
  },
})
