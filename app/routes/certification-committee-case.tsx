import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { casePage } from '~/features/committee/case-page.server'
import { CasePapers, CaseStanding } from '~/features/committee/case-papers'
import { submitDecision } from '~/features/committee/committee-intents.server'
import { DecisionForm } from '~/features/committee/decision-form'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `${page.name}さんの` : ''}審査｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return casePage(request, { committee: params.id ?? '', application: params.applicationId ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { id = '', applicationId = '' } = params
  const answer = await submitDecision(request, { committee: id, application: applicationId })
  if (answer.ok) return redirect(`/certification/committees/${id}?done=${answer.value.outcome}`)
  return data(answer.kept, { status: answer.status })
}

export default function CertificationCommitteeCase() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/certification/committees', label: '認定委員会' },
          { to: `/certification/committees/${page.committeeId}`, label: page.committee },
        ]}
        here="審査"
      />
      <TitleBar
        title={`${page.name}さんの${page.what}`}
        beside={<Tag>{page.stateWord}</Tag>}
        lead={
          <>
            {`${page.section ?? ''}　申請日 ${page.appliedOn ?? '—'}　`}
            {page.isOffice && <Link to={`/certification/applications/${page.applicationId}`}>申請の経過を見る</Link>}
          </>
        }
      />
      <CaseStanding page={page} />
      <DecisionForm page={page} kept={kept} busy={busy} />
      <CasePapers page={page} />
    </>
  )
}
