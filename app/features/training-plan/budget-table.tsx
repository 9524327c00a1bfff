import { DataTable } from '~/ui/data-table'
import type { BudgetPage } from './budget.server'
import { costText, yen } from './cost-text'

/** The courses of the budget request with cost and reason. */
export function BudgetTable({ page: { rows, totals } }: { page: BudgetPage }) {
  const number = (value: number) => value.toLocaleString('ja-JP')
  return (
    <DataTable
      caption="研修ごとの回・席・費用と理由"
      captionHidden
      dense
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        {
          id: 'title',
          label: '研修',
          names: true,
          cell: (row) => (
            <>
              {row.title} <span className="num sub">{row.code}</span>
              <span className="block small sub">{row.provider}</span>
            </>
          ),
        },
        { id: 'sessions', label: '回 × 定員', align: 'n', cell: (row) => `${row.sessions} × ${row.capacity}` },
        { id: 'seats', label: '席', align: 'n', cell: (row) => number(row.seats) },
        { id: 'hours', label: '延べ時間', align: 'n', cell: (row) => number(row.hours) },
        { id: 'each', label: '1 回の費用', align: 'n', cell: (row) => yen(row.costPerSession) },
        { id: 'cost', label: '費用', align: 'n', cell: (row) => yen(row.cost) },
        {
          id: 'reason',
          label: '理由',
          className: 'w-[34%]',
          cell: (row) => (
            <>
              {row.reason}
              {row.note && <span className="block small sub">{row.note}</span>}
            </>
          ),
        },
      ]}
      foot={
        <tr>
          <th scope="row">計 {rows.length} 研修</th>
          <td className="n" data-label="回">
            {number(totals.sessions)} 回
          </td>
          <td className="n" data-label="席">
            {number(totals.seats)}
          </td>
          <td className="n" data-label="延べ時間">
            {number(totals.hours)}
          </td>
          <td />
          <td className="n" data-label="費用">
            {costText(totals.cost)}
          </td>
          <td />
        </tr>
      }
    />
  )
}
