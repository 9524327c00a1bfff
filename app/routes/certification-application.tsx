import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { Applicant, GivenNotes, HandedIn, StatusHistory } from '~/features/certification/application-status'
import { applicationStatus } from '~/features/certification/application-status.server'
import { PathStepper } from '~/features/certification/path-stepper'
import { StatusActs } from '~/features/certification/status-acts'
import { actOnApplication } from '~/features/certification/status-intents.server'
import { DONE_WORDS } from '~/features/certification/status-words'
import { TakeBackDecisionForm } from '~/features/certification/take-back-decision-form'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `${page.person.name}さんの` : ''}申請｜DX人材ポータル` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await applicationStatus(request, { id: params.id ?? '' })
  if (page.as === 'self') throw redirect(`/me/certification/application?role=${page.role}`)
  return page
}

export async function action({ request, params }: ActionFunctionArgs) {
  const result = await actOnApplication(request)
  if ('answered' in result) return data(result.answered, { status: 422 })
  // What went back to the person is theirs alone again.
  const to = { return: '/certification?view=applications&', decline: '/?' }[result.done]
  return redirect(`${to ?? `/certification/applications/${params.id}?`}done=${result.done}`)
}

export default function CertificationApplication() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const [search] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  const done = DONE_WORDS[search.get('done') ?? '']
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          ...(page.as === 'dx_office' ? [{ to: '/certification?view=applications', label: '認定' }] : []),
        ]}
        here="申請"
      />
      <TitleBar
        title={`${page.person.name}さんの${page.roleWord}の${page.stage}`}
        beside={<Tag>{page.stateWord}</Tag>}
        lead={
          <>
            <Applicant page={page} />
            {`。申請日 ${page.appliedOn}`}
          </>
        }
      />
      {answered && (
        <Notice tone="error" live title="できませんでした">
          {answered.problem}
        </Notice>
      )}
      {!answered && done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <PathStepper steps={page.steps} />
      {page.committeeId !== null && (
        <p className="no-print">
          <Link to={`/certification/committees/${page.committeeId}`}>認定委員会の議題を見る</Link>
        </p>
      )}
      <StatusActs page={page} answered={answered} busy={busy} />
      <HandedIn page={page} />
      <GivenNotes notes={page.notes} />
      <StatusHistory history={page.history} />
      <TakeBackDecisionForm page={page} answered={answered} busy={busy} />
    </>
  )
}
