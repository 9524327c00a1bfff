import { Link } from '@remix-run/react'
import { type Column, DataTable } from '~/ui/data-table'
import type { GoalsPage } from './goals.server'
import { goalPeopleHref } from './goals-href'
import type { LimitRow } from './limits'

/** Who lapses next: everybody who counts, by the day of the limit. */
export function LimitsSection({ page }: { page: GoalsPage }) {
  const { limits, params } = page
  const first = limits[0]
  if (!first) return null
  const total = limits.reduce((sum, { people }) => sum + people, 0)
  return (
    <section className="section" aria-labelledby="limits">
      <h2 id="limits">
        次に期限がくる人：{first.limitInWareki}に {first.people} 人
      </h2>
      <DataTable
        caption="期限ごとの人数"
        captionHidden
        columns={columnsOf(page)}
        rows={limits}
        rowKey={(row) => row.limit}
        foot={
          <tr>
            <th scope="row">計</th>
            <td className="n">
              <Link to={goalPeopleHref({ role: params.role, asOf: page.asOf })}>{total}</Link>
            </td>
            <td colSpan={2}>{page.isToday ? `＝ きょうの ${total} 人` : ''}</td>
          </tr>
        }
      />
    </section>
  )
}

function columnsOf(page: GoalsPage): Column<LimitRow>[] {
  return [
    {
      id: 'limit',
      label: '期限',
      names: true,
      className: 'w-[16rem]',
      cell: ({ limitInWareki, days, isSoon }) => (
        <>
          {limitInWareki}
          {isSoon && <span className="small sub block font-normal">あと {days} 日</span>}
        </>
      ),
    },
    {
      id: 'people',
      label: '人数',
      align: 'n',
      cell: ({ limit, people }) => (
        <Link to={goalPeopleHref({ role: page.params.role, asOf: page.asOf, limit })}>{people}</Link>
      ),
    },
    {
      id: 'who',
      label: 'だれ',
      cell: ({ named, people }) =>
        named.length === 0 ? (
          ''
        ) : (
          <>
            {named.map(({ staffNumber, name, place }) => (
              <span key={staffNumber} className="goal-person">
                <Link to={`/people/${encodeURIComponent(staffNumber)}`}>{name}</Link>
                <span className="small sub"> {place}</span>
              </span>
            ))}
            {people > named.length && <span className="small sub">ほか {people - named.length} 人</span>}
          </>
        ),
    },
    {
      id: 'what',
      label: '期限までに要ること',
      cell: ({ conditional, people }) => {
        if (conditional === 0) return '更新（期限の年度に申請）'
        return conditional === people
          ? '条件付認定：残る条件を満たす'
          : `条件付認定 ${conditional} 人：残る条件を満たす`
      },
    },
  ]
}
