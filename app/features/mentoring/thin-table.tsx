import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import type { ThinSkills } from './thin-skills'

/** Skills that fewest have at level 3 or more. */
export function ThinTable({ thin }: { thin: ThinSkills }) {
  return (
    <section aria-labelledby="thin" className="no-print thin-skills">
      <h2 id="thin">市で薄いところ</h2>
      <p className="section-lead">
        レベル 3 以上（確認済み）の人が少ない {thin.skills.length} スキル。{thin.of} スキルのうち。部局は{' '}
        {thin.departments} のうち。
      </p>
      <DataTable
        dense
        caption="レベル 3 以上の人が少ないスキル"
        captionHidden
        rows={thin.skills}
        rowKey={({ code }) => code}
        columns={[
          {
            id: 'skill',
            label: 'スキル',
            names: true,
            cell: ({ code, name }) => (
              <>
                <Link to={`/standard/skills/${code}`}>{name}</Link> <span className="num sub font-normal">{code}</span>
              </>
            ),
          },
          { id: 'able', label: '3 以上', align: 'n', cell: ({ able }) => <b>{able}</b> },
          { id: 'experts', label: 'うち 4', align: 'n', cell: ({ experts }) => experts },
          {
            id: 'departments',
            label: '部局',
            align: 'n',
            cell: (row) => row.departments,
          },
          { id: 'next', label: 'いま 2', align: 'n', cell: ({ next }) => next },
          {
            id: 'bar',
            label: <span className="small sub font-normal">■ 3 以上　□ いま 2</span>,
            className: 'thin-chart',
            cell: ({ ableShare, nextShare }) => (
              <svg className="thin-bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
                <rect className="able" width={ableShare} height="14" />
                <rect className="next" x={ableShare} width={nextShare} y="0.5" height="13" />
              </svg>
            ),
          },
        ]}
      />
      {thin.says && <p className="small sub mt-2">{thin.says}</p>}
      <p className="mt-2">
        <Link to="/map">スキルマップで見る</Link>
      </p>
    </section>
  )
}
