import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { DemandBar, DemandBarHead } from '~/charts/demand-bar'
import { layoutDemandBar } from '~/charts/demand-bar-layout'
import { Icon } from '~/ui/icon'
import { CourseDetail } from './course-detail'
import { peopleHref, planHref } from './plan-href'
import type { PlanPage } from './plan-page.server'

const BAR = { width: 330, height: 26 }
const COLUMNS = 7

type Row = PlanPage['groups'][number]['rows'][number]

/** Courses in the groups of the rules: demand, seats, and one of them unfolded. */
export function DemandTable({ page }: { page: PlanPage }) {
  return (
    <table className="data-table dense stack plan-table">
      <caption className="sr-only">研修ごとの需要と席</caption>
      <thead>
        <tr>
          <th scope="col">研修</th>
          <th scope="col" className="n">
            需要
          </th>
          <th scope="col" className="n">
            うち認定
            <br />
            ・更新
          </th>
          <th scope="col" className="n">
            席（回 × 定員）
          </th>
          <th scope="col" className="n">
            過不足
          </th>
          <th scope="col" className="bar">
            <span className="sr-only">席に対する需要の割合</span>
            <DemandBarHead width={BAR.width} />
          </th>
          <th scope="col" className="whitespace-nowrap">
            最長の待ち・広がり
          </th>
        </tr>
      </thead>
      {page.groups.map((group) => (
        <tbody key={group.id}>
          <tr className="group">
            <th scope="rowgroup" colSpan={COLUMNS}>
              {group.title}　<span className="num">{group.aside}</span>
            </th>
          </tr>
          {group.rows.map((row) => (
            <Fragment key={row.code}>
              <CourseLine row={row} page={page} />
              {page.unfolded?.code === row.code && (
                <tr className="plan-unfolded">
                  <td colSpan={COLUMNS}>
                    <CourseDetail page={page} row={row} detail={page.unfolded} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      ))}
      <tfoot>
        <Totals page={page} />
      </tfoot>
    </table>
  )
}

function CourseLine({ row, page }: { row: Row; page: PlanPage }) {
  const { state } = page
  const isOpen = page.unfolded?.code === row.code
  const to = peopleHref({ year: state.year, course: row.code, kind: state.kind })
  const shown = { rules: state.kind === 'gap' ? 0 : row.rules, gap: state.kind === 'rules' ? 0 : row.gap }
  return (
    <tr className={isOpen ? 'here' : undefined} id={row.code}>
      <th scope="row">
        <Link
          to={`${planHref(state, { course: isOpen ? '' : row.code })}#${row.code}`}
          aria-expanded={isOpen}
          preventScrollReset
        >
          <Icon name={isOpen ? 'unfolded' : 'next'} />
          {row.title}
        </Link>{' '}
        <span className="num sub whitespace-nowrap">{row.code}</span>
      </th>
      <td className="n" data-label="需要">
        {row.demand === 0 ? 0 : <Link to={to}>{row.demand.toLocaleString('ja-JP')}</Link>}
      </td>
      <td className="n" data-label="うち認定・更新">
        {row.rules === 0 ? (
          '—'
        ) : (
          <Link to={peopleHref({ year: state.year, course: row.code, kind: 'rules' })}>{row.rules}</Link>
        )}
      </td>
      <td className="n" data-label="席（回 × 定員）">
        {row.line.sessions} × {row.line.capacity} ＝ <b>{row.seats}</b>
      </td>
      <td className={row.balance < 0 ? 'n lacks' : 'n'} data-label="過不足">
        {signed(row.balance)}
      </td>
      <td className="bar whole">
        <DemandBar layout={layoutDemandBar({ ...shown, seats: row.seats }, BAR)} />
      </td>
      <td className="num whole whitespace-nowrap">
        {row.longestMonths === null ? '—' : `${row.longestMonths} か月`}
        <span className="small sub">　{row.units} 部局</span>
      </td>
    </tr>
  )
}

function Totals({ page: { totals, state } }: { page: PlanPage }) {
  return (
    <tr>
      <th scope="row">{totals.courses} 研修の計（延べ）</th>
      <td className="n" data-label="需要">
        <Link to={peopleHref({ year: state.year, kind: state.kind })}>{totals.demand.toLocaleString('ja-JP')}</Link>
      </td>
      <td className="n" data-label="うち認定・更新">
        <Link to={peopleHref({ year: state.year, kind: 'rules' })}>{totals.rules.toLocaleString('ja-JP')}</Link>
      </td>
      <td className="n" data-label="席">
        {totals.seats.toLocaleString('ja-JP')}
      </td>
      <td className="n" data-label="過不足">
        {signed(-totals.missing)}
      </td>
      <td className="whole" colSpan={2}>
        足りない席だけの合計（あまる席とは相殺しない）
      </td>
    </tr>
  )
}

/** +14, −13, 0: the minus as it is printed. */
export function signed(number: number): string {
  if (number === 0) return '0'
  return number > 0 ? `+${number.toLocaleString('ja-JP')}` : `−${Math.abs(number).toLocaleString('ja-JP')}`
}
