import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Clashes, PROJECT_LABELS } from '~/features/practice/clashes'
import { editProject } from '~/features/practice/edit-project.server'
import { keptForm } from '~/features/practice/kept-form'
import { projectEdit } from '~/features/practice/project-edit.server'
import { ProjectFields } from '~/features/practice/project-fields'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? '業務改善'}を直す｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return projectEdit(request, { id: params.id ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  form.set('project', params.id ?? '')
  const result = await editProject(request, form)
  if (result.ok) return redirect(`/practices/${params.id}?done=edited`)
  const clash = 'conflict' in result
  return data({ kept: keptForm(form, clash ? null : result), clash }, { status: clash ? 409 : 422 })
}

export default function PracticeEdit() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/practices', label: '業務改善' },
          { to: `/practices/${page.projectId}`, label: page.title },
        ]}
        here="内容を直す"
      />
      <TitleBar title="内容を直す" lead="人・成果物・効果・経過は、業務改善のページで加えます。" />
      <ErrorSummary errors={sent?.kept.errors ?? {}} />
      {sent?.clash && <Clashes theirs={page.kept} mine={sent.kept.values} labels={PROJECT_LABELS} />}
      <Form method="post" className="section-tight">
        <input type="hidden" name="revision" value={page.kept.revision} />
        <ProjectFields kept={sent?.kept ?? { values: page.kept, errors: {} }} units={page.units} tools={page.tools}>
          <Button look="primary" disabled={busy}>
            保存する
          </Button>
          <LinkButton look="text" to={`/practices/${page.projectId}`}>
            やめる
          </LinkButton>
        </ProjectFields>
      </Form>
    </>
  )
}
