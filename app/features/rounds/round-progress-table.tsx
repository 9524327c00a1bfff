import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { Meter } from '~/ui/meter'

export type RoundPageData = Awaited<ReturnType<typeof import('./round.server').roundPage>>

/** Department by department, and section by section inside one: every line opens into what is behind it. */
export function RoundProgressTable({ page }: { page: RoundPageData }) {
  const { progress, department, round } = page
  if (!progress) return null
  const { lines, total, fiscalYear } = progress
  type Line = (typeof lines)[number]
  return (
    <DataTable
      caption={department ? `${department.name}の所属ごとの進み` : '部局ごとの進み'}
      captionHidden
      rows={lines}
      rowKey={(line) => line.code ?? line.name}
      columns={[
        {
          id: 'name',
          label: department ? '所属' : '部局',
          names: true,
          cell: (line) =>
            line.code === null ? (
              line.name
            ) : (
              <Link to={department ? `/sections/${line.code}` : `/rounds/${round.roundId}?department=${line.code}`}>
                {line.name}
              </Link>
            ),
        },
        { id: 'asked', label: '対象', align: 'n', cell: (line) => line.asked },
        { id: 'submitted', label: '提出', align: 'n', cell: (line) => line.submitted },
        { id: 'confirmed', label: '確認済み', align: 'n', cell: (line) => line.confirmed },
        { id: 'returned', label: '差し戻し中', align: 'n', cell: (line) => line.returned },
        { id: 'drafts', label: '下書き', align: 'n', cell: (line) => line.drafts },
        { id: 'notStarted', label: '手つかず', align: 'n', cell: (line) => line.notStarted },
        { id: 'outside', label: '休職・退職など', align: 'n', cell: (line) => line.outside },
        {
          id: 'share',
          label: '確認の割合',
          className: 'w-[14%]',
          cell: (line: Line) => (
            <Meter
              value={line.confirmed}
              max={line.asked}
              label={`${line.name}：${line.asked} 人のうち ${line.confirmed} 人が確認済み`}
            />
          ),
        },
      ]}
      foot={
        <>
          <SumRow sum={total} />
          {fiscalYear && <SumRow sum={fiscalYear} />}
        </>
      }
    />
  )
}

type Sum = NonNullable<RoundPageData['progress']>['total']

/** A line below all others: the sum, and the 会計年度任用職員, who are in no line above. */
function SumRow({ sum }: { sum: Sum }) {
  return (
    <tr>
      <th scope="row">{sum.name}</th>
      {[sum.asked, sum.submitted, sum.confirmed, sum.returned, sum.drafts, sum.notStarted].map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of figures
        <td key={index} className="n">
          {count.toLocaleString('ja-JP')}
        </td>
      ))}
      <td className="n">{sum.outside}</td>
      <td>
        <Meter value={sum.confirmed} max={sum.asked} label={`${sum.asked} 人のうち ${sum.confirmed} 人が確認済み`} />
      </td>
    </tr>
  )
}
