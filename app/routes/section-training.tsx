import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { decideByForm } from '~/features/enrolment/approval-intents.server'
import { approvals } from '~/features/enrolment/approvals.server'
import { ReleasePanel } from '~/features/enrolment/release-panel'
import { SEAT_ORDER } from '~/features/enrolment/seat-reason-words'
import { DecidedList, WaitingList } from '~/features/enrolment/waiting-list'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'wide' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.unit.name ?? ''}の研修の申込み｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return approvals(request, { code: params.code ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const outcome = await decideByForm(request, params.code ?? '')
  if (!outcome.ok) return data(outcome, { status: 422 })
  const search = new URLSearchParams({ done: outcome.done, n: String(outcome.decided) })
  if (outcome.meanwhile > 0) search.set('meanwhile', String(outcome.meanwhile))
  return redirect(`/sections/${params.code}/training?${search}`)
}

export default function SectionTraining() {
  const { unit, waiting, decided } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const decision = failed?.of === 'decision' ? failed : undefined
  const release = failed?.of === 'release' ? failed : undefined
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/sections/${unit.code}`, label: unit.name },
        ]}
        here="研修の申込み"
      />
      <TitleBar title={`${unit.name}　研修の申込み`} lead={`承認すると、席の順番に入ります。${SEAT_ORDER}`} />
      {failed ? (
        <Notice tone="error" live title="決められませんでした">
          {Object.values(failed.errors).flat().join(' ')}
        </Notice>
      ) : (
        <Done />
      )}
      <section className="section-tight" aria-labelledby="waiting">
        <h2 id="waiting">承認を待つ申込み {waiting.length > 0 && `${waiting.length} 件`}</h2>
        {waiting.length === 0 ? (
          <EmptyState title="承認を待つ申込みはありません">申込みがあると、ホームに出ます。</EmptyState>
        ) : (
          <WaitingList
            waiting={waiting}
            ticked={decision?.ticked ?? []}
            reason={decision?.reason ?? ''}
            reasonError={decision?.errors.reason?.[0]}
            busy={busy}
          />
        )}
      </section>
      {decided.length > 0 && (
        <section className="section" aria-labelledby="decided">
          <h2 id="decided">この 2 か月に決めた申込み</h2>
          <DecidedList decided={decided} />
          <ReleasePanel
            people={decided
              .filter(({ mayRelease }) => mayRelease)
              .map(({ enrolmentId, name, session, state }) => ({
                enrolmentId,
                label: `${name}　${session}（${state}）`,
              }))}
            failed={
              release ? { errors: release.errors, enrolment: release.ticked[0] ?? '', reason: release.reason } : null
            }
            busy={busy}
          />
        </section>
      )}
    </>
  )
}

const WORDS: Record<string, string> = {
  approved: 'を承認しました',
  declined: 'を見送り、理由を伝えました',
  released: 'の申込みを取り消し、理由を伝えました',
}

function Done() {
  const [search] = useSearchParams()
  const done = search.get('done')
  const said = WORDS[done ?? '']
  if (!said) return null
  const meanwhile = Number(search.get('meanwhile') ?? 0)
  return (
    <Notice tone="ok" live>
      {Number(search.get('n') ?? 0)} 件{said}。
      {meanwhile > 0 && `${meanwhile} 件は、ほかの人がもう決めたか、取り下げられていました。`}
    </Notice>
  )
}
