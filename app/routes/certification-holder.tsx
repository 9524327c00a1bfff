import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { actOnCertificates } from '~/features/certificates/change-intents.server'
import { ChangePanel } from '~/features/certificates/change-panel'
import { doneInWords } from '~/features/certificates/done-words'
import { certificateHolderPage } from '~/features/certificates/holder.server'
import { HolderCertificates } from '~/features/certificates/holder-certificates'
import { HolderHistory } from '~/features/certificates/holder-history'
import { holderHref } from '~/features/certificates/holders-href'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `${page.name}さんの` : ''}認定証｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return certificateHolderPage(request, { staffNumber: params.staffNumber ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const result = await actOnCertificates(request)
  if (!result.ok) return data(result.sent, { status: 422 })
  return redirect(`${holderHref(params.staffNumber ?? '')}?${result.done}`)
}

export default function CertificationHolder() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const [search] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  const done = doneInWords(search)
  const isShownInForm = page.changes.some(({ event }) => event === sent?.form)
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/certification', label: '認定' },
          { to: '/certification/holders', label: '認定された人' },
        ]}
        here={page.name}
      />
      <TitleBar
        title={`${page.name}さんの認定証`}
        lead={
          <>
            {page.place}　職員番号 <span className="num">{page.staffNumber}</span>
            {'　'}
            <Link to={`/people/${encodeURIComponent(page.staffNumber)}`}>スキルと履歴</Link>
          </>
        }
        insight={
          page.insight && (
            <>
              <em>{page.insight.point}</em>
              {page.insight.after}
            </>
          )
        }
        actions={<PrintButton />}
      />
      {sent && !isShownInForm && (
        <Notice tone="error" live title="記録できませんでした">
          {Object.values(sent.errors).flat().join(' ')}
        </Notice>
      )}
      {!sent && done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      {page.proposals.map(({ event, says, roleWords }) => (
        <Notice key={event} tone="warn">
          {roleWords}：{says}
        </Notice>
      ))}
      <div className="halves section-tight">
        <HolderCertificates page={page} />
        <ChangePanel page={page} sent={sent} busy={busy} />
      </div>
      <HolderHistory page={page} busy={busy} />
    </>
  )
}
