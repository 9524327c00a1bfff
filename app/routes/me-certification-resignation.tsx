import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { resignCertificate } from '~/features/certificates/resign-certificate.server'
import { resignation } from '~/features/certificates/resignation.server'
import { ResignationPanel } from '~/features/certificates/resignation-panel'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '認定証の返上｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return resignation(request, { role: new URL(request.url).searchParams.get('role') as 'DX_LEADER' })
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const result = await resignCertificate(request, form)
  if (result.ok) return redirect(`/me/certification/resignation?role=${form.get('role')}`)
  const problem = 'invalid' in result ? Object.values(result.invalid).flat().join(' ') : null
  return data({ problem: problem ?? ('refused' in result ? result.refused : '') }, { status: 422 })
}

export default function CertificationResignation() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/me/certification?role=${page.role}`, label: '認定' },
        ]}
        here="返上"
      />
      <TitleBar
        title={`${page.roleWord}の認定証の返上`}
        lead="返上するかどうかは、あなたが決めます。ここで押すまで、何も記録されません。"
      />
      {answered && (
        <Notice tone="error" live title="返上できませんでした">
          {answered.problem}
        </Notice>
      )}
      <ResignationPanel page={page} busy={busy} />
    </>
  )
}
