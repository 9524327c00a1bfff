import type { ReactNode } from 'react'
import type { ImportPage } from '~/features/imports/import.server'
import { type BadRowShown, type FaultShown, isTable, reasonAndRemedy } from '~/features/imports/import-preview'
import { LinkButton } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'

const COLUMNS: Column<BadRowShown>[] = [
  {
    id: 'line',
    label: '行',
    align: 'n',
    names: true,
    className: 'w-16',
    cell: (row) => row.line?.toLocaleString('ja-JP') ?? '–',
  },
  { id: 'column', label: '列', className: 'w-32', cell: (row) => <EachFault row={row} of={(fault) => fault.column} /> },
  {
    id: 'value',
    label: 'ファイルの値',
    className: 'w-48',
    cell: (row) => (
      <EachFault
        row={row}
        of={(fault) => (fault.value === '' ? <span className="sub">（空）</span> : <code>{fault.value}</code>)}
      />
    ),
  },
  {
    id: 'reason',
    label: 'なぜ取り込めないか',
    cell: (row) => <EachFault row={row} of={(fault) => reasonAndRemedy(fault.reason).reason} />,
  },
  {
    id: 'remedy',
    label: 'どうすればよいか',
    cell: (row) => <EachFault row={row} of={(fault) => reasonAndRemedy(fault.reason).remedy} />,
  },
]

// A workbook of several sheets counts the rows of each.
const WITH_SHEETS = COLUMNS.map((column) =>
  column.id === 'line'
    ? {
        ...column,
        label: 'シートと行',
        align: undefined,
        className: 'w-44',
        cell: (row: BadRowShown) => `${row.sheet ?? ''} ${row.line ?? ''}`,
      }
    : column,
)

// A JSON file has places instead of rows and columns.
const PLACES = COLUMNS.filter((column) => column.id !== 'line').map((column) =>
  column.id === 'column' ? { ...column, label: '場所', names: true } : column,
)

/** Every row that cannot come in: where, what stands there, why, and what to do. */
export function BadRowsTable({
  record,
  preview,
}: {
  record: ImportPage['record']
  preview: NonNullable<ImportPage['preview']>
}) {
  const { bad, counts } = preview
  if (counts.bad === 0) return null
  const hasRows = isTable(record.kind, preview)
  const unit = hasRows ? '行' : 'か所'
  return (
    <section className="section" id="bad">
      <div className="row row-between">
        <h2>
          {record.state === 'committed' ? '除いた' : '取り込めない'} {counts.bad.toLocaleString('ja-JP')} {unit}
        </h2>
        <LinkButton to={`/admin/imports/${record.id}/bad-rows`} size="sm" icon="download" reloadDocument>
          {counts.bad.toLocaleString('ja-JP')} {unit}だけの CSV（理由の列つき）
        </LinkButton>
      </div>
      <DataTable
        caption="取り込めない行"
        captionHidden
        columns={hasRows ? (bad.some((row) => row.sheet) ? WITH_SHEETS : COLUMNS) : PLACES}
        rows={bad}
        rowKey={(row) => `${row.sheet ?? ''} ${row.line} ${row.column}`}
      />
      <p className="small sub mt-2">
        {hasRows
          ? '行は、表計算ソフトで開いたときの行番号です。'
          : '場所は、JSON の中の位置です（最初を 0 と数えます）。'}
        {counts.bad > bad.length && `はじめの ${bad.length} 行を示しています。残りは CSV にあります。`}
      </p>
    </section>
  )
}

function EachFault({ row, of }: { row: BadRowShown; of: (fault: FaultShown) => ReactNode }) {
  if (row.also.length === 0) return <>{of(row)}</>
  return (
    <>
      {[row, ...row.also].map((fault) => (
        <span key={`${fault.column} ${fault.code}`} className="block">
          {of(fault)}
        </span>
      ))}
    </>
  )
}
