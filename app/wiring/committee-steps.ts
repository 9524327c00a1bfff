import type { CommitteeWaiting } from '~/features/committee/committee-waiting.server'
import type { HomeStep } from '~/wiring/home-step'

/** Papers to read before a round meets. */
export function committeeToRead({ toRead }: CommitteeWaiting): HomeStep[] {
  return toRead.map(({ committeeId, name, heldOn, heldOnDay, cases }) => ({
    key: `committee-${committeeId}`,
    title: `認定委員会の読む書類 ${cases} 件`,
    detail: `${name}。委員会は ${heldOn} です。あなたが除斥になる申請は、数えていません。`,
    to: `/certification/committees/${committeeId}`,
    action: '議題を見る',
    due: heldOn,
    dueOn: heldOnDay,
  }))
}

/** What 事務局 has to do for a round: its members before it meets, its decisions after, and the next one. */
export function committeeOfOffice({ withoutMembers, undecided, needsRound }: CommitteeWaiting): HomeStep[] {
  return [
    ...undecided.map(({ committeeId, name, heldOn, cases }) => ({
      key: `undecided-${committeeId}`,
      title: `認定委員会の決定 ${cases} 件を記録する`,
      detail: `${name}は ${heldOn} に開かれました。決定は、その日から有効になります。`,
      to: `/certification/committees/${committeeId}`,
      action: '議題を見る',
    })),
    ...withoutMembers.map(({ committeeId, name, heldOn, heldOnDay }) => ({
      key: `members-${committeeId}`,
      title: '認定委員会の委員を決める',
      detail: `${name}に、まだ委員がいません。`,
      to: `/certification/committees/${committeeId}`,
      action: '委員を決める',
      due: heldOn,
      dueOn: heldOnDay,
    })),
    ...(needsRound
      ? [
          {
            key: 'round-to-plan',
            title: '次の認定委員会を予定する',
            detail: 'これからの回がありません。回があると、職員はしめきりを見て申請できます。',
            to: '/certification/committees',
            action: '回を予定する',
          },
        ]
      : []),
  ]
}
