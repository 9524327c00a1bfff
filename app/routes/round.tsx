import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { inWareki, withWeekday } from '~/domain/calendar'
import { ROUND_KIND_WORDS, ROUND_STATE_WORDS, TIER_WORDS } from '~/domain/terms'
import { DeadlineChange, PlanChanges } from '~/features/rounds/plan-changes'
import { PopulationPreview } from '~/features/rounds/population-preview'
import { roundPage } from '~/features/rounds/round.server'
import { RoundActions } from '~/features/rounds/round-actions'
import { actOnRound } from '~/features/rounds/round-intents.server'
import { RoundProgressTable } from '~/features/rounds/round-progress-table'
import { Breadcrumb } from '~/ui/breadcrumb'
import { KeyFigures } from '~/ui/key-figures'
import { Notice } from '~/ui/notice'
import { PrintButton } from '~/ui/print-button'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

const DONE: Record<string, string> = {
  plan: '計画を直しました。',
  deadlines: 'しめきりを変えました。自己評価の日が変わったときは、まだ出していない人に知らせています。',
  open: '評価期間を開きました。対象の人にお知らせが届いています。',
  remind: 'まだ出していない人に知らせました。',
  close: '評価期間を閉じて、きょうの姿を固定しました。',
  publish: '集計を公表しました。',
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.round.name ?? '評価期間'}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return roundPage(request, { id: params.id ?? '', department: new URL(request.url).searchParams.get('department') })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const outcome = await actOnRound(request, params.id ?? '', await request.formData())
  if (!outcome.ok) return data(outcome, { status: 422 })
  return redirect(outcome.intent === 'discard' ? '/rounds?done=discard' : `/rounds/${params.id}?done=${outcome.intent}`)
}

export default function RoundRoute() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const done = useSearchParams()[0].get('done')
  const busy = useNavigation().state !== 'idle'
  const { round, department, progress, publications } = page
  const keptBy = (intent: 'plan' | 'deadlines') => (failed?.intent === intent ? failed : null)
  const isKept = failed?.intent === 'plan' || failed?.intent === 'deadlines'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/rounds', label: '評価期間' },
          ...(department ? [{ to: `/rounds/${round.roundId}`, label: round.name }] : []),
        ]}
        here={department?.name ?? round.name}
      />
      <TitleBar
        title={department ? `${round.name}　${department.name}` : round.name}
        beside={<Tag>{ROUND_STATE_WORDS[round.state]}</Tag>}
        lead={`${ROUND_KIND_WORDS[round.kind]}・${round.tiers.map((tier) => TIER_WORDS[tier]).join('と')}スキル。${inWareki(round.opensOn)}から、自己評価は${withWeekday(round.selfDueOn)}まで、確認は${withWeekday(round.confirmDueOn)}まで${round.closedOn ? `（${inWareki(round.closedOn)}に終了）` : ''}。`}
        insight={progress && insightOf(progress.total)}
        actions={<PrintButton />}
      />
      {failed && !isKept && (
        <Notice tone="error" live title="できませんでした">
          {Object.values(failed.errors).flat().join(' ')}
        </Notice>
      )}
      {!failed && done && DONE[done] && (
        <Notice tone="ok" live>
          {DONE[done]}
        </Notice>
      )}
      {publications.map((each) => (
        <Notice key={each.publishedOn} tone="quiet">
          「{each.title}」を {inWareki(each.publishedOn)} に公表しました。<Link to="/map">スキルマップで見る</Link>
        </Notice>
      ))}
      <PopulationPreview page={page} busy={busy}>
        <PlanChanges page={page} kept={keptBy('plan')} busy={busy} />
      </PopulationPreview>
      <RoundActions page={page} busy={busy} />
      {round.state === 'open' && !department && (
        <DeadlineChange
          key={`${round.selfDueOn} ${round.confirmDueOn}`}
          page={page}
          kept={keptBy('deadlines')}
          busy={busy}
        />
      )}
      {progress && (
        <>
          <KeyFigures
            figures={[
              { label: '対象', value: progress.total.asked, unit: '人' },
              { label: '提出', value: progress.total.submitted, unit: '人' },
              { label: '確認済み', value: progress.total.confirmed, unit: '人' },
              { label: '差し戻し中', value: progress.total.returned, unit: '人' },
              { label: 'まだ出していない', value: progress.total.notStarted + progress.total.drafts, unit: '人' },
            ]}
          />
          <section className="section">
            <h2>{department ? '所属ごとの進み' : '部局ごとの進み'}</h2>
            <RoundProgressTable page={page} />
            <p className="small sub mt-2">
              {round.state === 'closed'
                ? '閉じた日に固定した数です。あとの異動や訂正では変わりません。'
                : '人数は、きょうの所属で数えます。休職・育休・派遣と退職の人は割合に入れません。'}
              {progress.fiscalYear && '会計年度任用職員は、部局の数と合計に入れず、最後の行に示します。'}
            </p>
          </section>
        </>
      )}
    </>
  )
}

function insightOf(total: { asked: number; submitted: number; confirmed: number }): string {
  const share = total.asked === 0 ? 0 : Math.round((100 * total.submitted) / total.asked)
  return `${total.asked.toLocaleString('ja-JP')} 人のうち ${total.submitted.toLocaleString('ja-JP')} 人（${share}%）が提出し、${total.confirmed.toLocaleString('ja-JP')} 人が確認済みです。`
}
