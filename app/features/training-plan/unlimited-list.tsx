import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { peopleHref } from './plan-href'
import type { PlanPage } from './plan-page.server'

/** Courses without a limit to their seats, folded away: whoever needs one may begin. */
export function UnlimitedList({ page }: { page: PlanPage }) {
  const { unlimited, state } = page
  if (unlimited.length === 0) return null
  const codes = unlimited.map(({ code }) => code).join('・')
  return (
    <details className="mt-4">
      <summary>
        席に限りのない {unlimited.length} 研修（{codes}）の需要
      </summary>
      <DataTable
        caption="席に限りのない研修の需要"
        captionHidden
        dense
        rows={unlimited}
        rowKey={(row) => row.code}
        columns={[
          {
            id: 'title',
            label: '研修',
            names: true,
            cell: (row) => (
              <>
                <Link to={`/training/courses/${row.code}`}>{row.title}</Link>{' '}
                <span className="num sub">{row.code}</span>
              </>
            ),
          },
          {
            id: 'demand',
            label: '需要',
            align: 'n',
            cell: (row) => (
              <Link to={peopleHref({ year: state.year, course: row.code })}>{row.total.toLocaleString('ja-JP')}</Link>
            ),
          },
          {
            id: 'rules',
            label: 'うち認定・更新',
            align: 'n',
            cell: (row) =>
              row.rules === 0 ? (
                0
              ) : (
                <Link to={peopleHref({ year: state.year, course: row.code, kind: 'rules' })}>{row.rules}</Link>
              ),
          },
          { id: 'hours', label: '時間', align: 'n', cell: (row) => row.hours },
        ]}
      />
    </details>
  )
}
