import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { certificates } from '~/features/completions/certificates.server'
import { CertificatesToCheck, CheckedCertificates } from '~/features/completions/certificates-to-check'
import { checkCertificate } from '~/features/completions/check-certificate.server'
import { takeBackCheck } from '~/features/completions/take-back-check.server'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: '外部の修了証の確認｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return certificates(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const result =
    form.get('intent') === 'take-back' ? await takeBackCheck(request, form) : await checkCertificate(request, form)
  if (result.ok)
    return redirect(`/training/certificates?done=${'verdict' in result.value ? result.value.verdict : 'back'}`)
  const problem =
    'invalid' in result ? Object.values(result.invalid).flat().join(' ') : 'refused' in result ? result.refused : ''
  return data({ problem }, { status: 422 })
}

const DONE: Record<string, string> = {
  accept: '修了として記録しました。本人に知らせました。',
  refuse: '認めないことを、理由とともに本人に知らせました。',
  back: '確認を取り消しました。もう一度、確認待ちに並んでいます。',
}

export default function TrainingCertificates() {
  const { waiting, checked } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const done = DONE[useSearchParams()[0].get('done') ?? '']
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training', label: '研修' },
        ]}
        here="外部の修了証の確認"
      />
      <TitleBar
        title="外部の修了証の確認"
        lead="認めると、その研修の修了として記録されます。レベルは、あとで所属長などが確認します。"
      />
      {failed ? (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      ) : (
        done && (
          <Notice tone="ok" live>
            {done}
          </Notice>
        )
      )}
      <section className="section-tight">
        <h2>確認待ち {waiting.length} 件</h2>
        {waiting.length === 0 ? (
          <EmptyState title="確認待ちの修了証はありません">職員が修了証を出すと、ここに並びます。</EmptyState>
        ) : (
          <CertificatesToCheck rows={waiting} />
        )}
      </section>
      {checked.length > 0 && (
        <section className="section">
          <h2>最近確かめたもの</h2>
          <CheckedCertificates rows={checked} />
        </section>
      )}
    </>
  )
}
