import { LevelBar, LevelCounts } from '~/charts/level-bar'
import { RankedBars } from '~/charts/ranked-bars'
import { percent } from '~/domain/skill-map'
import { LinkButton } from '~/ui/button'
import { Meter } from '~/ui/meter'
import { CellNames } from './cell-names'
import type { MapCell } from './map-cell'
import { DIRECTLY, mapHref } from './map-state'
import type { MapPage } from './skill-map.server'
import { peopleHref, ToPeople } from './to-people'

type CellProps = { cell: MapCell; page: MapPage }

/** The chosen cell: how its people are spread, how fresh the levels are, where they sit, who could teach. */
export function CellPanel({ cell, page }: CellProps) {
  return (
    <section className="panel" id="cell" aria-labelledby="cell-title">
      <div className="row row-between flex-nowrap items-start">
        <div>
          <p className="small sub">選んだ欄</p>
          <h2 id="cell-title" className="m-0">
            {cell.unitName} × {cell.skillName}
          </h2>
        </div>
        <LinkButton
          size="sm"
          icon="close"
          to={mapHref(page.state, { cell: '' })}
          preventScrollReset
          className="shrink-0"
        >
          閉じる
        </LinkButton>
      </div>
      {cell.isShown ? <Figures cell={cell} page={page} /> : <NotShown page={page} />}
    </section>
  )
}

function NotShown({ page }: { page: MapPage }) {
  return (
    <p className="mt-2">
      この{page.unitHeading}の数は示しません。評価済みが 5 人に満たないか、示すと 5 人に満たないほかの{page.unitHeading}
      の数が分かるためです。
    </p>
  )
}

function Figures({ cell, page }: CellProps) {
  const distribution = { counts: cell.counts, notAssessed: cell.notAssessed }
  return (
    <>
      <CellInsight cell={cell} page={page} />
      <div className="thirds mt-5">
        <div>
          <h3 className="sub-title">レベルの分布（職員 {cell.people.toLocaleString('ja-JP')} 人）</h3>
          <LevelBar distribution={distribution} />
          <LevelCounts distribution={distribution} />
          {cell.behind && <Freshness cell={cell} page={page} />}
        </div>
        <div>
          <CellUnits cell={cell} page={page} />
          <CellRequirement cell={cell} page={page} />
        </div>
        <CellNames cell={cell} page={page} />
      </div>
    </>
  )
}

function CellInsight({ cell, page }: CellProps) {
  const [most] = cell.units.shown
  const { level } = page.state
  const gathers = most && most.holders * 2 > cell.holders && cell.units.shown.length + cell.units.without.length > 1
  return (
    <p className="cell-insight">
      <b className="num">
        レベル {level} 以上は{' '}
        <ToPeople page={page} cell={cell} search={`level=${level}`}>
          {cell.holders.toLocaleString('ja-JP')} 人
        </ToPeople>
      </b>
      （評価済み {cell.assessed.toLocaleString('ja-JP')} 人の {percent(cell.holders, cell.assessed)} %。
      {cell.whole.name}は {cell.whole.share} %）。
      {gathers && (
        <>
          うち{' '}
          <b>
            {most.holders} 人が{most.name}に集まっています
          </b>
          。
        </>
      )}
    </p>
  )
}

function Freshness({ cell, page }: CellProps) {
  const { confirmed, fresh } = cell.behind ?? { confirmed: 0, fresh: 0 }
  const old = confirmed - fresh
  const share = percent(fresh, confirmed)
  return (
    <>
      <h3 className="sub-title mt-5">確認の新しさ</h3>
      <p className="small">
        このスキルの評価済み {confirmed} 人のうち{' '}
        <b className="num">
          {fresh} 人（{share} %）
        </b>
        は、確認から 1 年以内です。
      </p>
      <Meter value={fresh} max={confirmed} label={`${confirmed} 人のうち ${fresh} 人が 1 年以内`} className="mt-1.5" />
      {old > 0 && (
        <p className="small mt-1.5">
          <ToPeople page={page} cell={cell} search="level=0&only=old">
            1 年より前の {old} 人{page.opensPeople ? 'を見る' : ''}
          </ToPeople>
        </p>
      )}
    </>
  )
}

function CellUnits({ cell, page }: CellProps) {
  const { heading, shown, without, hidden } = cell.units
  if (shown.length + without.length === 0) return null
  const { level } = page.state
  return (
    <>
      <h3 className="sub-title">
        {heading}（レベル{level}以上 / 評価済み）
      </h3>
      <RankedBars
        bars={shown.map(({ code, name, holders, assessed }) => ({
          key: code,
          name,
          value: holders,
          of: assessed,
          to: page.opensPeople
            ? peopleHref(page, code === DIRECTLY ? cell.unitCode : code, cell, `level=${level}`, code)
            : undefined,
        }))}
      />
      {hidden && (
        <p className="small mt-1.5">
          ＊ の {hidden.units} {page.unitHeading}　合わせて <b className="num">{hidden.holders}</b> / {hidden.assessed}{' '}
          人
        </p>
      )}
      {without.length > 0 && (
        <p className="small mt-2">
          <b>0 人は {without.length}</b>：<span className="sub">{without.join('、')}</span>
        </p>
      )}
    </>
  )
}

function CellRequirement({ cell, page }: CellProps) {
  if (cell.required === 0) return null
  return (
    <p className="small mt-2">
      役割がこのスキルを求める {cell.required} 人のうち、
      {cell.short === 0 ? (
        '全員が求められるレベルに届いています。'
      ) : (
        <>
          {' '}
          <ToPeople page={page} cell={cell} search="level=0&only=short">
            {cell.short} 人
          </ToPeople>
          が求められるレベルに届いていません。
        </>
      )}
    </p>
  )
}
