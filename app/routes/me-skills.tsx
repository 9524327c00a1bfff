import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { failureOf } from '~/features/assessment/failure'
import { objectToEntry } from '~/features/assessment/object-to-entry.server'
import { OwnLevelTables } from '~/features/assessment/own-level-tables'
import { ProxyEntryNotice, WaitingRequests } from '~/features/assessment/own-requests'
import { ownSkills } from '~/features/assessment/own-skills.server'
import { RoleGapSummary } from '~/features/assessment/role-gap-summary'
import { RoundPanel } from '~/features/assessment/round-panel'
import { withdrawAssessment } from '~/features/assessment/withdraw-assessment.server'
import type { PageFrame } from '~/root'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { LevelLegend } from '~/ui/legend'
import { Notice } from '~/ui/notice'
import { KeyPanel } from '~/ui/panel'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'wide' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'わたしのスキル｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return ownSkills(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const done = form.has('comment') ? await objectToEntry(request, form) : await withdrawAssessment(request, form)
  const problem = failureOf(done)
  return problem === null ? redirect('/me/skills') : data({ problem }, { status: 422 })
}

export default function MySkills() {
  const { rounds, categories, otherSkills, gap, aims, waitingRequests, proxyEntries } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const nothingOpen = !rounds.some((round) => round.state !== 'submitted' && round.state !== 'confirmed')
  if (categories.length === 0) {
    return <EmptyState title="ITスキル標準がまだありません">公開されると、ここに自分のスキルが並びます。</EmptyState>
  }
  return (
    <>
      <TitleBar title="わたしのスキル" />
      <div className="grid gap-4">
        {failed && (
          <Notice tone="error" live>
            {failed.problem}
          </Notice>
        )}
        {proxyEntries.map((entry) => (
          <ProxyEntryNotice key={entry.submissionId} entry={entry} />
        ))}
        {rounds.map((round) => (
          <RoundPanel key={round.roundId} step={round} />
        ))}
        {nothingOpen && <AskAnyTime isAlone={rounds.length === 0} />}
      </div>
      <div className="with-aside section">
        <section aria-labelledby="levels">
          <h2 id="levels">いまのレベル</h2>
          <LevelLegend />
          <OwnLevelTables categories={categories} roleName={gap?.roleName ?? ''} />
          {otherSkills > 0 && (
            <p className="mt-6">
              ほかの拡張スキル {otherSkills} は、まだ評価していません。<Link to="/standard">ITスキル標準</Link>
              で見られます。
            </p>
          )}
        </section>
        <aside className="grid gap-8">
          {gap && (
            <section aria-labelledby="gap">
              <h2 id="gap">{aims ? 'めざす役割との差' : 'いまの役割との差'}</h2>
              <RoleGapSummary gap={gap} />
              <p className="mt-3">
                <Link to="/me/aim">{aims ? 'めざす役割を変える' : 'めざす役割を選ぶ'}</Link>
              </p>
            </section>
          )}
          <section aria-labelledby="off-cycle">
            <h2 id="off-cycle">随時確認</h2>
            <WaitingRequests requests={waitingRequests} />
            <p className="mt-2">
              できることが増えたら、期間を待たずに 1 スキルから確認を頼めます。
              <Link to="/me/off-cycle">随時確認を頼む</Link>
            </p>
          </section>
        </aside>
      </div>
    </>
  )
}

function AskAnyTime({ isAlone }: { isAlone: boolean }) {
  return (
    <KeyPanel
      title={isAlone ? 'いま聞いている自己評価はありません' : 'ほかに聞いている自己評価はありません'}
      action={
        <LinkButton look={isAlone ? 'primary' : 'outline'} size="lg" wideOnPhone to="/me/off-cycle">
          随時確認を頼む
        </LinkButton>
      }
    >
      <p>次の期間が始まると、お知らせします。変わったスキルは、いつでも 1 つから確認を頼めます。</p>
    </KeyPanel>
  )
}
