import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { copySessions } from '~/features/training/copy-sessions.server'
import { errorsOf } from '~/features/training/kept-form'
import { CopyPanel, PlannedSessions, SessionsFilters } from '~/features/training/planned-sessions'
import { plannedSessions, type SessionsPage, sessionsParamsOf } from '~/features/training/sessions.server'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `実施回 ${page?.title ?? ''}｜DX人材ポータル` },
]

export function loader({ request }: LoaderFunctionArgs) {
  return plannedSessions(request, sessionsParamsOf(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const copied = await copySessions(request, await request.formData())
  if (copied.ok) return redirect(`/training/sessions?year=${copied.value.year}&copied=${copied.value.copied}`)
  return data({ problem: Object.values(errorsOf(copied)).flat().join(' ') }, { status: 422 })
}

export default function TrainingSessions() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const copied = Number(useSearchParams()[0].get('copied'))
  const busy = useNavigation().state !== 'idle'
  const { total } = page
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="実施回" />
      <TitleBar
        title={`実施回　${page.title}`}
        insight={total.sessions > 0 && insightOf(total)}
        actions={
          <>
            <LinkButton to="/training/certificates">外部の修了証</LinkButton>
            <LinkButton to="/training/matching">eラーニングの記録</LinkButton>
            <PrintButton />
            <LinkButton to="/training/sessions/new" look="primary">
              実施回を作る
            </LinkButton>
          </>
        }
      />
      {failed && (
        <Notice tone="error" live title="できませんでした">
          {failed.problem}
        </Notice>
      )}
      {copied > 0 && (
        <Notice tone="ok" live title={`${copied} 回を写しました`}>
          日と場所を確かめて、「変える」から直してください。
        </Notice>
      )}
      <CopyPanel page={page} busy={busy} />
      <SessionsFilters page={page} />
      {page.lines.length === 0 ? (
        <EmptyState title="合う実施回がありません">
          年度か条件を変えるか、「実施回を作る」から加えてください。
        </EmptyState>
      ) : (
        <PlannedSessions page={page} />
      )}
    </>
  )
}

function insightOf({ sessions, seated, waitlisted, applied }: SessionsPage['total']): string {
  if (seated + waitlisted + applied === 0) return `${sessions} 回。まだ申込みはありません。`
  return `${sessions} 回に ${seated.toLocaleString('ja-JP')} 人の席があり、${waitlisted} 人が順番を待ち、${applied} 人が承認を待っています。`
}
