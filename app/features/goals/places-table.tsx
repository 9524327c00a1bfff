import { Link } from '@remix-run/react'
import { LEDGER_LINES, type LedgerLine, signOf } from '~/domain/goals'
import { signed } from '~/domain/signed'
import { LEDGER_WORDS } from '~/domain/terms'
import { type Column, DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import type { GoalPlacesPage } from './goal-places.server'
import { goalPeopleHref, goalPlacesHref } from './goals-href'
import type { PlaceRow } from './ledger-places'
import { NO_UNIT } from './places'

/** Places by lines of the ledger; each row and each column reconciles, and every figure opens its people. */
export function PlacesTable({ page }: { page: GoalPlacesPage }) {
  const { rows, without, department } = page
  return (
    <div className="goals-places">
      {rows.length === 0 ? (
        <EmptyState title="だれもいません">この日まで、認定された人も増減もありません。</EmptyState>
      ) : (
        <DataTable
          caption={`${page.roleName} ${page.yearName}の${department ? '所属' : '部局'}別の増減`}
          captionHidden
          dense
          columns={columnsOf(page)}
          rows={rows}
          rowKey={({ code }) => code}
          foot={<Total page={page} />}
        />
      )}
      {without.length > 0 && (
        <p className="mt-3">
          {department ? '1 人もいなかった所属' : '1 人もいなかった部局'}（{without.length}）：{without.join('、')}
        </p>
      )}
      <p className="small sub mt-2">
        異動した人は、この日の所属に数えます。辞めた人は、最後にいた所属です。職員のいない所属は挙げません。
      </p>
    </div>
  )
}

function columnsOf(page: GoalPlacesPage): Column<PlaceRow>[] {
  const figure = (id: string, label: string, cell: Column<PlaceRow>['cell']): Column<PlaceRow> => ({
    id,
    label,
    align: 'n',
    cell,
  })
  const opens = (line: string, count: number, shown: string, row: PlaceRow) =>
    count === 0 ? shown : <Opens line={line} row={row} page={page} shown={shown} />
  return [
    {
      id: 'name',
      label: page.department ? '所属' : '部局',
      names: true,
      cell: (row) => <Name row={row} page={page} />,
    },
    figure('opening', '期首', (row) => opens('opening', row.opening, String(row.opening), row)),
    ...(page.isCorrected
      ? [figure('adjustment', '調整', (row) => opens('adjustment', row.adjustment, signed(row.adjustment), row))]
      : []),
    ...page.lines.map((line) =>
      figure(line, LEDGER_WORDS[line], (row) => opens(line, row.lines[line], moved(line, row.lines[line]), row)),
    ),
    figure('closing', 'この日', (row) => <b>{opens('closing', row.closing, String(row.closing), row)}</b>),
    figure('net', '純増', ({ net }) => <b>{signed(net)}</b>),
  ]
}

function Name({ row, page }: { row: PlaceRow; page: GoalPlacesPage }) {
  if (page.department || row.code === '') return <>{row.name}</>
  const { role } = page.params
  return <Link to={goalPlacesHref({ role, asOf: page.asOf, unit: row.code })}>{row.name}</Link>
}

function Opens({ line, row, page, shown }: { line: string; row: PlaceRow; page: GoalPlacesPage; shown: string }) {
  const unit = row.code === '' ? NO_UNIT : row.code
  const asked = { role: page.params.role, asOf: page.asOf, line, unit, direct: row.isDirect ? '1' : '' }
  return (
    <Link to={goalPeopleHref(asked)} aria-label={`${row.name} ${lineWords(line)} ${shown} の人たち`}>
      {shown}
    </Link>
  )
}

function Total({ page }: { page: GoalPlacesPage }) {
  const sum = (of: (row: PlaceRow) => number) => page.rows.reduce((so, row) => so + of(row), 0)
  return (
    <tr>
      <th scope="row">計</th>
      <td className="n" data-label="期首">
        {sum(({ opening }) => opening)}
      </td>
      {page.isCorrected && (
        <td className="n" data-label="調整">
          {signed(sum(({ adjustment }) => adjustment))}
        </td>
      )}
      {page.lines.map((line) => (
        <td key={line} className="n" data-label={LEDGER_WORDS[line]}>
          {moved(
            line,
            sum(({ lines }) => lines[line]),
          )}
        </td>
      ))}
      <td className="n" data-label="この日">
        {sum(({ closing }) => closing)}
      </td>
      <td className="n" data-label="純増">
        {signed(sum(({ net }) => net))}
      </td>
    </tr>
  )
}

function moved(line: LedgerLine, people: number): string {
  return signed(signOf(line) * people)
}

function lineWords(line: string): string {
  const known = LEDGER_LINES.find((one) => one === line)
  if (known) return LEDGER_WORDS[known]
  if (line === 'opening') return '期首'
  return line === 'adjustment' ? '調整' : '現在'
}
