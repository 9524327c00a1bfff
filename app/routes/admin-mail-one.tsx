import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { mailListHref } from '~/features/mail/mail-href'
import { MailStanding } from '~/features/mail/mail-table'
import { oneMail } from '~/features/mail/one-mail.server'
import { resendMail } from '~/features/mail/resend-mail.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button } from '~/ui/button'
import { DefinitionList } from '~/ui/definition-list'
import { Notice } from '~/ui/notice'
import { Panel } from '~/ui/panel'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'メールの内容｜DX人材ポータル' }]

export function loader({ request, params }: LoaderFunctionArgs) {
  return oneMail(request, { mailId: params.id ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const done = await resendMail(request, { mail: params.id ?? '' })
  if (done.ok) return redirect(`/admin/mail/${params.id}`)
  return data({ problem: 'refused' in done ? done.refused : '画面を開き直してください。' }, { status: 422 })
}

export default function AdminMailOne() {
  const { letter, ...mail } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const view = mail.state === 'sending' ? 'waiting' : mail.state
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: mailListHref(view), label: 'メール' },
        ]}
        here="メールの内容"
      />
      <TitleBar
        title={mail.headline}
        actions={
          mail.state === 'dead' && (
            <Form method="post">
              <Button look="primary">送り直す</Button>
            </Form>
          )
        }
      />
      {failed && (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: '状態', value: <MailStanding mail={mail} /> },
          { term: '件名', value: letter.subject },
          {
            term: '宛先',
            value: (
              <>
                {mail.name} <span className="small sub break-all">{mail.address}</span>
              </>
            ),
          },
          { term: '受け取り方', value: mail.deliveryWord },
          { term: '作った日時', value: mail.created },
          {
            term: '送ろうとした回数',
            value: mail.lastTried ? `${mail.attempts} 回（最後は ${mail.lastTried}）` : 'まだありません',
          },
          { term: 'Message-ID', value: <span className="small break-all">{mail.messageId}</span> },
        ]}
      />
      <section className="section" aria-labelledby="text">
        <h2 id="text">本文</h2>
        <Panel>
          <p className="break-words whitespace-pre-line">{letter.text}</p>
        </Panel>
      </section>
    </>
  )
}
