import { SkillMapChart } from '~/charts/skill-map-chart'
import type { SkillMapLinks } from '~/charts/skill-map-markup'
import { SkillMapTable } from '~/charts/skill-map-table'
import { Notice } from '~/ui/notice'
import { CategorySwitch } from './category-switch'
import { CellPanel } from './cell-panel'
import { cellHrefStart, cellIn, DIRECTLY, mapHref } from './map-state'
import type { MapPage } from './skill-map.server'

/** The map wide and narrow, as a drawing or a table, with the chosen cell unfolded beneath. */
export function MapBoard({ page }: { page: MapPage }) {
  const links = linksOf(page)
  return (
    <>
      {page.hiding > 0 && (
        <div className="mb-3">
          <HidingNotice page={page} />
        </div>
      )}
      <div className="map-with-panel">
        <div>
          <div className="map-full">
            <Drawing page={page} layout={page.wide} links={links} />
          </div>
          <div className="map-by-category no-print">
            <CategorySwitch page={page} />
            <Drawing page={page} layout={page.compact} links={links} />
          </div>
          <KeyNote page={page} />
        </div>
        {page.cell && <CellPanel cell={page.cell} page={page} />}
      </div>
    </>
  )
}

type DrawingProps = { page: MapPage; layout: MapPage['wide']; links: SkillMapLinks }

function Drawing({ page, layout, links }: DrawingProps) {
  if (page.state.view === 'table') return <SkillMapTable layout={layout} links={links} />
  const chosen = cellIn(page.state)
  return (
    <SkillMapChart
      layout={layout}
      links={links}
      selection={page.cell && chosen}
      closeHref={mapHref(page.state, { cell: '' })}
    />
  )
}

/** Units open into what lies below them; where nothing does, into their people. */
function linksOf(page: MapPage): SkillMapLinks {
  return {
    cell: cellHrefStart(page.state),
    units: Object.fromEntries(page.wide.rows.map(({ code }) => [code, unitHref(page, code)])),
  }
}

function unitHref({ state, opens, opensPeople }: MapPage, code: string): string {
  if (opens.includes(code)) return mapHref(state, { unit: code, cell: '' })
  if (!opensPeople) return ''
  const asOf = state.asOf === '' ? '' : `&asOf=${encodeURIComponent(state.asOf)}`
  const unit = code === DIRECTLY ? `${encodeURIComponent(state.unit)}&directly=1` : encodeURIComponent(code)
  return `/people?unit=${unit}${asOf}`
}

function HidingNotice({ page }: { page: MapPage }) {
  return (
    <Notice tone="quiet">
      <span className="hidden-cell" aria-hidden="true">
        ＊
      </span>{' '}
      <b>
        評価済みが 5 人に満たない{page.unitHeading}の数と、それが全体の計から引き算で分かる{page.unitHeading}
        の数は示しません。
      </b>
      いまは {page.hiding} {page.unitHeading}です（どちらの理由かは示しません）。CSV・Excel・印刷でも同じです。
    </Notice>
  )
}

function KeyNote({ page }: { page: MapPage }) {
  return (
    <p className="small sub mt-2">
      {page.state.view === 'chart' && (
        <span className="wide-only no-print mr-6">
          <b>キー</b>　矢印：動く　Enter：くわしく　Esc：閉じる　Home・End：行の端
        </span>
      )}
      {NOTES[page.wide.measure](page.state.level)}
      {page.wide.sumX !== null && '「延べ」はスキルの合計、「1人あたり」は延べ ÷ 評価済みです。'}
      {page.hiding > 0 && '計は ＊ を含みます。'}
      職員の少ない{page.unitHeading}では、1 人で色が大きく変わります。
    </p>
  )
}

const NOTES: Record<MapPage['wide']['measure'], (level: number) => string> = {
  count: (level) => `数字はレベル ${level} 以上と確認された人数、色は評価済みに占める割合です。`,
  median: () => '数字は評価済みの人の確認済みレベルの中央値です。',
  gap: () => '数字は、役割が求めるレベルに届いていない人数（未評価の人を含む）です。',
  change: () => '数字は、比較する日からの変化です。',
}
