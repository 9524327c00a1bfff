import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { chooseDelivery } from '~/features/mail/choose-delivery.server'
import { DeliveryChoice } from '~/features/mail/delivery-choice'
import { mailSetting } from '~/features/mail/mail-setting.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'メールの受け取り方｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return mailSetting(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const done = await chooseDelivery(request, await request.formData())
  if (done.ok) return redirect('/me/mail?done=chosen')
  const problem = 'invalid' in done ? done.invalid.delivery : 'refused' in done ? [done.refused] : []
  return data({ problem }, { status: 422 })
}

export default function MeMail() {
  const { delivery, address } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/notices', label: 'お知らせ' },
        ]}
        here="メールの受け取り方"
      />
      <TitleBar
        title="メールの受け取り方"
        lead="お知らせをメールでも受け取るかどうかを選びます。お知らせは、どれを選んでもポータルに出ます。"
      />
      {search.get('done') === 'chosen' && !failed && (
        <Notice tone="ok" live>
          変えました。これからのお知らせに効きます。
        </Notice>
      )}
      {address === null && (
        <Notice tone="warn" title="メールアドレスが登録されていません">
          いまはポータルだけでお知らせします。メールで受け取るには、職員課にアドレスの登録を頼んでください。
        </Notice>
      )}
      <Form method="post">
        <DeliveryChoice delivery={delivery} address={address} error={failed?.problem} />
        <Button look="primary">この受け取り方にする</Button>
      </Form>
    </>
  )
}
