import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useNavigation } from '@remix-run/react'
import { ownTraining } from '~/features/enrolment/own-training.server'
import { CompletionList, DueList, PlaceList, RecommendedList } from '~/features/enrolment/own-training-lists'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'わたしの研修｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return ownTraining(request, {})
}

const NOT_SET_UP = '市が研修の目録と ITスキル標準を公開すると、ここに出ます。'

export default function OwnTraining() {
  const { aim, due, isSetUp, recommended, places, completions } = useLoaderData<typeof loader>()
  const busy = useNavigation().state !== 'idle'
  const now = places.filter(({ isOver }) => !isOver)
  // Those that ended with a completion stand among the completions.
  const before = places.filter(({ isOver, state }) => isOver && state !== 'completed')
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training', label: '研修' },
        ]}
        here="わたしの研修"
      />
      <TitleBar
        title="わたしの研修"
        lead="修了してもレベルは確認済みになりません。証跡に添えて、確認者に見てもらいます。"
        actions={
          <>
            <LinkButton size="sm" to="/me/training/certificates">
              外部の修了証を出す
            </LinkButton>
            <LinkButton size="sm" icon="calendar" to="/me/training/calendar">
              カレンダー
            </LinkButton>
          </>
        }
      />
      <section className="section-tight" aria-labelledby="now">
        <h2 id="now">申込みと席</h2>
        {now.length === 0 ? (
          <EmptyState title="いま申し込んでいる研修はありません">
            <Link to="/training">研修をさがす</Link>
          </EmptyState>
        ) : (
          <PlaceList places={now} busy={busy} />
        )}
      </section>
      <section className="section" aria-labelledby="due">
        <h2 id="due">受けなければならない研修</h2>
        {due.length === 0 ? (
          <EmptyState title="いまはありません">
            {isSetUp ? '毎年度の研修も、認定に要る研修も、済んでいます。' : NOT_SET_UP}
          </EmptyState>
        ) : (
          <DueList due={due} />
        )}
      </section>
      <section className="section" aria-labelledby="recommended">
        <h2 id="recommended">いちばん役に立つ研修</h2>
        <p className="small sub mb-3">
          {aim
            ? `めざす「${aim}」と、いまの役割に足りないスキルが埋まる順です。`
            : 'いまの役割に足りないスキルが埋まる順です。'}
          <Link to="/me/aim">めざす役割を{aim ? '変える' : '選ぶ'}</Link>
        </p>
        {recommended.length === 0 ? (
          <EmptyState title={isSetUp ? '足りないスキルを埋める研修はありません' : 'まだ分かりません'}>
            {isSetUp ? '役割に要るレベルに届いているか、研修を済ませています。' : NOT_SET_UP}
          </EmptyState>
        ) : (
          <RecommendedList recommended={recommended} />
        )}
      </section>
      <section className="section" aria-labelledby="completed">
        <h2 id="completed">修了した研修 {completions.length > 0 && `${completions.length} 件`}</h2>
        {completions.length === 0 ? (
          <EmptyState title="まだありません">修了すると、ひとりでにここに入ります。</EmptyState>
        ) : (
          <CompletionList completions={completions} />
        )}
      </section>
      {before.length > 0 && (
        <section className="section" aria-labelledby="before">
          <h2 id="before">修了にならなかった申込み</h2>
          <PlaceList places={before} busy={busy} />
        </section>
      )}
    </>
  )
}
