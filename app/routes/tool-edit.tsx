import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Clashes } from '~/features/practice/clashes'
import { editTool } from '~/features/practice/edit-tool.server'
import { keptForm } from '~/features/practice/kept-form'
import { toolEdit } from '~/features/practice/tool-edit.server'
import { TOOL_LABELS, ToolFields } from '~/features/practice/tool-fields'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? '内製ツール'}を直す｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return toolEdit(request, { id: params.id ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  form.set('tool', params.id ?? '')
  const result = await editTool(request, form)
  if (result.ok) return redirect(`/tools/${params.id}?done=edited`)
  const clash = 'conflict' in result
  return data({ kept: keptForm(form, clash ? null : result), clash }, { status: clash ? 409 : 422 })
}

export default function ToolEdit() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/tools', label: '内製ツール台帳' },
          { to: `/tools/${page.toolId}`, label: page.name },
        ]}
        here="内容を直す"
      />
      <TitleBar title="内容を直す" lead="担当、後任、ためした記録は、ツールのページで変えます。" />
      <ErrorSummary errors={sent?.kept.errors ?? {}} />
      {sent?.clash && <Clashes theirs={page.kept} mine={sent.kept.values} labels={TOOL_LABELS} />}
      <Form method="post" className="section-tight">
        <input type="hidden" name="revision" value={page.kept.revision} />
        <ToolFields kept={sent?.kept ?? { values: page.kept, errors: {} }} units={page.units}>
          <Button look="primary" disabled={busy}>
            保存する
          </Button>
          <LinkButton look="text" to={`/tools/${page.toolId}`}>
            やめる
          </LinkButton>
        </ToolFields>
      </Form>
    </>
  )
}
