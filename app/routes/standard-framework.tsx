import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CoverageFilter } from '~/features/frameworks/coverage-filter'
import { AreaShares, CoverageInsight, FrameworkFacts, QuotedOnly } from '~/features/frameworks/coverage-heading'
import { CoverageTree, FrameworkLevels, UnknownQuotes } from '~/features/frameworks/coverage-tree'
import { frameworkPage } from '~/features/frameworks/framework.server'
import { coverageHref } from '~/features/frameworks/framework-href'
import { coverageAsked } from '~/features/frameworks/framework-params'
import { OtherVersion } from '~/features/frameworks/version-select'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.framework.name ?? '外部の枠組み'}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return frameworkPage(request, coverageAsked(request, params.id))
}

export default function FrameworkRoute() {
  const page = useLoaderData<typeof loader>()
  const { key, filter, framework } = page
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/standard', label: 'ITスキル標準' },
          { to: coverageHref(null, { version: filter.version }), label: '外部の枠組みとの対応' },
        ]}
        here={framework.name}
      />
      <OtherVersion chosen={page.chosen} frameworkKey={key} />
      <TitleBar
        title={framework.name}
        lead={page.chosen ? `市のITスキル標準 ${page.chosen.words}との対応` : undefined}
        insight={<CoverageInsight page={page} />}
        actions={
          <>
            <LinkButton to={coverageHref(key, filter, 'coverage.xlsx')} size="sm" icon="download" reloadDocument>
              Excel
            </LinkButton>
            <LinkButton to={coverageHref(key, {}, 'case.json')} size="sm" icon="download" reloadDocument>
              枠組み（CASE）
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <QuotedOnly page={page} />
      <div className="mt-4">
        <FrameworkFacts page={page} />
      </div>
      <AreaShares page={page} />
      <section className="section" aria-labelledby="items">
        <h2 id="items">項目（{page.found.toLocaleString('ja-JP')} 件）</h2>
        <CoverageFilter page={page} />
        <CoverageTree page={page} />
      </section>
      <FrameworkLevels page={page} />
      <UnknownQuotes page={page} />
    </>
  )
}
