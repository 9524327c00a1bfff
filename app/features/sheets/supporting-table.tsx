import { DataTable } from '~/ui/data-table'
import { Tag } from '~/ui/tag'
import { Cells, SheetColumns } from './plan-table'
import type { SheetPage } from './sheet.server'
import { NoteMark, SheetFigure } from './sheet-figure'
import type { SupportingRow } from './sheet-rows'

/** Measures that the city adds: always said to be none of the plan's. */
export function SupportingTable({ page }: { page: SheetPage }) {
  const { years, supporting } = page
  return (
    <>
      <h2 className="sheet-sub" id="supporting">
        参考指標 <Tag>計画にない補助指標</Tag>
      </h2>
      <table className="sheet-table wide-only">
        <caption className="sr-only">{page.supportingLabel}</caption>
        <SheetColumns />
        <thead>
          <tr>
            <th scope="col" colSpan={2} className="sheet-name">
              指標
            </th>
            {years.map(({ fiscalYear, code, isAsked }) => (
              <th key={fiscalYear} scope="col" className={isAsked ? 'c sheet-asked' : 'c'}>
                {code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {supporting.map((row) => (
            <tr key={row.id}>
              <th scope="row" colSpan={2} className="font-normal">
                <Measure row={row} />
              </th>
              <Cells cells={row.cells} years={years} name={row.name} isNumber />
            </tr>
          ))}
        </tbody>
      </table>
      <SupportingOnPhone page={page} />
    </>
  )
}

function Measure({ row: { name, unit, note } }: { row: SupportingRow }) {
  return (
    <>
      {name}
      {unit.includes('（') ? `　${unit}` : `（${unit}）`}
      {note !== null && <NoteMark number={note} />}
    </>
  )
}

/** The year that is asked for and the one before. */
function SupportingOnPhone({ page }: { page: SheetPage }) {
  const place = page.years.findIndex(({ isAsked }) => isAsked)
  const of = (row: SupportingRow, at: number) => {
    const cell = row.cells[at]
    return cell && <SheetFigure cell={{ ...cell, note: null }} label={row.name} />
  }
  return (
    <div className="phone-only">
      <DataTable
        caption={page.supportingLabel}
        captionHidden
        dense
        columns={[
          { id: 'name', label: '指標', names: true, cell: (row) => <Measure row={row} /> },
          { id: 'now', label: page.yearName, align: 'n', cell: (row) => of(row, place) },
          {
            id: 'before',
            label: page.years[place - 1]?.name ?? '前年度',
            align: 'n',
            cell: (row) => of(row, place - 1),
          },
          { id: 'reference', label: '振り返りの目安', align: 'n', cell: ({ reference }) => reference },
        ]}
        rows={page.supporting}
        rowKey={({ id }) => id}
      />
    </div>
  )
}
