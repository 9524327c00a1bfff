import type { Consequences, PortalEvent } from '~/access/consequences'
import type { Doing } from '~/access/doing'
import { recommenderOf } from '~/domain/signing'
import { APPLICATION_STAGE_WORDS, roleWord } from '~/domain/terms'
import { candidacyFor, signersAmong } from '~/facts/candidacy'
import { notify } from '~/facts/notices'

type OfApplication = {
  applicationId: number
  personId: number
  role: Extract<PortalEvent, { kind: 'signed-off' }>['role']
}

/** The application, who may be asked about it, and what it is called. */
async function asking({ sql, today }: Doing, about: OfApplication) {
  const { candidacy, people } = await candidacyFor(sql, about, null, today)
  return {
    candidacy,
    people,
    who: `${people?.name ?? '担当している人'}さん`,
    what: `${roleWord(about.role)}の${APPLICATION_STAGE_WORDS[candidacy.stage]}`,
  }
}

/** Whoever will be asked to sign off hears of it early. */
const submitted: Consequences['application-submitted'] = async (event, given) => {
  const { candidacy, people, who, what } = await asking(given, event)
  if (!people) return
  await notify(given, pairedSigners(people, signersAmong(people, candidacy)), {
    title: `${who}が${what}を申請しました`,
    href: hrefOf(event),
    text: '事務局が受け付けると、承認をお願いする知らせが届きます。',
  })
}

const signoffWanted: Consequences['signoff-wanted'] = async (event, given) => {
  const { candidacy, people, who, what } = await asking(given, event)
  if (!people) return
  const signers = signersAmong(people, candidacy)
  const paired = pairedSigners(people, signers)
  await notify(given, paired.length > 0 ? paired : signers, {
    title: `${who}の${what}の承認をお願いします`,
    href: hrefOf(event),
    text: '申請書類を見て、承認するか、足りないことと次の一歩を書いて戻してください。',
  })
}

const recommendationWanted: Consequences['recommendation-wanted'] = async (event, given) => {
  const { people, who, what } = await asking(given, event)
  const head = people && recommenderOf(people.heads, event.personId)
  if (!head) return
  await notify(given, [head.personId], {
    title: `${who}の${what}の推薦をお願いします`,
    href: hrefOf(event),
    text: '申請書類を見て、推薦するか、理由を書いて戻してください。',
  })
}

/** The technical officers are asked only where nobody is paired with the person. */
function pairedSigners(
  { mentors }: { mentors: readonly { personId: number }[] },
  signers: readonly number[],
): number[] {
  return signers.filter((personId) => mentors.some((mentor) => mentor.personId === personId))
}

function hrefOf({ applicationId }: OfApplication): string {
  return `/certification/applications/${applicationId}`
}

const OUTCOMES = {
  certified: '認定されました',
  conditional: '条件付きで認定されました。残る課題と期限を見てください',
  refused: '認定されませんでした。理由と次にすることを見てください',
  deferred: '次の認定委員会に送られました',
} as const

/** What follows from what others do with an application. */
export const APPLICATION_CONSEQUENCES = {
  'application-submitted': submitted,
  'signoff-wanted': signoffWanted,
  'recommendation-wanted': recommendationWanted,

  'application-returned': ({ personId, role }, given) =>
    notify(given, [personId], {
      title: `${roleWord(role)}の申請が戻されました。理由を見て、直して出し直してください`,
      href: ownHref(role),
      mandatory: true,
    }),

  'application-declined': ({ personId, role, by }, given) =>
    notify(given, [personId], {
      title: `${roleWord(role)}の${by === 'signer' ? '承認' : '推薦'}が見送られました。足りないことと次の一歩を見てください`,
      href: ownHref(role),
      mandatory: true,
    }),

  'signed-off': ({ personId, role }, given) =>
    notify(given, [personId], { title: `${roleWord(role)}の承認がされました`, href: ownHref(role) }),

  recommended: ({ personId, role }, given) =>
    notify(given, [personId], { title: `${roleWord(role)}に所属長が推薦しました`, href: ownHref(role) }),

  'support-taken-back': ({ by, personId, role }, given) =>
    notify(given, [personId], {
      title: `${roleWord(role)}の${by === 'signer' ? '承認' : '推薦'}は、誤りだったので取り消されました`,
      href: ownHref(role),
    }),

  'application-decided': ({ personId, role, outcome }, given) =>
    notify(given, [personId], {
      title: `${roleWord(role)}の申請：${OUTCOMES[outcome]}`,
      href: outcome === 'certified' ? `/me/certification?role=${role}` : ownHref(role),
      mandatory: true,
    }),

  'decision-taken-back': ({ personId, role }, given) =>
    notify(given, [personId], {
      title: `${roleWord(role)}の申請：決定の記録に誤りがあったので、取り消されました。決まり直すのを待ってください`,
      href: ownHref(role),
      mandatory: true,
    }),

  'application-lapsed': ({ personId, role }, given) =>
    notify(given, [personId], {
      title: `${roleWord(role)}の申請は、9 か月のうちに決まらなかったので、取下げになりました`,
      href: ownHref(role),
      mandatory: true,
    }),
} satisfies Partial<Consequences>

function ownHref(role: string): string {
  return `/me/certification/application?role=${role}`
}
