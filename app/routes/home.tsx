import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { officerWarning } from '~/features/appointments/officers.server'
import { ownSkills } from '~/features/assessment/own-skills.server'
import { proxyWaiting } from '~/features/assessment/proxy-waiting.server'
import type { RoleGap } from '~/features/assessment/role-gap'
import { RoleGapSummary } from '~/features/assessment/role-gap-summary'
import { ordersWaiting } from '~/features/certificates/orders-waiting.server'
import { applicationsAsked } from '~/features/certification/applications-asked.server'
import { certificationWaiting } from '~/features/certification/certification-waiting.server'
import { expiringCounts } from '~/features/certification/expiring-counts.server'
import { DONE_WORDS } from '~/features/certification/status-words'
import { committeeWaiting } from '~/features/committee/committee-waiting.server'
import { learningWaiting } from '~/features/completions/learning-waiting.server'
import { waitingForMe } from '~/features/confirmation/waiting.server'
import { trainingWaiting } from '~/features/enrolment/training-waiting.server'
import { leftBehind } from '~/features/mentoring/left-behind.server'
import { LatestNotices } from '~/features/notices/latest-notices'
import { notices } from '~/features/notices/notices.server'
import { toolsAsking } from '~/features/practice/tools-asking.server'
import { pulseWaiting } from '~/features/pulse/pulse-waiting.server'
import { rounds } from '~/features/rounds/rounds.server'
import { OtherSteps } from '~/features/shell/other-steps'
import { shell } from '~/features/shell/shell.server'
import { approvalAsked } from '~/features/standard-review/approval-asked.server'
import type { PageFrame } from '~/root'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Meter } from '~/ui/meter'
import { Notice } from '~/ui/notice'
import { KeyPanel } from '~/ui/panel'
import { TitleBar } from '~/ui/title-bar'
import { homeSteps } from '~/wiring/home'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'ホーム｜DX人材ポータル' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const [waiting, { viewer }] = await Promise.all([waitingForMe(request, {}), shell(request, {})])
  if (!viewer) throw new Response(null, { status: 401 })
  const isStaff = viewer.staffNumber !== null
  const checks = viewer.functions.includes('dx_office') || viewer.functions.includes('hr_section')
  const sits = viewer.functions.includes('dx_office') || viewer.functions.includes('committee_member')
  const [
    own,
    latest,
    office,
    learning,
    tools,
    training,
    certification,
    asked,
    committee,
    ending,
    orders,
    culture,
    standard,
    proxy,
  ] = await Promise.all([
    isStaff ? ownSkills(request, {}) : null,
    isStaff ? notices(request, { page: 1 }) : null,
    viewer.functions.includes('dx_office') ? rounds(request, {}) : null,
    checks ? learningWaiting(request, {}) : null,
    isStaff ? toolsAsking(request, {}) : [],
    isStaff ? trainingWaiting(request, {}) : [],
    isStaff ? certificationWaiting(request, {}) : [],
    applicationsAsked(request, {}),
    sits ? committeeWaiting(request, {}) : null,
    viewer.functions.includes('dx_office') ? endingOf(request) : null,
    checks ? ordersWaiting(request, {}) : null,
    isStaff ? pulseWaiting(request, {}) : null,
    approvalAsked(request, {}),
    proxyWaiting(request, {}),
  ])
  return {
    familyName: viewer.name.split(/[\s　]/)[0] ?? viewer.name,
    steps: homeSteps({
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
      pulse: culture?.waiting ?? null,
      standard,
      proxy,
    }),
    gap: own?.gap ?? null,
    aims: own?.aims ?? false,
    notices: latest && { latest: latest.notices.slice(0, 3), total: latest.total },
  }
}

async function endingOf(request: Request) {
  const [expiring, officer, pairs] = await Promise.all([
    expiringCounts(request, {}),
    officerWarning(request, {}),
    leftBehind(request, {}),
  ])
  return { expiring, officer, pairs }
}

export default function Home() {
  const { familyName, steps, gap, aims, notices: told } = useLoaderData<typeof loader>()
  const [next, ...others] = steps
  const done = DONE_WORDS[useSearchParams()[0].get('done') ?? '']
  return (
    <>
      <TitleBar title={next ? `${familyName}さん、次にやること` : `${familyName}さん、こんにちは`} />
      {done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      {next ? (
        <KeyPanel
          title={next.title}
          action={
            <LinkButton look="primary" size="lg" wideOnPhone to={next.to}>
              {next.action}
            </LinkButton>
          }
        >
          <p>
            {next.due && (
              <>
                しめきり <b>{next.due}</b>・
              </>
            )}
            {next.detail}
          </p>
          {next.meter && <Meter {...next.meter} className="mt-3 max-w-md" />}
        </KeyPanel>
      ) : (
        <EmptyState title="いま、あなたを待っているものはありません">
          {told
            ? 'できるようになったことがあれば、いつでも随時確認を申し出られます。'
            : 'スキルマップと目標で、公表された集計を見られます。'}
        </EmptyState>
      )}
      <OtherSteps steps={others} />
      <div className="with-aside section">
        <div>{gap && <RoleInView gap={gap} aims={aims} />}</div>
        {told && <LatestNotices notices={told.latest} total={told.total} />}
      </div>
    </>
  )
}

function RoleInView({ gap, aims }: { gap: RoleGap; aims: boolean }) {
  return (
    <section>
      <h2>{aims ? 'めざす役割との差' : 'いまの役割との差'}</h2>
      <RoleGapSummary gap={gap} />
      <p className="mt-3">
        <LinkButton size="sm" to="/me/aim">
          {aims ? 'めざす役割を変える' : 'めざす役割を選ぶ'}
        </LinkButton>
      </p>
    </section>
  )
}
