import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { goalPlaces } from '~/features/goals/goal-places.server'
import { DayForm, RoleSwitch } from '~/features/goals/goals-heading'
import { goalPlacesHref, goalsHref } from '~/features/goals/goals-href'
import { searchOf } from '~/features/goals/goals-params'
import { PlacesTable } from '~/features/goals/places-table'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { PaperHead } from '~/ui/paper-head'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${data.department ?? '部局別'}の増減 ${data.yearName}` : '目標'}｜DX人材ポータル` },
]

export function loader({ request }: LoaderFunctionArgs) {
  return goalPlaces(request, searchOf(request))
}

export default function GoalPlacesRoute() {
  const page = useLoaderData<typeof loader>()
  const { params, asOf } = page
  const at = { role: params.role, asOf, unit: params.unit }
  const above = goalsHref({ role: params.role, asOf, view: 'chart' })
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: above, label: '目標' },
          ...(page.department ? [{ to: goalPlacesHref({ ...at, unit: '' }), label: '部局別の増減' }] : []),
        ]}
        here={page.department ?? '部局別の増減'}
      />
      <PaperHead cityName="○○市" made={`基準日 ${page.asOfInWareki}`} />
      <TitleBar
        title={`${page.department ? `${page.department}の所属別の増減` : '部局別の増減'}　${page.yearName}`}
        lead={`${page.roleName}、${page.asOfInWareki}現在。市全体は ${page.city.now} 人です。数字を押すと、その人たちが開きます。`}
        actions={<PrintButton />}
      />
      {page.problem && (
        <Notice tone="warn" live>
          {page.problem}
        </Notice>
      )}
      <div className="filter-bar goals-filters">
        <RoleSwitch current={params.role} to={(role) => goalPlacesHref({ ...at, role })} />
        <DayForm
          action="/goals/places"
          hidden={[
            ['role', params.role],
            ['unit', params.unit],
          ]}
          day={{ asOf, shown: page.problem ? params.asOf : page.asOfInWareki }}
        />
      </div>
      <PlacesTable page={page} />
    </>
  )
}
