import type { ReactNode } from 'react'

export type Column<Row> = {
  id: string
  label: ReactNode
  /** What stands before the value when the row has become a card; the label, unless that is no text. */
  cardLabel?: string
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
  isSelected?: (row: Row) => boolean
  /** Turns rows into cards on a phone; otherwise the table scrolls sideways in its own box. */
  stack?: boolean
  dense?: boolean
  foot?: ReactNode
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, isSelected, stack = true, dense, foot } = props
  const table = (
    <table className={`data-table${stack ? ' stack' : ''}${dense ? ' dense' : ''}`}>
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
          <tr key={rowKey(row)} className={isSelected?.(row) ? 'selected' : undefined}>
            {columns.map((column) => (
              <Cell key={column.id} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  )
  return stack ? table : <ScrollBox label={caption}>{table}</ScrollBox>
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { label, cardLabel, cell, align, names } = column
  if (names) {
    return (
      <th scope="row" className={align}>
        {cell(row)}
      </th>
    )
  }
  return (
    <td className={align} data-label={cardLabel ?? (typeof label === 'string' ? label : undefined)}>
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
