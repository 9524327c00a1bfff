import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { RoundList } from '~/features/rounds/round-list'
import { rounds } from '~/features/rounds/rounds.server'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: '評価期間｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return rounds(request, {})
}

export default function Rounds() {
  const { lines, vacancies } = useLoaderData<typeof loader>()
  const done = useSearchParams()[0].get('done')
  const open = lines.find((line) => line.state === 'open')
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="評価期間" />
      <TitleBar
        title="評価期間"
        lead="自己評価と確認を聞く期間です。閉じると、その日の姿が固定されます。"
        insight={
          open &&
          `「${open.name}」は ${open.asked.toLocaleString('ja-JP')} 人のうち ${open.submitted.toLocaleString('ja-JP')} 人が提出、${open.confirmed.toLocaleString('ja-JP')} 人が確認済みです。`
        }
        actions={
          <LinkButton to="/rounds/new" look={open ? 'outline' : 'primary'}>
            新しい評価期間
          </LinkButton>
        }
      />
      {done === 'discard' && (
        <Notice tone="ok" live>
          計画を取りやめました。
        </Notice>
      )}
      {vacancies > 0 && (
        <Notice tone="warn" title={`確認する長がいない組織が ${vacancies} あります`}>
          上の組織の長が代わりに確認します。<Link to="/rounds/vacancies">長を決める</Link>
        </Notice>
      )}
      {lines.length === 0 ? (
        <EmptyState title="まだ評価期間がありません">
          組織・職員・ITスキル標準がそろったら、最初の評価期間を開きます。
        </EmptyState>
      ) : (
        <div className="mt-6">
          <RoundList lines={lines} />
        </div>
      )}
      {vacancies === 0 && (
        <p className="small mt-4">
          <Link to="/rounds/vacancies">確認者のいない組織と人を見る</Link>
        </p>
      )}
    </>
  )
}
