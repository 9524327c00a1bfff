import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMentoring } from '~/features/mentoring/own-mentoring.server'
import { OwnMeetings, OwnMentors, OwnNextSteps, OwnSessions } from '~/features/mentoring/own-mentoring-list'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'わたしのメンター｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return ownMentoring(request, {})
}

export default function OwnMentoring() {
  const page = useLoaderData<typeof loader>()
  const { mentors, meetings, next, sessions } = page
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/me/certification', label: '認定' },
        ]}
        here="わたしのメンター"
      />
      <TitleBar title="わたしのメンター" lead="面談で話したことと、次にやることです。メンターだけのメモは出ません。" />
      {mentors.length === 0 && sessions.length === 0 ? (
        <EmptyState title="メンターは、まだ決まっていません">
          役割をめざすことを選び、所属長の推薦があると、事務局がメンターを決めます。
        </EmptyState>
      ) : (
        <>
          {next.length > 0 && (
            <section className="section" aria-labelledby="next">
              <h2 id="next">次にやること</h2>
              <OwnNextSteps page={page} />
            </section>
          )}
          {meetings.length > 0 && (
            <section className="section" aria-labelledby="meetings">
              <h2 id="meetings">面談の予定</h2>
              <OwnMeetings page={page} />
            </section>
          )}
          {mentors.length > 0 && (
            <section className="section" aria-labelledby="mentors">
              <h2 id="mentors">メンター</h2>
              <OwnMentors page={page} />
            </section>
          )}
          {sessions.length > 0 && (
            <section className="section" aria-labelledby="sessions">
              <h2 id="sessions">これまでの面談（{sessions.length} 件）</h2>
              <OwnSessions page={page} />
            </section>
          )}
        </>
      )}
    </>
  )
}
