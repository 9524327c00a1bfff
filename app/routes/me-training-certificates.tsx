import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { CertificateForm } from '~/features/completions/certificate-form'
import { decideOwnCertificate } from '~/features/completions/decide-own-certificate.server'
import { OwnCertificateList } from '~/features/completions/own-certificate-list'
import { ownCertificates } from '~/features/completions/own-certificates.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { ErrorSummary } from '~/ui/error-summary'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '外部の修了証｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return ownCertificates(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const decided = await decideOwnCertificate(request)
  return 'done' in decided ? redirect(`/me/training/certificates?done=${decided.done}`) : data(decided, { status: 422 })
}

const DONE: Record<string, string> = {
  submitted: '出しました。職員課か事務局が確かめると、お知らせします。',
  withdrawn: '取り下げました。',
}

export default function OwnCertificates() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const done = DONE[useSearchParams()[0].get('done') ?? '']
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/me/training', label: 'わたしの研修' },
        ]}
        here="外部の修了証"
      />
      <TitleBar
        title="外部の修了証"
        lead="市の外で受けた研修や試験の修了証を出すと、職員課か事務局が確かめて、修了として記録します。"
      />
      <ErrorSummary errors={failed?.errors ?? {}} />
      {done && !failed && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <CertificateForm
        courses={page.courses}
        values={failed?.values ?? {}}
        errors={failed?.errors ?? {}}
        sending={useNavigation().formData?.get('intent') === 'submit'}
      />
      <section className="section">
        <h2>出した修了証</h2>
        <OwnCertificateList certificates={page.certificates} />
      </section>
    </>
  )
}
