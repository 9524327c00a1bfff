import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Differences, StandsInTheWay } from '~/features/assessment/check-list'
import { failureOf } from '~/features/assessment/failure'
import { submitAssessment } from '~/features/assessment/submit-assessment.server'
import { submitCheck } from '~/features/assessment/submit-check.server'
import { purposeAddress } from '~/features/purpose/purpose-address'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { KeyPanel } from '~/ui/panel'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '確かめて出す｜DX人材ポータル' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await submitCheck(request, { round: new URL(request.url).searchParams.get('round') })
  // Nothing to enter: the round is over, or asks others.
  if (page === null) throw redirect('/me/skills')
  if (page.purposeDue) throw redirect(purposeAddress(request))
  if (page.round.state === 'submitted' || page.round.state === 'confirmed') throw redirect('/me/skills')
  return page
}

export async function action({ request }: ActionFunctionArgs) {
  const done = await submitAssessment(request, await request.formData())
  const problem = failureOf(done)
  if (problem === null) return redirect('/me/skills')
  return data({ problem }, { status: 'conflict' in done ? 409 : 422 })
}

export default function SubmitPage() {
  const { round, revision, missing, withoutEvidence, different, same } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const sending = useNavigation().state !== 'idle'
  const ready = missing.length === 0 && withoutEvidence.length === 0
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/me/skills', label: 'わたしのスキル' },
        ]}
        here={`${round.name}（確かめて出す）`}
      />
      <TitleBar title="確かめて出す" lead={`${round.name}。しめきりは ${round.due} です。`} />
      {failed && (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      )}
      {ready ? (
        <KeyPanel
          title={`${round.asked} スキルを出せます`}
          action={
            <Form method="post">
              <input type="hidden" name="round" value={round.roundId} />
              <input type="hidden" name="revision" value={revision} />
              <Button look="primary" size="lg" wideOnPhone disabled={sending}>
                確認者に出す
              </Button>
            </Form>
          }
        >
          <p>出したあとも、確認者が見るまでは取り下げて直せます。</p>
        </KeyPanel>
      ) : (
        <StandsInTheWay missing={missing} withoutEvidence={withoutEvidence} />
      )}
      <Differences different={different} same={same} />
      <p className="mt-6">
        <Link to="/me/skills/review">前回から変わりないものを見直す</Link>
      </p>
    </>
  )
}
