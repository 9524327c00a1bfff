import { type CityDate, withWeekday } from '~/domain/calendar'
import type { OfficerWarning } from '~/features/appointments/officers.server'
import type { OwnSkillsPage } from '~/features/assessment/own-skills.server'
import type { ProxyWaiting } from '~/features/assessment/proxy-waiting.server'
import type { RoundStep } from '~/features/assessment/round-step'
import type { OrdersWaiting } from '~/features/certificates/orders-waiting.server'
import type { ApplicationsAsked } from '~/features/certification/applications-asked.server'
import type { CertificationWaiting } from '~/features/certification/certification-waiting.server'
import type { ExpiringCounts } from '~/features/certification/expiring-counts.server'
import type { CommitteeWaiting } from '~/features/committee/committee-waiting.server'
import type { LearningWaiting } from '~/features/completions/learning-waiting.server'
import type { waitingForMe } from '~/features/confirmation/waiting.server'
import type { TrainingWaiting } from '~/features/enrolment/training-waiting.server'
import type { LeftBehind } from '~/features/mentoring/left-behind.server'
import type { toolsAsking } from '~/features/practice/tools-asking.server'
import type { pulseWaiting } from '~/features/pulse/pulse-waiting.server'
import type { rounds } from '~/features/rounds/rounds.server'
import type { Shell } from '~/features/shell/shell.server'
import type { approvalAsked } from '~/features/standard-review/approval-asked.server'
import { certificatesToFollow } from '~/wiring/certificate-steps'
import { committeeOfOffice, committeeToRead } from '~/wiring/committee-steps'
import type { HomeStep } from '~/wiring/home-step'
import { expiringOfOffice, officerTermEnding, pairsToHandOver } from '~/wiring/limit-steps'

type Waiting = Awaited<ReturnType<typeof waitingForMe>>
type Rounds = Awaited<ReturnType<typeof rounds>>
type HomeFacts = {
  viewer: NonNullable<Shell['viewer']>
  own: Pick<OwnSkillsPage, 'rounds' | 'proxyEntries'> | null
  waiting: Waiting
  office: Rounds | null
  /** One's own application that came back, a certificate that ends, everything there to apply. */
  certification: CertificationWaiting
  /** Applications that wait for the viewer as head or as 事務局. */
  asked: ApplicationsAsked
  /** Papers to read as a member of the committee; rounds without members or decisions for 事務局. */
  committee: CommitteeWaiting | null
  /** Certificates and the office of デジタル技術官 that come to an end, and whom that leaves without a mentor, for 事務局. */
  ending: { expiring: ExpiringCounts; officer: OfficerWarning; pairs: LeftBehind } | null
  /** Certificates that do not follow the orders, for 事務局 and 職員課. */
  orders: OrdersWaiting | null
  /** Yearly courses to complete, and seats that begin soon. */
  training: TrainingWaiting
  /** In-house tools that ask the viewer for a new owner. */
  tools: Awaited<ReturnType<typeof toolsAsking>>
  /** Certificates from elsewhere and statements of e-learning that the viewer's office has to look at. */
  learning: LearningWaiting | null
  /** The year's culture pulse that the viewer may answer. */
  pulse: Awaited<ReturnType<typeof pulseWaiting>>['waiting']
  /** The version of the standard that waits for the viewer's approval. */
  standard: Awaited<ReturnType<typeof approvalAsked>>
  /** Those for whom the viewer has yet to enter. */
  proxy: ProxyWaiting
}

/** What home lists, next step first: one's own round, what waits to be confirmed, what a function has to do. */
export function homeSteps({
  viewer,
  own,
  waiting,
  office,
  learning,
  certification,
  asked,
  committee,
  ending,
  orders,
  tools,
  training,
  pulse,
  standard,
  proxy,
}: HomeFacts): HomeStep[] {
  return [
    ...(own?.rounds ?? []).filter(isToEnter).map(roundToEnter),
    ...entriesByProxy(proxy),
    ...confirmations(waiting),
    ...applications(waiting),
    ...recommendationsWanted(asked),
    ...reviews(viewer),
    ...mentoring(viewer),
    ...(committee ? committeeToRead(committee) : []),
    ...(own?.proxyEntries ?? []).map(proxyEntry),
    ...standardToApprove(standard),
    ...certification.map(ownCertificationStep),
    ...training.map(trainingStep),
    ...tools.map(toolWithoutOwner),
    ...officeApplications(asked),
    ...(committee ? committeeOfOffice(committee) : []),
    ...(orders ? certificatesToFollow(orders) : []),
    ...(ending
      ? [...officerTermEnding(ending.officer), ...pairsToHandOver(ending.pairs), ...expiringOfOffice(ending.expiring)]
      : []),
    ...(office ? officeSteps(office) : []),
    ...(learning ? learningToCheck(learning) : []),
    ...pulseToAnswer(pulse),
  ]
}

function isToEnter({ state }: RoundStep): boolean {
  return state !== 'submitted' && state !== 'confirmed'
}

function roundToEnter({ roundId, name, state, entered, asked, due, dueOn, daysLeft }: RoundStep): HomeStep {
  const rest = asked - entered
  const left = daysLeft > 0 ? `あと ${daysLeft} 日` : daysLeft === 0 ? 'きょうまで' : `${-daysLeft} 日過ぎています`
  const progress =
    entered === 0
      ? `${asked} スキルを聞きます。前回と変わらないものは、まとめて入力できます。`
      : rest > 0
        ? `${asked} スキルのうち ${entered} まで入力し、下書きを保存してあります。残り ${rest} です。`
        : `${asked} スキルは、全部入力してあります。`
  return {
    key: `round-${roundId}`,
    title: state === 'returned' ? `「${name}」の自己評価を直して出し直す` : `「${name}」の自己評価を出す`,
    detail: `${left}。${progress}`,
    to: rest === 0 && state !== 'returned' ? '/me/skills/submit' : '/me/skills',
    action: entered === 0 ? '自己評価をはじめる' : rest > 0 ? '自己評価をつづける' : '確かめて出す',
    due,
    dueOn,
    meter: entered > 0 ? { value: entered, max: asked, label: `${asked} スキルのうち ${entered} を入力` } : undefined,
  }
}

function entriesByProxy({ people, dueOn }: ProxyWaiting): HomeStep[] {
  if (people === 0) return []
  return [
    {
      key: 'proxy',
      title: `${people} 人の自己評価を代理で入力する`,
      detail: '自分の端末がない人の分を、本人がいる場で入れます。',
      to: '/proxy',
      action: '代理入力をひらく',
      ...(dueOn && { due: withWeekday(dueOn), dueOn }),
    },
  ]
}

function confirmations({ people, places, unitCode, notSubmitted }: Waiting): HomeStep[] {
  if (people === 0 || unitCode === null) return []
  const others = notSubmitted > 0 ? `まだ出していない人が ${notSubmitted} 人います。` : ''
  return [
    {
      key: 'confirm',
      title: `${people} 人のレベルを確認する`,
      detail: `確認待ちは ${places} か所です。前回と同じ人は、まとめて同意できます。${others}`,
      to: `/sections/${unitCode}/confirm`,
      action: '確認をつづける',
    },
  ]
}

function applications({ applications: count, unitCode }: Waiting): HomeStep[] {
  if (count === 0 || unitCode === null) return []
  return [
    {
      key: 'applications',
      title: `研修の申込み ${count} 件を承認する`,
      detail: '承認すると、席の順番に入ります。まとめて承認できます。',
      to: `/sections/${unitCode}/training`,
      action: '申込みを見る',
    },
  ]
}

function recommendationsWanted({ recommendations }: ApplicationsAsked): HomeStep[] {
  return recommendations.map(({ applicationId, name }) => ({
    key: `recommend-${applicationId}`,
    title: `${name}さんの認定の申請を推薦する`,
    detail: '申請書類を見て、推薦するか、理由を書いて戻します。代理ではできません。',
    to: `/certification/applications/${applicationId}`,
    action: '申請書類を見る',
  }))
}

function officeApplications({ submitted, decision }: ApplicationsAsked): HomeStep[] {
  const step = (state: string, count: number, title: string, detail: string): HomeStep[] =>
    count === 0
      ? []
      : [{ key: state, title, detail, to: `/certification?view=applications&state=${state}`, action: '申請を見る' }]
  return [
    ...step('submitted', submitted, `認定の申請 ${submitted} 件を受け付ける`, '戻せるのは、申請から 14 日までです。'),
    ...step(
      'decision',
      decision,
      `認定の申請 ${decision} 件を決める`,
      '承認と推薦はそろっています。委員会は要りません。',
    ),
  ]
}

function reviews({ waitingReviews }: HomeFacts['viewer']): HomeStep[] {
  if (waitingReviews === 0) return []
  return [
    {
      key: 'reviews',
      title: `頼まれた確認か意見が ${waitingReviews} 件あります`,
      detail: 'レベル 3 以上の確認か、1 つのスキルについての意見です。',
      to: '/reviews',
      action: '見る',
    },
  ]
}

function mentoring({ waitingMentoring }: HomeFacts['viewer']): HomeStep[] {
  if (waitingMentoring === 0) return []
  return [
    {
      key: 'mentoring',
      title: `指導で、あなたを待っているものが ${waitingMentoring} 件あります`,
      detail: 'レベルの確認、承認、面談です。',
      to: '/mentoring',
      action: '指導を見る',
    },
  ]
}

function proxyEntry({ submissionId, roundName, on, enteredBy }: OwnSkillsPage['proxyEntries'][number]): HomeStep {
  return {
    key: `proxy-${submissionId}`,
    title: '代理で入力された自己評価を確かめる',
    detail: `${on}に${enteredBy ?? '代理の人'}が${roundName ? `「${roundName}」に` : ''}入力しました。違うときは 14 日以内に申し出られます。`,
    to: '/me/skills',
    action: '確かめる',
  }
}

function standardToApprove(standard: HomeFacts['standard']): HomeStep[] {
  if (!standard) return []
  const { version, before } = standard
  return [
    {
      key: 'standard',
      title: `ITスキル標準 第 ${version} 版を見て、承認する`,
      detail: `${before ? `第 ${before} 版とのちがい` : '内容'}と影響を見てから、承認するか、コメントを書きます。`,
      to: '/standard/draft/review',
      action: 'レビューを開く',
    },
  ]
}

function ownCertificationStep({ due, dueOn, ...step }: CertificationWaiting[number]): HomeStep {
  return { ...step, ...(due && { due }), ...(dueOn && { dueOn }) }
}

function learningToCheck({ certificates, statements }: LearningWaiting): HomeStep[] {
  const toCheck: HomeStep = {
    key: 'outside-certificates',
    title: `外部の修了証 ${certificates} 件を確かめる`,
    detail: '認めると、研修の修了として記録されます。',
    to: '/training/certificates',
    action: '確かめる',
  }
  const toMatch: HomeStep = {
    key: 'statements',
    title: `eラーニングの記録 ${statements} 件を職員・研修につなげる`,
    detail: '届いたのに、職員か研修が見つからず、修了として入っていません。',
    to: '/training/matching',
    action: 'つなげる',
  }
  return [...(certificates > 0 ? [toCheck] : []), ...(statements > 0 ? [toMatch] : [])]
}

function pulseToAnswer(waiting: HomeFacts['pulse']): HomeStep[] {
  if (!waiting) return []
  return [
    {
      key: 'pulse',
      title: '組織文化の 3 つの問いに答える',
      detail: '無記名・任意です。1 分で終わります。',
      to: '/pulse',
      action: '答える',
      ...waiting,
    },
  ]
}

function trainingStep({ key, kind, title, code, sessionId, on, due, dueOn }: TrainingWaiting[number]): HomeStep {
  return kind === 'yearly'
    ? {
        key,
        title: `「${title}」を受ける`,
        detail: '毎年度の研修です。今年度の分がまだ済んでいません。',
        to: `/training/courses/${code}`,
        action: '研修を見る',
        due,
        dueOn,
      }
    : {
        key,
        title: `「${title}」がもうすぐ始まります`,
        detail: `席があります。${on} からです。出られなくなったときは、早めに取り下げてください。`,
        to: `/training/sessions/${sessionId}`,
        action: '日時と場所を見る',
        due,
        dueOn,
      }
}

function toolWithoutOwner({ toolId, name, owner, mine }: HomeFacts['tools'][number]): HomeStep {
  const went = { left: '退職し', on_leave: '休職などで離れ', elsewhere: '異動し', here: '離れ' }
  const why = owner ? `担当の${owner.name}さんが${went[owner.place]}ました。` : '担当が決まっていません。'
  return {
    key: `tool-${toolId}`,
    title: mine ? `内製ツール「${name}」を引き継ぐ` : `内製ツール「${name}」の担当を決める`,
    detail: mine ? `${why}後任はあなたです。` : `${why}使いつづけるには、新しい担当が要ります。`,
    to: `/tools/${toolId}`,
    action: mine ? '引き継ぐ' : '担当を決める',
  }
}

function officeSteps({ lines, vacancies, hasStandard, today }: Rounds): HomeStep[] {
  const steps = [...firstSteps(lines.length > 0, hasStandard), ...lines.flatMap((line) => roundOfOffice(line, today))]
  if (vacancies === 0) return steps
  return [
    ...steps,
    {
      key: 'vacancies',
      title: `確認者のいない組織が ${vacancies} あります`,
      detail: '長か事務取扱を決めるまで、一つ上の長が確認します。',
      to: '/rounds/vacancies',
      action: '決める',
    },
  ]
}

/** What a city begins with, one after the other. */
function firstSteps(hasRounds: boolean, hasStandard: boolean): HomeStep[] {
  if (!hasStandard) {
    return [
      {
        key: 'first-standard',
        title: 'ITスキル標準を取り込んで、公開する',
        detail: '標準のファイルを取り込むと、下書きになります。確かめて公開すると、自己評価を始められます。',
        to: '/admin/imports',
        action: '取込みをひらく',
      },
    ]
  }
  if (hasRounds) return []
  return [
    {
      key: 'first-round',
      title: '最初の評価期間を計画する',
      detail: '標準は公開されています。いつ、だれに聞くかを決めます。',
      to: '/rounds/new',
      action: '計画する',
    },
  ]
}

function roundOfOffice(
  { roundId, name, state, published, ...line }: Rounds['lines'][number],
  today: CityDate,
): HomeStep[] {
  const to = `/rounds/${roundId}`
  if (state === 'open') {
    const isOver = line.confirmDueOn < today
    return [
      {
        key: `office-${roundId}`,
        title: isOver ? `「${name}」を締め切る` : `「${name}」の進み具合を見る`,
        detail: `対象 ${line.asked} 人のうち提出 ${line.submitted} 人、確認済み ${line.confirmed} 人。`,
        to,
        action: '開く',
        due: withWeekday(line.confirmDueOn),
        dueOn: line.confirmDueOn,
      },
    ]
  }
  if (state === 'planned') {
    return [
      {
        key: `office-${roundId}`,
        title: `「${name}」を開く`,
        detail: '対象者を確かめてから開きます。',
        to,
        action: '対象者を見る',
        due: withWeekday(line.opensOn),
        dueOn: line.opensOn,
      },
    ]
  }
  return []
}
