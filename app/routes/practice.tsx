import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { projectPage } from '~/features/practice/project.server'
import { ProjectArtefacts } from '~/features/practice/project-artefacts'
import { ProjectEffects } from '~/features/practice/project-effects'
import { ProjectEvents, ReviewPanel } from '~/features/practice/project-events'
import { actOnProject } from '~/features/practice/project-intents.server'
import { ProjectPeople } from '~/features/practice/project-people'
import { ProjectStateTag } from '~/features/practice/project-state'
import { Comparison, NobodyLeft, ProjectSummary, projectInsight } from '~/features/practice/project-view'
import { PROJECT_DONE } from '~/features/practice/project-words'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? '業務改善'}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return projectPage(request, { id: params.id ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const outcome = await actOnProject(request, params.id ?? '')
  if (!outcome.ok) return data(outcome, { status: 422 })
  return redirect(`/practices/${params.id}?done=${outcome.intent}`)
}

export default function Practice() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const done = PROJECT_DONE[useSearchParams()[0].get('done') ?? '']
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/practices', label: '業務改善' },
        ]}
        here={page.title}
      />
      <TitleBar
        title={page.title}
        beside={<ProjectStateTag state={page.state} />}
        lead={`${[page.unitsAbove, page.unitName].filter(Boolean).join(' ')}　${page.process}`}
        insight={projectInsight(page)}
        actions={
          <>
            {page.may.edit && (
              <LinkButton size="sm" to={`/practices/${page.projectId}/edit`}>
                内容を直す
              </LinkButton>
            )}
            <PrintButton />
          </>
        }
      />
      {sent && (
        <Notice tone="error" live title="できませんでした">
          {Object.values(sent.kept.errors).flat().join(' ')}
        </Notice>
      )}
      {!sent && done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <NobodyLeft page={page} />
      <Comparison page={page} />
      <ProjectSummary page={page} />
      <ReviewPanel page={page} sent={sent} />
      <ProjectEffects page={page} sent={sent} />
      <ProjectArtefacts page={page} sent={sent} />
      <ProjectPeople page={page} sent={sent} />
      <ProjectEvents page={page} sent={sent} />
    </>
  )
}
