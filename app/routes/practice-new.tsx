import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { newProject } from '~/features/practice/new-project.server'
import { ProjectFields } from '~/features/practice/project-fields'
import { proposeStep } from '~/features/practice/propose-step.server'
import { SimilarList } from '~/features/practice/similar-list'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '業務改善を提案する｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return newProject(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const step = await proposeStep(request, await request.formData())
  if ('proposed' in step) return redirect(`/practices/${step.proposed}?done=proposed`)
  return 'similar' in step ? data(step) : data({ ...step, similar: [] }, { status: 422 })
}

export default function PracticeNew() {
  const { units, unit, tools, today } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const similar = sent?.similar ?? []
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/practices', label: '業務改善' },
        ]}
        here="提案する"
      />
      <TitleBar
        title="業務改善を提案する"
        lead="あなたが中心の人になります。分かるところまでで出せます。あとから何度でも直せます。"
      />
      <ErrorSummary errors={sent?.kept.errors ?? {}} />
      {similar.length > 0 && (
        <section className="section-tight mb-6" aria-labelledby="similar">
          <Notice tone="info" live title="似た業務改善があります。まだ出していません">
            <span id="similar">同じものなら、その人に聞くと早く進みます。違うものなら、そのまま提案してください。</span>
            <SimilarList similar={similar} />
          </Notice>
        </section>
      )}
      <Form method="post">
        <ProjectFields
          kept={sent?.kept ?? { values: { unit }, errors: {} }}
          units={units}
          tools={tools}
          proposedOn={today}
        >
          <Button look="primary" size="lg" name="go" value={similar.length > 0 ? 'propose' : 'check'} disabled={busy}>
            {similar.length > 0 ? 'このまま提案する' : '提案する'}
          </Button>
        </ProjectFields>
      </Form>
    </>
  )
}
