import type { ReactNode } from 'react'

export type Column<Row> = {
  id: string
  /** Where it is text, it also stands before the value when the row has become a card. */
  label: ReactNode
  cell: (row: Row) => ReactNode
  /** `n` numbers to the right, `c` centred. */
  align?: 'n' | 'c'
  /** The cell that names the row. */
  names?: boolean
  /** A width as a class, e.g. `w-[19%]`. */
  className?: string
}

type DataTableProps<Row> = {
  caption: string
  /** Says the caption to screen readers only, where a heading stands above. */
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  dense?: boolean
  foot?: ReactNode
}

/** Rows under columns; on a phone each row becomes a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, dense, foot } = props
  return (
    <table className={`data-table stack${dense ? ' dense' : ''}`}>
      <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ id, label, align, className }) => (
            <th key={id} scope="col" className={[align, className].filter(Boolean).join(' ') || undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <Cell key={column.id} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { label, cell, align, names } = column
  if (names) {
    return (
      <th scope="row" className={align}>
        {cell(row)}
      </th>
    )
  }
  return (
    <td className={align} data-label={typeof label === 'string' ? label : undefined}>
      {cell(row)}
    </td>
  )
}

/** A box that scrolls sideways by itself, also by keyboard, so that the page never does. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
