import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { markRead } from '~/features/notices/mark-read.server'
import { notices } from '~/features/notices/notices.server'
import type { PageFrame } from '~/root'
import { Button, LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'お知らせ｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return notices(request, { page: new URL(request.url).searchParams.get('page') ?? 1 })
}

export async function action({ request }: ActionFunctionArgs) {
  const done = await markRead(request, await request.formData())
  return redirect(done.ok ? done.value.href : '/notices')
}

export default function Notices() {
  const { notices: told, unread, mayChooseMail, page, total } = useLoaderData<typeof loader>()
  return (
    <>
      <TitleBar
        title="お知らせ"
        actions={
          <>
            {mayChooseMail && (
              <LinkButton to="/me/mail" size="sm">
                メールの受け取り方
              </LinkButton>
            )}
            {unread > 0 && (
              <Form method="post">
                <Button size="sm" icon="check">
                  すべて読んだことにする
                </Button>
              </Form>
            )}
          </>
        }
      />
      {told.length === 0 && <EmptyState title="お知らせはありません">新しいことがあると、ここに出ます。</EmptyState>}
      <ul className="dated-list">
        {told.map((notice) => (
          <li key={notice.noticeId}>
            <time className="w-36! nowrap">{notice.on}</time>
            <Form method="post" className="grow">
              <input type="hidden" name="notice" value={notice.noticeId} />
              <button
                type="submit"
                className={notice.unread ? 'link-button text-left font-bold' : 'link-button text-left'}
              >
                {notice.title}
              </button>
            </Form>
            {notice.unread && <Tag look="warn">新しい</Tag>}
          </li>
        ))}
      </ul>
      {total > 0 && <Pagination page={page} pageSize={20} total={total} hrefOf={(each) => `?page=${each}`} />}
    </>
  )
}
