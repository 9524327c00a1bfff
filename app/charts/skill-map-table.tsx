import { Link } from '@remix-run/react'
import { ScrollBox } from '~/ui/data-table'
import type { SkillMapLayout, SkillMapRow } from './skill-map-layout'
import { cellHref, type SkillMapLinks } from './skill-map-markup'
import { cellText, mapTitle } from './skill-map-words'

/** The same numbers as the map, as a table. */
export function SkillMapTable({ layout, links = {} }: { layout: SkillMapLayout; links?: SkillMapLinks }) {
  const { measure, unitHeading, columns, rows, total } = layout
  const title = mapTitle(measure, unitHeading, layout.level)
  const assessedHeadings = layout.compact ? [] : layout.assessedHeadings
  return (
    <ScrollBox label={title}>
      <table className="data-table dense skill-map-table">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{unitHeading}</th>
            {assessedHeadings.map((heading) => (
              <th key={heading} scope="col" className="n">
                {heading}
                <br />
                （人）
              </th>
            ))}
            {columns.map(({ code, name, label }) => (
              <th key={code} scope="col" title={name}>
                <span className="vertical">{label}</span>
              </th>
            ))}
            {layout.sumX !== null && (
              <>
                <th scope="col" className="n">
                  延べ
                </th>
                <th scope="col" className="n">
                  1 人あたり
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <UnitRow key={row.code} layout={layout} links={links} row={row} index={index} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{total.name}</th>
            {assessedHeadings.map((heading, index) => (
              <td key={heading} className="n">
                {total.assessed[index]}
              </td>
            ))}
            {columns.map(({ code }, index) => (
              <td key={code} className="n">
                {cellText(measure, total.values[index] ?? null)}
              </td>
            ))}
            {layout.sumX !== null && <Sums sum={total.sum} mean={total.mean} />}
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  )
}

type UnitRowProps = { layout: SkillMapLayout; links: SkillMapLinks; row: SkillMapRow; index: number }

function UnitRow({ layout, links, row, index }: UnitRowProps) {
  const { measure, columns, values, sumX } = layout
  const href = links.units?.[row.code]
  return (
    <tr>
      <th scope="row">{href ? <Link to={href}>{row.name}</Link> : row.name}</th>
      {(layout.compact ? [] : layout.assessedHeadings).map((heading, column) => (
        <td key={heading} className="n">
          {row.assessed[column]}
        </td>
      ))}
      {row.emptyText !== null ? (
        <td colSpan={columns.length + (sumX === null ? 0 : 2)}>{row.emptyText}</td>
      ) : (
        <>
          {columns.map(({ code }, column) => {
            const text = cellText(measure, values[index]?.[column] ?? null)
            const to = cellHref(links, row.code, code)
            return (
              <td key={code} className="n">
                {to ? <Link to={to}>{text}</Link> : text}
              </td>
            )
          })}
          {sumX !== null && <Sums sum={row.sum} mean={row.mean} />}
        </>
      )}
    </tr>
  )
}

function Sums({ sum, mean }: { sum: number | null; mean: number | null }) {
  return (
    <>
      <td className="n">{sum?.toLocaleString('ja-JP') ?? '–'}</td>
      <td className="n">{mean?.toFixed(1) ?? '–'}</td>
    </>
  )
}
