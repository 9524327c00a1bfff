import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EMPLOYMENT_TYPE_WORDS } from '~/domain/terms'
import { LevelHistory, PersonLegend } from '~/features/people/level-history'
import { person } from '~/features/people/person.server'
import { PersonPast } from '~/features/people/person-past'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'wide' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? '職員'}｜DX人材ポータル` }]

export function loader({ request, params }: LoaderFunctionArgs) {
  return person(request, { staffNumber: params.staffNumber ?? '' })
}

export default function PersonRoute() {
  const page = useLoaderData<typeof loader>()
  const employment = EMPLOYMENT_TYPE_WORDS[page.employmentType as keyof typeof EMPLOYMENT_TYPE_WORDS]
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/people', label: '職員と所属' },
        ]}
        here={page.name}
      />
      <TitleBar
        title={page.name}
        beside={
          <span className="sub">
            {page.kana}
            {page.formerName && `（旧姓 ${page.formerName}）`}
          </span>
        }
        lead={
          <>
            {[page.place, page.title, employment, page.jobCategory].filter(Boolean).join('・') ||
              'いまは在職していません'}
            {'　職員番号 '}
            <span className="num">{page.numbers.join('、')}</span>
          </>
        }
        actions={<PrintButton />}
      />
      {!page.isSelf && <p className="small sub">この記録を見たことは、本人の「わたしの記録を見た人」に残ります。</p>}
      <section className="section">
        <div className="row row-between">
          <h2>スキルのレベル（評価済み {page.assessed}）</h2>
          <PersonLegend showsSelf={page.showsSelf} />
        </div>
        {page.categories.length > 0 ? (
          <LevelHistory page={page} />
        ) : (
          <EmptyState title="確認済みのレベルは、まだありません">
            評価期間か随時確認で確認されると、ここに出ます。
          </EmptyState>
        )}
      </section>
      <PersonPast page={page} />
    </>
  )
}
