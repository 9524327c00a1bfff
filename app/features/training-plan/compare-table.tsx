import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { signed } from './demand-table'
import type { PlanComparePage } from './plan-compare.server'
import { peopleHref } from './plan-href'

type Row = PlanComparePage['rows'][number]

/** Last year's plan, what was held, and this plan, course by course. */
export function CompareTable({ page }: { page: PlanComparePage }) {
  return (
    <DataTable
      caption={`${page.beforeName}の計画・実績と、${page.yearName}の計画`}
      captionHidden
      dense
      rows={page.rows}
      rowKey={(row) => row.code}
      columns={[
        {
          id: 'title',
          label: '研修',
          names: true,
          cell: (row) => (
            <>
              <Link to={`/training/courses/${row.code}`}>{row.title}</Link> <span className="num sub">{row.code}</span>
            </>
          ),
        },
        { id: 'before', label: `${page.beforeName}の計画`, align: 'n', cell: (row) => planned(row.before) },
        {
          id: 'held',
          label: '実施回',
          align: 'n',
          cell: ({ code, held }) =>
            held.sessions === 0 ? (
              '0 回'
            ) : (
              <Link to={`/training/sessions?year=${page.beforeYear}&course=${code}`}>
                {held.sessions} 回 {held.seats} 席
              </Link>
            ),
        },
        {
          id: 'taken',
          label: '席のついた人',
          align: 'n',
          cell: ({ code, held }) => <People year={page.beforeYear} list="taken" course={code} count={held.taken} />,
        },
        {
          id: 'completed',
          label: '修了',
          align: 'n',
          cell: ({ code, held }) => (
            <People year={page.beforeYear} list="completed" course={code} count={held.completed} />
          ),
        },
        { id: 'now', label: `${page.yearName}の計画`, align: 'n', cell: (row) => planned(row.now) },
        { id: 'change', label: '席の増減', align: 'n', cell: change },
      ]}
    />
  )
}

/** A number that opens the people behind it. */
function People({ count, ...asked }: { count: number; year: number; list: 'taken' | 'completed'; course: string }) {
  return count === 0 ? 0 : <Link to={peopleHref(asked)}>{count.toLocaleString('ja-JP')}</Link>
}

function planned(line: Row['now']): string {
  return line ? `${line.sessions} × ${line.capacity} ＝ ${line.seats}` : '—'
}

function change({ before, now }: Row): string {
  return before && now ? signed(now.seats - before.seats) : '—'
}
