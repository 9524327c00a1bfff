import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { demoClock } from '~/features/demo-clock/clock.server'
import { moveClock } from '~/features/demo-clock/move-clock.server'
import type { PageFrame } from '~/root'
import { Button } from '~/ui/button'
import { TextInput } from '~/ui/field'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'デモの日付｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return demoClock(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const moved = await moveClock(request, form)
  if (moved.ok) return redirect('/admin/clock')
  const problem = 'invalid' in moved ? moved.invalid.today : 'refused' in moved ? [moved.refused] : []
  return data({ problem, today: String(form.get('today') ?? '') }, { status: 422 })
}

export default function AdminClock() {
  const { today, todayInWareki } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  return (
    <>
      <TitleBar
        title="デモの日付"
        lead="ポータル全体の「きょう」を動かします。発令や期限は、その日が来ると自分で効きます。記録は消えません。"
      />
      <p>
        いまは <b>{todayInWareki}</b>（{today}）です。
      </p>
      <Form method="post">
        <TextInput
          name="today"
          label="きょうとする日"
          help="例：令和11年4月1日、R11.4.1、2029-04-01"
          defaultValue={failed?.today ?? today}
          error={failed?.problem}
          autoComplete="off"
        />
        <Button look="primary">この日にする</Button>
      </Form>
    </>
  )
}
