import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { mentee } from '~/features/mentoring/mentee.server'
import { MenteeCriteria, MenteeLevels } from '~/features/mentoring/mentee-criteria'
import { MenteeMeetings } from '~/features/mentoring/mentee-meetings'
import { MenteeSessions } from '~/features/mentoring/mentee-sessions'
import { actAtDesk } from '~/features/mentoring/mentoring-intents.server'
import { NoteForm } from '~/features/mentoring/note-form'
import { TaskTable } from '~/features/mentoring/task-table'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { PaperHead } from '~/ui/paper-head'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? '指導'}｜DX人材ポータル` },
]

const DONE: Record<string, string> = {
  note: '面談を記録しました。本人も読めます。',
  remove: '記録を消しました。',
  meeting: '予定に入れました。本人に知らせが届きます。',
  'call-off': '面談を取りやめました。',
}

export function loader({ request, params }: LoaderFunctionArgs) {
  const edit = new URL(request.url).searchParams.get('edit') ?? '0'
  return mentee(request, { staffNumber: params.staffNumber ?? '', edit })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const sent = await actAtDesk(request)
  if (!sent.ok) return data(sent.kept, sent.status)
  return redirect(`/mentoring/${encodeURIComponent(params.staffNumber ?? '')}?done=${sent.intent}`)
}

export default function MenteeRoute() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const done = DONE[useSearchParams()[0].get('done') ?? '']
  const { edited } = page
  return (
    <>
      <PaperHead cityName="○○市" made={`基準日 ${page.today}`} />
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/mentoring', label: '指導' },
        ]}
        here={page.name}
      />
      <TitleBar
        title={page.name}
        lead={`${[page.place, page.standing].filter(Boolean).join('・')}。あなたは${page.kind}です（${page.since}から）。`}
        actions={<PrintButton />}
      />
      {done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <TaskTable tasks={page.tasks} heading="あなたを待っているもの" />
      <div className="mentoring-foot section">
        <section aria-labelledby="note" className="no-print">
          <h2 id="note">{edited ? '面談の記録を書き直す' : '面談の記録'}</h2>
          <NoteForm
            key={edited?.sessionId ?? 0}
            mentees={[{ value: page.staffNumber, label: page.name }]}
            chosen={page.staffNumber}
            today={page.today}
            note={edited}
            kept={kept?.intent === 'note' ? kept : null}
          />
        </section>
        <MenteeMeetings page={page} kept={kept?.intent === 'meeting' ? kept : null} />
      </div>
      <MenteeSessions page={page} />
      <MenteeCriteria page={page} />
      <div className="mentoring-foot section">
        <MenteeLevels page={page} />
        <section aria-labelledby="projects">
          <h2 id="projects">業務改善（{page.projects.length} 件）</h2>
          {page.projects.length === 0 ? (
            <p>担当した業務改善は、まだありません。</p>
          ) : (
            <ul>
              {page.projects.map(({ projectId, title, state }) => (
                <li key={projectId}>
                  <Link to={`/practices/${projectId}`}>{title}</Link> <span className="sub">{state}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      <p className="small sub section">この記録を見たことは、本人の「わたしの記録を見た人」に残ります。</p>
    </>
  )
}
