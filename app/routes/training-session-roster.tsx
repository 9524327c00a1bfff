import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { AttendanceForm } from '~/features/enrolment/attendance-form'
import { ReleasePanel } from '~/features/enrolment/release-panel'
import { roster } from '~/features/enrolment/roster.server'
import { actOnRoster } from '~/features/enrolment/roster-intents.server'
import { RosterPaper, WaitingOrder } from '~/features/enrolment/roster-paper'
import { SEAT_ORDER } from '~/features/enrolment/seat-reason-words'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button, LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Pagination } from '~/ui/pagination'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'wide' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `受講者名簿：${page?.session.courseTitle ?? ''}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return roster(request, { id: params.id ?? '', page: new URL(request.url).searchParams.get('page') ?? 1 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const outcome = await actOnRoster(request, params.id ?? '')
  if (!outcome.ok) return data(outcome, { status: outcome.status })
  return redirect(`/training/sessions/${params.id}/roster?done=${outcome.done}&n=${outcome.count}`)
}

export default function SessionRoster() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const { session, people, waiting, hasBegun, isOver } = page
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training/sessions', label: '実施回' },
          { to: `/training/sessions/${session.sessionId}`, label: `${session.courseTitle} ${session.name}` },
        ]}
        here="受講者名簿"
      />
      <TitleBar
        title={`受講者名簿　${session.courseTitle} ${session.name}`}
        lead={`${session.when}　${session.where}　席 ${page.total}${session.capacity === null ? '' : `／${session.capacity}`} 人、順番待ち ${waiting.length} 人、承認待ち ${page.applied} 人。`}
        actions={<Actions page={page} busy={busy} />}
      />
      {failed ? (
        <Notice tone="error" live title="保存できませんでした">
          {[...new Set(Object.values(failed.errors).flat())].join(' ')}
        </Notice>
      ) : (
        <Done />
      )}
      {people.length === 0 ? (
        <EmptyState title="席のある人はまだいません">所属長が承認すると、ここに並びます。</EmptyState>
      ) : (
        <>
          {hasBegun && !session.isCancelled && (
            <section className="section-tight no-print" aria-labelledby="attendance">
              <h2 id="attendance">出欠と結果</h2>
              <AttendanceForm
                // What somebody else entered meanwhile has to show, beside what was typed here.
                key={`${failed === undefined} ${people.map(({ state, score }) => `${state} ${score}`).join()}`}
                page={page}
                errors={failed?.errors ?? {}}
                sent={failed?.sent ?? {}}
                busy={busy}
              />
            </section>
          )}
          <section className={hasBegun ? 'paper-only' : 'section-tight'} aria-label="名簿">
            <RosterPaper page={page} signed={!isOver} />
          </section>
        </>
      )}
      {page.total > page.shown && (
        <Pagination
          page={page.number}
          pageSize={page.shown}
          total={page.total}
          unit="人"
          hrefOf={(number) => `?page=${number}`}
        />
      )}
      {!hasBegun && !session.isCancelled && (
        <ReleasePanel
          people={[...people, ...waiting].map(({ enrolmentId, name, section }) => ({
            enrolmentId,
            label: `${name}　${section}`,
          }))}
          failed={
            failed?.sent.intent === 'release'
              ? { errors: failed.errors, enrolment: failed.sent.enrolment ?? '', reason: failed.sent.reason ?? '' }
              : null
          }
          busy={busy}
        />
      )}
      {waiting.length > 0 && (
        <section className="section no-print" aria-labelledby="waiting">
          <h2 id="waiting">順番待ち {waiting.length} 人</h2>
          <p className="small sub mb-3">{SEAT_ORDER}</p>
          <WaitingOrder waiting={waiting} />
        </section>
      )}
    </>
  )
}

function Actions({
  page: { session, people, isOver },
  busy,
}: {
  page: ReturnType<typeof useLoaderData<typeof loader>>
  busy: boolean
}) {
  return (
    <>
      <LinkButton size="sm" icon="download" reloadDocument to={`/training/sessions/${session.sessionId}/roster.xlsx`}>
        Excel
      </LinkButton>
      <PrintButton />
      {people.length > 0 && !isOver && !session.isCancelled && (
        <Form method="post">
          <Button size="sm" name="intent" value="remind" disabled={busy}>
            案内を送る
          </Button>
        </Form>
      )}
    </>
  )
}

function Done() {
  const [search] = useSearchParams()
  const count = Number(search.get('n') ?? 0)
  if (search.get('done') === 'reminded') {
    return (
      <Notice tone="ok" live>
        席のある {count} 人に案内を送りました。
      </Notice>
    )
  }
  if (search.get('done') === 'released') {
    return (
      <Notice tone="ok" live>
        申込みを取り消し、本人に知らせました。空いた席は、順番を待つ人に回ります。
      </Notice>
    )
  }
  if (search.get('done') !== 'saved') return null
  return (
    <Notice tone="ok" live>
      {count === 0 ? '変わったところはありません。' : `${count} 人の結果を保存しました。修了は本人の記録に入りました。`}
    </Notice>
  )
}
