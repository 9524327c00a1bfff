import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { ApplyPanel } from '~/features/enrolment/apply-panel'
import { applyPanel } from '~/features/enrolment/apply-panel.server'
import { courseHref } from '~/features/training/course-words'
import { sessionPage } from '~/features/training/session.server'
import { DaysOff, SessionFacts } from '~/features/training/session-detail'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

const DONE: Record<string, string> = {
  planned: '実施回を作りました。きょうから申し込めます。',
  changed: '実施回を変えました。',
  applied: '申し込みました。',
  withdrawn: '申込みを取り下げました。',
  cancelled: '中止にして、席のある人と待っている人に知らせました。',
}

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${data.line.courseTitle} ${data.line.name}` : '実施回'}｜DX人材ポータル` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = params.id ?? ''
  const [page, application] = await Promise.all([sessionPage(request, { id }), applyPanel(request, { id })])
  return { ...page, application }
}

export default function TrainingSession() {
  const page = useLoaderData<typeof loader>()
  const done = useSearchParams()[0].get('done')
  const { line } = page
  const href = `/training/sessions/${line.sessionId}`
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training', label: '研修' },
          { to: courseHref(line.courseCode), label: line.courseTitle },
        ]}
        here={line.name}
      />
      <TitleBar
        title={`${line.courseTitle}　${line.name}`}
        beside={line.isCancelled ? <Tag look="warn">中止</Tag> : undefined}
        lead={`${line.courseCode}・${page.year}`}
        actions={
          <>
            {!line.isCancelled && (
              <LinkButton to={`${href}/event.ics`} icon="calendar" size="sm" reloadDocument>
                カレンダーに入れる
              </LinkButton>
            )}
            {page.plans && (
              <LinkButton to={`${href}/roster`} size="sm">
                名簿
              </LinkButton>
            )}
            {page.plans && !line.isCancelled && (
              <LinkButton to={`${href}/edit`} size="sm">
                回を変える
              </LinkButton>
            )}
          </>
        }
      />
      {done && DONE[done] && (
        <Notice tone="ok" live>
          {DONE[done]}
        </Notice>
      )}
      {line.isCancelled && (
        <Notice tone="warn" title="この回は中止になりました">
          ほかの回は、研修の画面で選べます。
        </Notice>
      )}
      <DaysOff page={page} />
      <ApplyPanel page={page.application} busy={useNavigation().state !== 'idle'} />
      <section className="section-tight" aria-label="実施回の内容">
        <SessionFacts page={page} />
      </section>
    </>
  )
}
