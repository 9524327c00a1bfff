import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { coursePage } from '~/features/training/course.server'
import { CourseFacts, CourseSessions, Develops, OwnStanding } from '~/features/training/course-detail'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.course.title ?? '研修'}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return coursePage(request, { code: params.code ?? '' })
}

export default function TrainingCourse() {
  const page = useLoaderData<typeof loader>()
  const isSaved = useSearchParams()[0].get('done') === 'saved'
  const { course } = page
  const href = `/training/courses/${course.code}`
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training', label: '研修' },
        ]}
        here={course.title}
      />
      <TitleBar
        title={course.title}
        beside={course.recurrence === 'every_fiscal_year' ? <Tag>毎年度</Tag> : undefined}
        lead={course.code}
        actions={
          page.edits && (
            <>
              <LinkButton to={`${href}/edit`}>研修を変える</LinkButton>
              <LinkButton to={`/training/sessions/new?course=${course.code}`}>実施回を作る</LinkButton>
            </>
          )
        }
      />
      {isSaved && (
        <Notice tone="ok" live>
          研修を書き込みました。
        </Notice>
      )}
      <OwnStanding page={page} />
      <CourseSessions page={page} />
      <Develops page={page} />
      <CourseFacts page={page} />
    </>
  )
}
