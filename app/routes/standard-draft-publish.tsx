import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { NoVersion } from '~/features/standard-publication/no-version'
import { publication } from '~/features/standard-publication/publication.server'
import { Checklist, PublicationForm, PublicationHeading } from '~/features/standard-publication/publication-panel'
import { submittedPublication } from '~/features/standard-publication/publication-submission.server'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'

export const meta: MetaFunction = () => [{ title: '新しい版の公開｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return publication(request, { from: new URL(request.url).searchParams.get('from') ?? '' })
}

export async function action({ request }: ActionFunctionArgs) {
  const answer = await submittedPublication(request, await request.formData())
  if ('published' in answer) return redirect(`/standard/draft/publish?done=${encodeURIComponent(answer.published)}`)
  return data(answer.kept, { status: 422 })
}

export default function PublishRoute() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const busy = useNavigation().state === 'submitting'
  const done = useSearchParams()[0].get('done')
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/standard', label: 'ITスキル標準' },
        ]}
        here="新しい版の公開"
      />
      {done && !kept && (
        <Notice tone="ok" live>
          第 {done} 版を公開しました。
        </Notice>
      )}
      {page.show === 'nothing' && kept?.errors[''] && (
        <Notice tone="warn" live>
          {kept.errors['']}
        </Notice>
      )}
      {page.show === 'nothing' && <NoVersion step="publish" title="新しい版の公開" />}
      {page.show === 'publication' && (
        <>
          <PublicationHeading page={page} />
          <Checklist page={page} />
          <PublicationForm page={page} kept={kept} busy={busy} />
        </>
      )}
    </>
  )
}
