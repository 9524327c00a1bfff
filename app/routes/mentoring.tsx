import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { MastersTable } from '~/features/mentoring/masters-table'
import { MeetingPaper } from '~/features/mentoring/meeting-paper'
import { mentoring } from '~/features/mentoring/mentoring.server'
import { MentoringHeading } from '~/features/mentoring/mentoring-heading'
import { actAtDesk } from '~/features/mentoring/mentoring-intents.server'
import { NoteForm } from '~/features/mentoring/note-form'
import { ProgressTable } from '~/features/mentoring/progress-table'
import { SeatTable } from '~/features/mentoring/seat-table'
import { TaskTable } from '~/features/mentoring/task-table'
import { ThinTable } from '~/features/mentoring/thin-table'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'

export const meta: MetaFunction = () => [{ title: '指導｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  return mentoring(request, { open: search.get('open') ?? '', mentee: search.get('mentee') ?? '' })
}

export async function action({ request }: ActionFunctionArgs) {
  const sent = await actAtDesk(request)
  return sent.ok ? redirect('/mentoring?done=note#note') : data(sent.kept, sent.status)
}

export default function MentoringRoute() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const done = useSearchParams()[0].get('done')
  const { note } = page
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="指導" />
      <MentoringHeading page={page} />
      {done === 'note' && (
        <Notice tone="ok" live>
          面談を記録しました。本人も読めます。
        </Notice>
      )}
      <TaskTable tasks={page.tasks} heading={`あなたを待っている ${page.tasks.length} 件`} />
      {page.progress.map((group) => (
        <ProgressTable key={group.role} group={group} />
      ))}
      <MastersTable masters={page.masters} />
      <SeatTable page={page} />
      <div className="mentoring-foot section no-print">
        {note.mentees.length > 0 && (
          <section aria-labelledby="note">
            <h2 id="note">面談の記録</h2>
            <NoteForm mentees={note.mentees} chosen={note.mentee} today={page.todayInWareki} kept={kept} />
          </section>
        )}
        {page.thin && <ThinTable thin={page.thin} />}
      </div>
      <MeetingPaper page={page} />
    </>
  )
}
