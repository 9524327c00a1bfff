import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { MapBoard } from '~/features/skill-map/map-board'
import { MapFilters } from '~/features/skill-map/map-filters'
import { MapHeading } from '~/features/skill-map/map-heading'
import { mapParamsOf } from '~/features/skill-map/map-params'
import { NoMap } from '~/features/skill-map/no-map'
import { packedMap, unpackedMap } from '~/features/skill-map/packed-map'
import { skillMap } from '~/features/skill-map/skill-map.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'

export const handle = { landscape: true } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data && 'title' in data ? data.title : 'スキルマップ'}｜DX人材ポータル` },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await skillMap(request, mapParamsOf(request))
  return 'nothing' in page ? page : packedMap(page)
}

export default function SkillMapRoute() {
  const sent = useLoaderData<typeof loader>()
  const asks = useSearchParams()[0].get('asOf') !== null
  const page = useMemo(() => ('nothing' in sent ? sent : unpackedMap(sent)), [sent])
  if ('nothing' in page) return <NoMap {...page} asks={asks} />
  const here = page.crumbs.length > 0 ? page.title.replace(/のスキル$/, '') : 'スキルマップ'
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }, ...page.crumbs]} here={here} />
      <MapHeading page={page} />
      {page.problem && (
        <Notice tone="warn" live>
          {page.problem}
        </Notice>
      )}
      <MapFilters page={page} />
      <MapBoard page={page} />
    </>
  )
}
