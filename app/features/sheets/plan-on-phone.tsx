import { DataTable } from '~/ui/data-table'
import type { SheetPage } from './sheet.server'
import { SheetFigure } from './sheet-figure'
import type { OutputRows } from './sheet-rows'

/** Plan against actual of the year that is asked for: six years side by side do not fit a phone. */
export function PlanOnPhone({ page }: { page: SheetPage }) {
  const place = page.years.findIndex(({ isAsked }) => isAsked)
  const outputs = page.blocks.flatMap((block) => block.outputs)
  return (
    <div className="phone-only">
      <h2 className="sheet-sub">{page.yearName}の計画と実績</h2>
      <ul className="sheet-activities">
        {page.blocks.map(({ activity }) =>
          activity ? (
            <li key={activity.name}>
              <b>{activity.name}</b>：{wordsAt(activity.plan, place) || '（計画の記載なし）'}
              <span className="block">実績 {activity.actual[place]?.text}</span>
            </li>
          ) : null,
        )}
      </ul>
      <DataTable
        caption={`${page.yearName}の計画と実績`}
        captionHidden
        dense
        columns={[
          { id: 'name', label: '指標', names: true, cell: ({ name }: OutputRows) => name },
          { id: 'plan', label: '目標', align: 'n', cell: ({ plan }) => plan[place]?.text || '—' },
          { id: 'actual', label: '実績', align: 'n', cell: (row) => figureAt(row.actual[place], row.name) },
          { id: 'total', label: '累計', align: 'n', cell: (row) => figureAt(row.total?.[place], `${row.name} 累計`) },
        ]}
        rows={outputs}
        rowKey={({ name }) => name}
      />
    </div>
  )
}

function figureAt(cell: OutputRows['actual'][number] | undefined, label: string) {
  return cell ? <SheetFigure cell={{ ...cell, note: null }} label={label} /> : '—'
}

/** What the plan says of a year, also where the words stand in an earlier one. */
function wordsAt(plan: readonly { words: string; years: number }[], place: number): string {
  let until = 0
  for (const { words, years } of plan) {
    until += years
    if (place < until) return words
  }
  return ''
}
