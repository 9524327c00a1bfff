import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { catalogue } from '~/features/training/catalogue.server'
import { CatalogueFilters } from '~/features/training/catalogue-filters'
import { catalogueParamsOf } from '~/features/training/catalogue-params'
import { CourseGroups } from '~/features/training/course-table'
import { MonthCalendar } from '~/features/training/month-calendar'
import { NextList } from '~/features/training/next-list'
import { seatsInWords } from '~/features/training/session-seats'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: '研修｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return catalogue(request, catalogueParamsOf(request))
}

export default function Training() {
  const page = useLoaderData<typeof loader>()
  const [soonest] = page.next
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="研修" />
      <TitleBar
        title="研修"
        lead="何がのびるか、いつ受けられるか。修了だけではレベルは確認済みにならず、証跡として出せます。"
        insight={
          soonest && (
            <>
              次に受けられるもので、いちばん早いしめきりは <em>{soonest.applyBy}</em>、「{soonest.courseTitle}」（
              {seatsInWords(soonest)}）です。
            </>
          )
        }
        actions={
          <>
            {page.isStaff && <LinkButton to="/me/training/certificates">外部の修了証を出す</LinkButton>}
            {page.plansSessions && <LinkButton to="/training/courses/new">研修を加える</LinkButton>}
            <PrintButton />
          </>
        }
      />
      <CatalogueFilters page={page} />
      {page.courses === 0 && (
        <EmptyState title="まだ研修の目録がありません">
          職員課か情報システム課が目録を取り込むと、ここに並びます。
        </EmptyState>
      )}
      {page.courses > 0 && page.found === 0 && (
        <EmptyState title="合う研修がありません">条件をへらすか、言葉を短くしてください。</EmptyState>
      )}
      {!page.month && <NextList sessions={page.next} more={page.moreNext} />}
      {page.month ? <MonthCalendar month={page.month} state={page.state} /> : <CourseGroups groups={page.groups} />}
    </>
  )
}
