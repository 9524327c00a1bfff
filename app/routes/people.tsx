import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { peopleList } from '~/features/people/people-list.server'
import { peopleParamsOf } from '~/features/people/people-params'
import { PeopleConditions, PeopleSearch } from '~/features/people/people-search'
import { peopleHref } from '~/features/people/people-state'
import { PeopleTable } from '~/features/people/people-table'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Pagination } from '~/ui/pagination'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: '職員と所属｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return peopleList(request, peopleParamsOf(request))
}

const LEADS = {
  all: 'きょう在職している職員です。確認済みのレベルだけを示します。',
  related: 'あなたが所属長・確認者・メンターとして関わる職員と、あなた自身です。',
  self: 'あなた自身だけが出ます。ほかの職員の記録は、所属長・確認者・メンター・事務局・職員課だけが見られます。',
}

export default function PeopleRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="職員と所属" />
      <TitleBar title="職員と所属" lead={LEADS[page.scope]} />
      {page.problem && <Notice tone="warn">{page.problem}</Notice>}
      <PeopleSearch page={page} />
      <PeopleConditions page={page} />
      {page.total === 0 ? (
        <EmptyState title="見つかりません">
          名前の一部、フリガナ、職員番号のどれかでさがせます。条件を減らすと見つかることがあります。
        </EmptyState>
      ) : (
        <>
          <PeopleTable page={page} />
          <Pagination
            page={page.state.page}
            pageSize={page.pageSize}
            total={page.total}
            unit="人"
            hrefOf={(to) => peopleHref(page.state, { page: to })}
          />
        </>
      )}
    </>
  )
}
