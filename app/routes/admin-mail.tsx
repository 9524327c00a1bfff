import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mailListParamsOf } from '~/features/mail/mail-forms'
import { mailListHref } from '~/features/mail/mail-href'
import { mailList } from '~/features/mail/mail-list.server'
import { MailTable, MailTabs } from '~/features/mail/mail-table'
import { resendMail } from '~/features/mail/resend-mail.server'
import { SenderNotice } from '~/features/mail/sender-notice'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: 'メール｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return mailList(request, mailListParamsOf(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const done = await resendMail(request, await request.formData())
  if (done.ok) return redirect(mailListHref('waiting'))
  return data({ problem: 'refused' in done ? done.refused : '画面を開き直してください。' }, { status: 422 })
}

export default function AdminMail() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="メール" />
      <TitleBar title="メール" lead="ポータルが職員に送るメールです。送れなかったものは残り、ここから送り直せます。" />
      {failed && (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      )}
      <div className="mb-6">
        <SenderNotice page={page} />
      </div>
      <MailTabs page={page} />
      <MailTable page={page} />
    </>
  )
}
