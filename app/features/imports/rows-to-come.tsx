import { Link } from '@remix-run/react'
import type { ImportPage } from '~/features/imports/import.server'
import { type ChangedRow, isTable, type NamedRecord, tellsMissing } from '~/features/imports/import-preview'
import { type Column, DataTable } from '~/ui/data-table'
import { Pagination } from '~/ui/pagination'
import { type Tab, Tabs } from '~/ui/tabs'

type Rows = NonNullable<ImportPage['rows']>
type Field = ChangedRow & { label: string; now: string; after: string; isFirst: boolean }

const UNITS = { units: '組織', staff: '人', standard: '項目', courses: '研修', completions: '件', framework: '項目' }

/** What changes, what is new, and what the file does not name, page by page. */
export function RowsToCome({ page }: { page: ImportPage }) {
  const { record, preview, rows } = page
  if (!preview || !rows || rows.total + preview.counts.new + preview.counts.missing === 0) return null
  const { counts } = preview
  const hrefOf = (list: Rows['list'], to = 1) => `/admin/imports/${record.id}?list=${list}&page=${to}#rows`
  const tab = (list: Rows['list'], words: string, count: number): Tab => ({
    to: hrefOf(list),
    label: `${words} ${count.toLocaleString('ja-JP')}`,
    current: rows.list === list,
  })
  return (
    <section className="section" id="rows">
      <h2>取り込んだあと</h2>
      <Tabs
        label="取り込んだあと"
        tabs={[
          tab('changed', '変更になる', counts.changed),
          tab('added', '新しく加わる', counts.new),
          ...(tellsMissing(record.kind) ? [tab('missing', 'ファイルに載っていない', counts.missing)] : []),
        ]}
      />
      <List kind={record.kind} rows={rows} hasRows={isTable(record.kind, preview)} />
      <Pagination
        page={rows.page}
        pageSize={rows.pageSize}
        total={rows.total}
        unit={rows.list === 'missing' ? UNITS[record.kind] : '行'}
        hrefOf={(to) => hrefOf(rows.list, to)}
      />
    </section>
  )
}

function List({ kind, rows, hasRows }: { kind: ImportPage['record']['kind']; rows: Rows; hasRows: boolean }) {
  if (rows.list === 'changed') {
    return (
      <>
        <DataTable
          caption="変更になる行"
          captionHidden
          dense
          columns={changedColumns(kind).filter((column) => hasRows || column.id !== 'line')}
          rows={rows.changed.flatMap(fieldsOf)}
          rowKey={(row) => `${row.line} ${row.id} ${row.label}`}
        />
        {hasRows && kind !== 'standard' && kind !== 'framework' && (
          <p className="small sub mt-2">前の値は消えず、その日までの記録として残ります。</p>
        )}
      </>
    )
  }
  if (rows.list === 'added') {
    return (
      <DataTable
        caption="新しく加わる行"
        captionHidden
        dense
        columns={namedColumns(kind)}
        rows={rows.added}
        rowKey={(row) => `${row.line} ${row.id}`}
      />
    )
  }
  return (
    <>
      <p className="small sub mt-2">
        {MISSING_WORDS[kind] ??
          '登録済みで、このファイルに載っていないものです。取り込んでも、退職や廃止にはなりません。'}
      </p>
      <DataTable
        caption="ファイルに載っていないもの"
        captionHidden
        dense
        columns={namedColumns(kind).filter((column) => column.id !== 'line')}
        rows={rows.missing.map((row) => ({ ...row, line: null }))}
        rowKey={(row) => row.id}
      />
    </>
  )
}

const MISSING_WORDS: Partial<Record<ImportPage['record']['kind'], string>> = {
  standard: 'いまの版にあって、このファイルに載っていないものです。取り込むと、下書きからはなくなります。',
  framework: 'いまの枠組みにあって、このファイルに載っていないものです。取り込んでも、そのまま残ります。',
}

function fieldsOf(row: ChangedRow): Field[] {
  if (row.fields.length === 0) return [{ ...row, label: '内容', now: 'いまの版', after: 'この版', isFirst: true }]
  return row.fields.map((field, index) => ({ ...row, ...field, isFirst: index === 0 }))
}

function changedColumns(kind: ImportPage['record']['kind']): Column<Field>[] {
  return [
    { id: 'line', label: '行', align: 'n', className: 'w-16', cell: (row) => row.line?.toLocaleString('ja-JP') ?? '–' },
    {
      id: 'who',
      label: HEADINGS[kind],
      names: true,
      cell: (row) => <Named kind={kind} row={row} quiet={!row.isFirst} />,
    },
    { id: 'field', label: '列', cell: (row) => row.label },
    { id: 'now', label: 'いま', cell: (row) => <span className="sub">{row.now}</span> },
    { id: 'after', label: '取り込んだあと', cell: (row) => <b>{row.after}</b> },
  ]
}

function namedColumns(kind: ImportPage['record']['kind']): Column<NamedRecord & { line: number | null }>[] {
  return [
    { id: 'line', label: '行', align: 'n', className: 'w-16', cell: (row) => row.line?.toLocaleString('ja-JP') ?? '–' },
    { id: 'who', label: HEADINGS[kind], names: true, cell: (row) => <Named kind={kind} row={row} /> },
    {
      id: 'detail',
      label: DETAILS[kind],
      className: kind === 'framework' ? 'w-40' : undefined,
      cell: (row) => row.detail,
    },
  ]
}

const HEADINGS = {
  units: '組織',
  staff: '職員',
  standard: '項目',
  courses: '研修',
  completions: '職員',
  framework: '項目',
}
const DETAILS = {
  units: '上位の組織',
  staff: '所属と職名',
  standard: '種類',
  courses: '形式',
  completions: '研修と修了日',
  framework: '種別',
}

// Somebody new of a staff file has no page yet; a completion is of somebody known.
function isPerson(kind: ImportPage['record']['kind'], row: object): boolean {
  return kind === 'completions' || (kind === 'staff' && 'fields' in row)
}

function Named({
  kind,
  row,
  quiet,
}: {
  kind: ImportPage['record']['kind']
  row: { id: string; name: string }
  quiet?: boolean
}) {
  if (quiet) return <span className="sub num">{row.id}</span>
  return (
    <>
      {isPerson(kind, row) ? <Link to={`/people/${row.id}`}>{row.name}</Link> : row.name}{' '}
      <span className="sub num">{row.id}</span>
    </>
  )
}
