import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { NoRules, OfficeHeading } from '~/features/certification/office-heading'
import { officeList } from '~/features/certification/office-list.server'
import { officeSearch } from '~/features/certification/office-params'
import { ApplicationsSection, CandidatesSection, ExpiringSection } from '~/features/certification/office-sections'
import { DONE_WORDS } from '~/features/certification/status-words'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '認定｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return officeList(request, officeSearch(request))
}

export default function CertificationOffice() {
  const page = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const done = DONE_WORDS[search.get('done') ?? '']
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="認定" />
      {done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <OfficeHeading page={page} />
      {!page.hasRules && <NoRules />}
      {page.applications && <ApplicationsSection page={page} part={page.applications} />}
      {page.candidates && <CandidatesSection page={page} part={page.candidates} />}
      {page.expiring && <ExpiringSection page={page} part={page.expiring} />}
    </>
  )
}
