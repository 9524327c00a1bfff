import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { CourseChangedMeanwhile, LaterChanges } from '~/features/training/course-changes'
import { CourseFields } from '~/features/training/course-fields'
import { submitCourse } from '~/features/training/course-submission.server'
import { editCourse } from '~/features/training/edit-course.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '研修を変える｜DX人材ポータル' }]

export function loader({ request, params }: LoaderFunctionArgs) {
  return editCourse(request, { code: params.code ?? '' })
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await submitCourse(request)
  if (outcome.ok) return redirect(`/training/courses/${outcome.code}?done=saved`)
  return data(outcome, { status: outcome.status })
}

export default function TrainingCourseEdit() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  const title = page.course?.title ?? '新しい研修'
  const back = page.course ? `/training/courses/${page.course.code}` : '/training'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training', label: '研修' },
          ...(page.course ? [{ to: back, label: title }] : []),
        ]}
        here={page.course ? '変える' : title}
      />
      <TitleBar title={title} lead={page.course?.code} />
      <LaterChanges later={page.later} />
      {kept?.conflict && <CourseChangedMeanwhile fields={kept.conflict.fields} />}
      <CourseFields page={page} kept={kept} edition={kept?.conflict?.edition ?? page.edition} busy={busy} back={back} />
    </>
  )
}
