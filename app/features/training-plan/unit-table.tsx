import { Link } from '@remix-run/react'
import { StackedBars } from '~/charts/stacked-bars'
import { DataTable } from '~/ui/data-table'
import { peopleHref, planHref } from './plan-href'
import type { PlanPage } from './plan-page.server'

/** The same demand by department: the sum is that of the courses. */
export function UnitTable({ page }: { page: PlanPage }) {
  const { units, state, totals } = page
  const to = (unit: string, kind = state.kind) => peopleHref({ year: state.year, unit, kind })
  return (
    <>
      <StackedBars bars={units.map(({ code, name, rules, gap }) => ({ key: code, name, rules, gap, to: to(code) }))} />
      <div className="mt-6">
        <DataTable
          caption="部局ごとの需要（延べ）"
          dense
          rows={units}
          rowKey={(unit) => unit.code}
          columns={[
            { id: 'name', label: '部局', names: true, cell: (unit) => <Link to={to(unit.code)}>{unit.name}</Link> },
            { id: 'demand', label: '需要（延べ）', align: 'n', cell: (unit) => unit.demand.toLocaleString('ja-JP') },
            {
              id: 'rules',
              label: '認定・更新に要る',
              align: 'n',
              cell: (unit) => (unit.rules === 0 ? 0 : <Link to={to(unit.code, 'rules')}>{unit.rules}</Link>),
            },
            {
              id: 'gap',
              label: '役割の差',
              align: 'n',
              cell: (unit) => (unit.gap === 0 ? 0 : <Link to={to(unit.code, 'gap')}>{unit.gap}</Link>),
            },
            { id: 'people', label: '人数', align: 'n', cell: (unit) => unit.people.toLocaleString('ja-JP') },
            {
              id: 'most',
              label: 'いちばん多い研修',
              cell: ({ most }) =>
                most && (
                  <>
                    <Link to={`${planHref(state, { by: 'course', course: most.code })}#${most.code}`}>
                      {most.title}
                    </Link>{' '}
                    {most.demand} 人
                  </>
                ),
            },
          ]}
          foot={
            <tr>
              <th scope="row">計</th>
              <td className="n" data-label="需要（延べ）">
                <Link to={peopleHref({ year: state.year, kind: state.kind })}>
                  {totals.demand.toLocaleString('ja-JP')}
                </Link>
              </td>
              <td colSpan={4} />
            </tr>
          }
        />
      </div>
    </>
  )
}
