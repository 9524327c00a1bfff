import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { compare } from '~/features/standard-review/compare.server'
import { compareParamsOf } from '~/features/standard-review/compare-params'
import { Changes, KindsOfChange, VersionsToCompare } from '~/features/standard-review/compare-view'
import { compareFileHref } from '~/features/standard-review/review-href'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'ITスキル標準の版を比べる｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return compare(request, compareParamsOf(request))
}

export default function CompareRoute() {
  const page = useLoaderData<typeof loader>()
  const { pair } = page
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/standard', label: 'ITスキル標準' },
          { to: '/standard/versions', label: '版' },
        ]}
        here="比べる"
      />
      <TitleBar
        title={pair ? `第 ${pair.from} 版と第 ${pair.to} 版のちがい` : '版を比べる'}
        insight={pair?.summary}
        actions={
          pair && (
            <>
              <LinkButton size="sm" icon="download" to={compareFileHref(pair)} reloadDocument>
                Excel
              </LinkButton>
              <PrintButton />
            </>
          )
        }
      />
      {page.versions.length > 1 && <VersionsToCompare page={page} />}
      {pair ? (
        <>
          <KindsOfChange pair={pair} />
          <Changes pair={pair} />
        </>
      ) : (
        <EmptyState title="比べる版がありません">2 つ目の版ができると、ここでちがいを見られます。</EmptyState>
      )}
    </>
  )
}
