import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { keptForm } from '~/features/practice/kept-form'
import { registerTool } from '~/features/practice/register-tool.server'
import { newTool } from '~/features/practice/tool-edit.server'
import { ToolFields } from '~/features/practice/tool-fields'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'ツールを登録する｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return newTool(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const result = await registerTool(request, form)
  if (result.ok) return redirect(`/tools/${result.value.toolId}?done=registered`)
  return data({ kept: keptForm(form, result) }, { status: 422 })
}

export default function ToolNew() {
  const { units, unit } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/practices', label: '業務改善' },
          { to: '/tools', label: '内製ツール台帳' },
        ]}
        here="登録する"
      />
      <TitleBar title="ツールを登録する" lead="作った人がいなくなっても使えるように、担当と資料を残します。" />
      <ErrorSummary errors={sent?.kept.errors ?? {}} />
      <Form method="post">
        <ToolFields kept={sent?.kept ?? { values: { unit }, errors: {} }} units={units} withOwner>
          <Button look="primary" disabled={busy}>
            登録する
          </Button>
        </ToolFields>
      </Form>
    </>
  )
}
