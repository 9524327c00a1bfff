import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { CourseChoice } from '~/features/training/course-choice'
import { newSession } from '~/features/training/edit-session.server'
import { errorsOf, valuesOf } from '~/features/training/kept-form'
import { planSession } from '~/features/training/plan-session.server'
import { SessionFields } from '~/features/training/session-fields'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '新しい実施回｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return newSession(request, { course: new URL(request.url).searchParams.get('course') ?? '' })
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const values = valuesOf(form)
  const planned = await planSession(request, form)
  if (planned.ok) return redirect(`/training/sessions/${planned.value.sessionId}?done=planned`)
  return data({ values, errors: errorsOf(planned) }, { status: 422 })
}

export default function TrainingSessionNew() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training/sessions', label: '実施回' },
        ]}
        here="新しい実施回"
      />
      <TitleBar title="新しい実施回" lead={page.course ? `${page.course.code} ${page.course.title}` : undefined} />
      {page.course ? (
        <SessionFields page={page} kept={kept} revision={null} busy={busy} back="/training/sessions" />
      ) : (
        <CourseChoice courses={page.courses} />
      )}
    </>
  )
}
