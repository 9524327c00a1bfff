import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { CriteriaSummary } from '~/features/certification/criteria-summary'
import { giveSignoff } from '~/features/certification/give-signoff.server'
import { GivenSignoffs, SignoffForm } from '~/features/certification/signoff-form'
import { signoffPage } from '~/features/certification/signoff-page.server'
import { problemOf } from '~/features/certification/status-intents.server'
import { DONE_WORDS } from '~/features/certification/status-words'
import { takeBackSignoff } from '~/features/certification/take-back-signoff.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `${page.person.name}さんの` : ''}承認｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  const role = new URL(request.url).searchParams.get('role') ?? 'DX_LEADER'
  return signoffPage(request, { staffNumber: params.staffNumber ?? '', role: role as 'DX_LEADER' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = form.get('intent') === 'take_back' ? 'take_back' : 'sign_off'
  form.delete('intent')
  const result = await (intent === 'take_back' ? takeBackSignoff : giveSignoff)(request, form)
  if (!result.ok) return data({ problem: problemOf(result), note: String(form.get('note') ?? '') }, { status: 422 })
  return redirect(
    `/certification/signoffs/${encodeURIComponent(params.staffNumber ?? '')}?role=${form.get('role')}&done=${intent}`,
  )
}

export default function CertificationSignoff() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const [search] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  const done = DONE_WORDS[search.get('done') ?? '']
  const { person, roleWord, stage, applicationId } = page
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/mentoring', label: '指導' },
          { to: `/mentoring/${person.staffNumber}`, label: person.name },
        ]}
        here="承認"
      />
      <TitleBar
        title={`${person.name}さんの${roleWord}の${stage}`}
        lead={`${person.unitName ?? ''}　承認は、申請の前でも、申請のあとでもできます。`}
      />
      {failed && (
        <Notice tone="error" live title="できませんでした">
          {failed.problem}
        </Notice>
      )}
      {!failed && done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      {applicationId === null ? (
        <SignoffForm page={page} note={failed?.note ?? ''} busy={busy} />
      ) : (
        <Notice tone="info">
          申請が出ています。承認は、申請書類を見てからします。
          <Link to={`/certification/applications/${applicationId}`}>申請を開く</Link>
        </Notice>
      )}
      <section className="section" aria-labelledby="criteria">
        <h2 id="criteria">条件のいま</h2>
        <CriteriaSummary criteria={page.criteria} on="きょう" />
      </section>
      <section className="section" aria-labelledby="signoffs">
        <h2 id="signoffs">これまでの承認</h2>
        <GivenSignoffs page={page} busy={busy} />
      </section>
    </>
  )
}
