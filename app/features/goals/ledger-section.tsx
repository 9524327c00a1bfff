import { Link } from '@remix-run/react'
import { WaterfallAxis, WaterfallCell } from '~/charts/waterfall'
import { signed } from '~/domain/signed'
import { roleWord } from '~/domain/terms'
import type { GoalsPage } from './goals.server'
import { RoleSwitch } from './goals-heading'
import { goalPeopleHref, goalPlacesHref, goalsHref } from './goals-href'
import type { LedgerRow } from './ledger-rows'

/** The ledger of the year as a table whose rows are also a waterfall; every figure opens its people. */
export function LedgerSection({ page }: { page: GoalsPage }) {
  const { ledger, waterfall, params } = page
  const targetLabel = ledger.target === null ? null : `目標 ${ledger.target}`
  return (
    <section className="section" aria-labelledby="ledger">
      <h2 id="ledger">
        {page.isYearEnd ? `${page.yearName}の増減` : '今年度の増減'}：純増 {signed(ledger.net)}、新規{' '}
        {signed(ledger.gross)}
      </h2>
      <div className="row row-between mb-3">
        <p>{yearBeforeWords(page)}</p>
        <div className="no-print">
          <RoleSwitch current={params.role} to={(role) => goalsHref(params, { role })} />
        </div>
      </div>
      <table className="data-table dense ledger">
        <caption className="sr-only">
          {roleWord(params.role)} {page.yearName}の増減
        </caption>
        <thead>
          <tr>
            <th scope="col">項目</th>
            <th scope="col" className="ledger-chart wide-only">
              <WaterfallAxis layout={waterfall} targetLabel={targetLabel} />
              <span className="sr-only">図</span>
            </th>
            <th scope="col" className="n">
              純増
              <span className="ledger-sub">計画の数え方</span>
            </th>
            <th scope="col" className="n">
              新規だけ
              <span className="ledger-sub">参考</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ledger.rows.map((row, index) => (
            <tr key={row.line} className={row.isTotal ? 'total' : undefined}>
              <th scope="row">
                {row.label}
                {row.why && <span className="ledger-why">{row.why}</span>}
              </th>
              <td className="ledger-chart wide-only">
                <WaterfallCell layout={waterfall} bar={waterfall.bars[index]} />
              </td>
              <td className="n">
                <Figure row={row} page={page} />
              </td>
              <td className="n">{row.gross === null ? (row.isTotal ? '' : '—') : signed(row.gross)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{page.isYearEnd ? '年度の増減' : '今年度の増減'}</th>
            <td className="wide-only small font-normal">
              {ledger.corrected !== 0 && `訂正後の期首 ${ledger.began} から数える`}
            </td>
            <td className="n">{signed(ledger.net)}</td>
            <td className="n">{signed(ledger.gross)}</td>
          </tr>
          <tr>
            <th scope="row">目標まで</th>
            <td className="wide-only" />
            <td className="n">{stillNeeded(page, ledger.net)}</td>
            <td className="n">{stillNeeded(page, ledger.gross)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="mt-3 no-print">
        <Link to={goalPlacesHref({ role: params.role, asOf: page.asOf, unit: '' })}>部局別・所属別の増減を見る</Link>
      </p>
    </section>
  )
}

function Figure({ row, page }: { row: LedgerRow; page: GoalsPage }) {
  const shown = row.isTotal ? String(row.net) : signed(row.net)
  if (row.net === 0 && !row.isTotal) return <>{shown}</>
  return (
    <Link
      to={goalPeopleHref({ role: page.params.role, asOf: page.asOf, line: row.line })}
      aria-label={`${row.label} ${shown} の人たち`}
    >
      {shown}
    </Link>
  )
}

function stillNeeded(page: GoalsPage, so: number): string {
  const target = page.indicators.find(({ role }) => role === page.params.role)?.yearTarget ?? null
  if (target === null) return '—'
  return so >= target ? `+${target} に届いた` : `+${target} に あと ${target - so}`
}

function yearBeforeWords({ ledger, isYearEnd }: GoalsPage): string {
  if (!ledger.yearBefore) return ''
  const { sameDay, whole } = ledger.yearBefore
  return isYearEnd
    ? `前の年度は ${signed(whole)} でした。`
    : `昨年度の同じ日は ${signed(sameDay)}、年度末は ${signed(whole)} でした。`
}
