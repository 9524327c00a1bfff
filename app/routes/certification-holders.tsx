import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { actOnCertificates } from '~/features/certificates/change-intents.server'
import { doneInWords } from '~/features/certificates/done-words'
import { certificateHolders } from '~/features/certificates/holders.server'
import { HoldersFilter } from '~/features/certificates/holders-filter'
import { HoldersHeading } from '~/features/certificates/holders-heading'
import { holdersParamsOf } from '~/features/certificates/holders-params'
import { HolderFigures, HoldersTable } from '~/features/certificates/holders-table'
import { ProposalList } from '~/features/certificates/proposal-list'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '認定された人｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return certificateHolders(request, holdersParamsOf(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const result = await actOnCertificates(request)
  if (!result.ok) return data(result.sent, { status: 422 })
  const to = new URL(request.url)
  for (const name of ['done', 'on', 'adjusts']) to.searchParams.delete(name)
  for (const [name, value] of result.done) to.searchParams.set(name, value)
  return redirect(`${to.pathname.replace(/\.data$/, '')}${to.search}`)
}

export default function CertificationHolders() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const [search] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  const done = doneInWords(search)
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/certification', label: '認定' },
        ]}
        here="認定された人"
      />
      {sent && (
        <Notice tone="error" live title="記録できませんでした">
          {Object.values(sent.errors).flat().join(' ')}
        </Notice>
      )}
      {!sent && done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <HoldersHeading page={page} />
      <ProposalList page={page} busy={busy} />
      <HolderFigures page={page} />
      <section className="section-tight" aria-label="認定された人">
        <HoldersFilter page={page} />
        <HoldersTable page={page} />
      </section>
    </>
  )
}
