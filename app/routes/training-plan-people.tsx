import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PlanPeopleTable } from '~/features/training-plan/people-table'
import { peopleHref } from '~/features/training-plan/plan-href'
import { planPeople } from '~/features/training-plan/plan-people.server'
import { peopleParamsOf } from '~/features/training-plan/plan-state'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? '研修が要る人'}｜DX人材ポータル` },
]

export function loader({ request }: LoaderFunctionArgs) {
  return planPeople(request, peopleParamsOf(request))
}

export default function PlanPeopleRoute() {
  const { state, title, yearName, people, total, needCount, personCount, pageSize } = useLoaderData<typeof loader>()
  const isHeld = state.list === 'taken' || state.list === 'completed'
  const each =
    needCount === personCount
      ? `${personCount.toLocaleString('ja-JP')} 人です。`
      : `${personCount.toLocaleString('ja-JP')} 人、${isHeld ? '回' : '研修'}ごとに数えて延べ ${needCount.toLocaleString('ja-JP')} です。`
  const gone = personCount > total ? `うち ${personCount - total} 人は、いまは在職していないため一覧にありません。` : ''
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/training/plan?year=${state.year}`, label: '研修計画' },
        ]}
        here={title}
      />
      <TitleBar
        title={title}
        lead={`${yearName}。${each}${gone}この一覧を開いたことは、本人が見られる記録に残ります。`}
        actions={
          <>
            <LinkButton to={peopleHref({ ...state, page: 1 }, 'csv')} size="sm" icon="download" reloadDocument>
              CSV
            </LinkButton>
            <LinkButton to={peopleHref({ ...state, page: 1 }, 'xlsx')} size="sm" icon="download" reloadDocument>
              Excel
            </LinkButton>
          </>
        }
      />
      {people.length === 0 ? (
        <EmptyState title="あてはまる人はいません">研修計画へ戻り、別の数を開いてください。</EmptyState>
      ) : (
        <>
          <PlanPeopleTable people={people} isHeld={isHeld} />
          <Pagination
            page={state.page}
            pageSize={pageSize}
            total={total}
            unit="人"
            hrefOf={(page) => peopleHref({ ...state, page })}
          />
        </>
      )}
    </>
  )
}
