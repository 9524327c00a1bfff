import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { NeedLists } from '~/features/section/need-list'
import { OneSkill } from '~/features/section/one-skill'
import { sectionSkills } from '~/features/section/section.server'
import { SectionFilters } from '~/features/section/section-filters'
import { countsInWords, SectionInsight, WaitingPanel } from '~/features/section/section-lead'
import { PAGE_SIZE, sectionView } from '~/features/section/section-view'
import { SkillMatrix } from '~/features/section/skill-matrix'
import { ThinSkills } from '~/features/section/thin-skills'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { LevelLegend } from '~/ui/legend'
import { Pagination } from '~/ui/pagination'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { landscape: true } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.unit.name ?? ''}のスキル｜DX人材ポータル` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const section = await sectionSkills(request, { code: params.code ?? '', asOf: search.get('asOf') })
  const [sort, group, page, skill] = ['sort', 'group', 'page', 'skill'].map((name) => search.get(name))
  return sectionView(section, { sort: sort ?? null, group: group ?? null, page: page ?? null, skill: skill ?? null })
}

export default function Section() {
  const section = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const hrefWith = (changed: Record<string, string>) => {
    const next = new URLSearchParams(search)
    next.delete('page')
    for (const [name, value] of Object.entries(changed)) next.set(name, value)
    return `?${next}`
  }
  const { unit, view } = section
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          ...[...section.parents].reverse().map((each) => ({ to: `/sections/${each.code}`, label: each.name })),
        ]}
        here={unit.name}
      />
      <TitleBar
        title={`${unit.name}のスキル`}
        lead={countsInWords(section)}
        insight={section.counts.counted > 0 ? <SectionInsight section={section} /> : undefined}
        actions={
          <>
            <LinkButton
              to={`/sections/${unit.code}/skills.xlsx?asOf=${section.day}`}
              size="sm"
              icon="download"
              reloadDocument
            >
              Excel
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <WaitingPanel section={section} />
      {section.mayManage && (
        <p className="row small mt-3 no-print">
          <Link to={`/sections/${unit.code}/confirm`}>確認</Link>
          <Link to={`/sections/${unit.code}/training`}>研修の申込み</Link>
          <Link to={`/sections/${unit.code}/delegates`}>確認と代理入力を任せる</Link>
          <Link to={`/sections/${unit.code}/nominations`}>推薦</Link>
          <Link to={`/sections/${unit.code}/recommendations`}>認定の推薦</Link>
          {section.counts.fiscalYear > 0 && <Link to={`/sections/${unit.code}/inclusions`}>会計年度任用職員</Link>}
        </p>
      )}
      {section.children.length > 0 && (
        <nav aria-label="下の組織" className="mt-3 no-print">
          <ul className="row small">
            {section.children.map((each) => (
              <li key={each.code}>
                <Link to={`/sections/${each.code}`}>{each.name}</Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {section.counts.counted === 0 ? (
        <EmptyState title="主の所属がここの職員はいません">
          {section.concurrent.length > 0
            ? `兼務の ${section.concurrent.map((each) => each.name).join('、')} さんは、主の所属で数えます。`
            : 'この所属の人数は 0 人です。'}
        </EmptyState>
      ) : (
        <>
          <ThinSkills section={section} />
          <NeedLists section={section} />
        </>
      )}
      {view.total > 0 && (
        <section className="section">
          <h2>
            職員 × {view.groupName}
            {view.group === 'core' ? 'スキル' : ''}
          </h2>
          <SectionFilters section={section} hrefWith={hrefWith} />
          <LevelLegend />
          <div className="mt-3">
            <SkillMatrix section={section} />
            <OneSkill section={section} hrefOf={(skill) => hrefWith({ skill })} />
          </div>
          {view.total > PAGE_SIZE && (
            <div className="wide-only">
              <Pagination
                page={view.page}
                pageSize={PAGE_SIZE}
                total={view.total}
                unit="人"
                hrefOf={(page) => hrefWith({ page: String(page) })}
              />
            </div>
          )}
          <p className="small sub mt-3">
            {section.concurrent.map(
              (each) => `兼務の ${each.name} さん（主：${each.primaryUnit ?? '不明'}）は、主の所属で数えます。`,
            )}
            レベルは個人の人事評価には使いません。
          </p>
        </section>
      )}
    </>
  )
}
