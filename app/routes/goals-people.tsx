import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { goalPeopleBehind } from '~/features/goals/goal-people.server'
import { goalsHref } from '~/features/goals/goals-href'
import { searchOf } from '~/features/goals/goals-params'
import { PeopleTable } from '~/features/goals/people-table'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? '目標'}｜DX人材ポータル` }]

export function loader({ request }: LoaderFunctionArgs) {
  return goalPeopleBehind(request, searchOf(request))
}

export default function GoalPeopleRoute() {
  const page = useLoaderData<typeof loader>()
  const back = goalsHref({ role: page.params.role, asOf: page.params.asOf, view: 'chart' })
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: back, label: '目標' },
        ]}
        here={page.title}
      />
      <TitleBar title={page.title} beside={<Tag>{page.total} 人</Tag>} lead={page.lead} />
      <PeopleTable page={page} />
    </>
  )
}
