import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { acknowledgePurpose } from '~/features/purpose/acknowledge-purpose.server'
import { safeWayBack } from '~/features/purpose/purpose-address'
import { purposeNotice } from '~/features/purpose/purpose-notice.server'
import { PurposeText } from '~/features/purpose/purpose-text'
import type { PageFrame } from '~/root'
import { Button, LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '利用目的｜DX人材ポータル' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const notice = await purposeNotice(request, {})
  return { notice, to: safeWayBack(new URL(request.url).searchParams.get('to')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const to = safeWayBack(form.get('to'))
  form.delete('to')
  const done = await acknowledgePurpose(request, form)
  if (done.ok) return redirect(to)
  return data({ problem: 'refused' in done ? done.refused : 'もう一度押してください。' }, { status: 422 })
}

export default function Purpose() {
  const { notice, to } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  if (!notice) return <EmptyState title="利用目的の文はまだありません">情報システム課が用意します。</EmptyState>
  return (
    <>
      <TitleBar
        title="スキルの記録の利用目的"
        lead="はじめて入力する前に、何のために使うかを確かめてください。同意ではなく、お知らせです。"
      />
      {failed && (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      )}
      <PurposeText paragraphs={notice.paragraphs} />
      <p className="small sub mt-4">
        {notice.since}から使っている文です（第 {notice.version} 版）。
      </p>
      {notice.acknowledgedOn ? (
        <div className="row mt-6">
          <p>{notice.acknowledgedOn}に確かめました。</p>
          <LinkButton to={to}>もどる</LinkButton>
        </div>
      ) : (
        <Form method="post" className="mt-6">
          <input type="hidden" name="version" value={notice.version} />
          <input type="hidden" name="to" value={to} />
          <Button look="primary" size="lg" wideOnPhone>
            確かめました
          </Button>
        </Form>
      )}
    </>
  )
}
