import { Link } from '@remix-run/react'
import { LinkButton } from '~/ui/button'
import { PaperHead } from '~/ui/paper-head'
import { PrintButton } from '~/ui/print-button'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'
import { CopyAddress } from './copy-address'
import { mapHref } from './map-state'
import type { MapPage } from './skill-map.server'

/** The title, what was counted, what the numbers say at a glance, and the ways out of the page. */
export function MapHeading({ page }: { page: MapPage }) {
  const { insight, state } = page
  return (
    <>
      <PaperHead cityName="○○市" made={`基準日 ${page.asOfInWareki}　作成 ${page.printedBy}　1 / 1`} />
      <TitleBar
        title={page.title}
        beside={page.isLive ? undefined : <Tag>集計だけを表示</Tag>}
        lead={<Lead page={page} />}
        insight={
          insight && (
            <>
              {insight.before}
              <em>{insight.point}</em>
              {insight.after}
            </>
          )
        }
        actions={
          <>
            <LinkButton size="sm" icon="download" to={mapHref(state, {}, '/map.csv')} reloadDocument>
              CSV
            </LinkButton>
            <LinkButton size="sm" icon="download" to={mapHref(state, {}, '/map.xlsx')} reloadDocument>
              Excel
            </LinkButton>
            <PrintButton />
            <CopyAddress href={mapHref(state)} />
          </>
        }
      />
    </>
  )
}

function Lead({ page }: { page: MapPage }) {
  const people = page.people.toLocaleString('ja-JP')
  const assessed = page.assessed.toLocaleString('ja-JP')
  if (page.publishedIn !== null) {
    return (
      <>
        {page.units} {page.unitHeading}、職員 {people} 人のうち評価済み {assessed} 人。{page.publishedIn}に公表した、
        <b>確認済み</b>の集計です。
      </>
    )
  }
  return (
    <>
      {page.staff === 'regular' ? '職員' : '会計年度任用職員'} {people} 人のうち評価済み {assessed} 人。<b>確認済み</b>
      のレベルだけを数えます。
      {page.staff === 'regular' ? (
        <>
          会計年度任用職員は、<Link to={mapHref(page.state, { staff: 'fiscal_year', cell: '' })}>別に示します</Link>。
        </>
      ) : (
        <>
          常勤の職員とは別に数えます（
          <Link to={mapHref(page.state, { staff: 'regular', cell: '' })}>常勤の職員を見る</Link>）。
        </>
      )}
    </>
  )
}
