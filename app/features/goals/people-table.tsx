import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import type { GoalPeoplePage } from './goal-people.server'

/** By name whom the viewer may know; of the others how many there are in each department. */
export function PeopleTable({ page }: { page: GoalPeoplePage }) {
  const { rows, total, departments } = page
  if (total === 0) return <EmptyState title="だれもいません">この数に入る人はいません。</EmptyState>
  const hidden = total - rows.length
  return (
    <>
      {rows.length > 0 && (
        <DataTable
          caption={page.title}
          captionHidden
          columns={[
            {
              id: 'name',
              label: '氏名',
              names: true,
              cell: ({ staffNumber, name }) => <Link to={`/people/${encodeURIComponent(staffNumber)}`}>{name}</Link>,
            },
            { id: 'number', label: '職員番号', cell: ({ staffNumber }) => <span className="num">{staffNumber}</span> },
            {
              id: 'place',
              label: '所属',
              cell: ({ department, place }) => (department === place ? place : `${department} ${place}`),
            },
            { id: 'what', label: 'いつ・なに', cell: ({ what }) => what },
          ]}
          rows={rows}
          rowKey={({ staffNumber }) => staffNumber}
        />
      )}
      {hidden > 0 && (
        <div className="goals-hidden">
          <Notice tone="quiet">
            {rows.length === 0 ? '' : `ほか ${hidden} 人の`}
            名前は、情報システム課・職員課・デジタル技術官と、その部局の部局長に示します。人数は次のとおりです。
          </Notice>
          <DataTable
            caption="部局ごとの人数"
            captionHidden
            dense
            columns={[
              { id: 'name', label: '部局', names: true, cell: ({ name }) => name },
              { id: 'people', label: '人', align: 'n', cell: ({ people }) => people },
            ]}
            rows={departments}
            rowKey={({ name }) => name}
            foot={
              <tr>
                <th scope="row">計</th>
                <td className="n">{total}</td>
              </tr>
            }
          />
        </div>
      )}
      {rows.length > 0 && <p className="small sub mt-3">だれが見たかは本人の記録に残ります。</p>}
    </>
  )
}
