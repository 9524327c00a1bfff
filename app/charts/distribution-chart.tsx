import { useId } from 'react'
import { LEVEL_NUMBERS, LEVEL_WORDS, NOT_ASSESSED } from '~/domain/terms'
import { ScrollBox } from '~/ui/data-table'
import { Legend, LegendEntry } from '~/ui/legend'
import { LevelBadge } from '~/ui/level-badge'
import type { DistributionLayout, DistributionRow } from './distribution-layout'

/** How the levels of several units (or skills) are spread, one bar a row. */
export function DistributionChart({ layout, label }: { layout: DistributionLayout; label: string }) {
  const hatch = useId().replaceAll(':', '')
  const { width, height, barHeight, rows } = layout
  return (
    <figure className="figure">
      <Legend>
        {LEVEL_NUMBERS.map((level) => (
          <LegendEntry key={level} sign={<LevelBadge level={level} size="sm" />}>
            {LEVEL_WORDS[level]}
          </LegendEntry>
        ))}
        <LegendEntry sign={<LevelBadge level={null} size="sm" />}>{NOT_ASSESSED}</LegendEntry>
      </Legend>
      <svg className="chart distribution mt-2" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" fill="#fff" />
            <path d="M0 0V5" stroke="#ccc" strokeWidth="1.5" />
          </pattern>
        </defs>
        {rows.map(({ key, name, label: shown, y, total, parts }) => (
          <g key={key} transform={`translate(0 ${y})`}>
            <text x="0" y={barHeight / 2 + 5}>
              <title>{name}</title>
              {shown}
            </text>
            {parts.map(({ step, x, width: partWidth, count, showsCount }) => (
              <g key={step}>
                <rect
                  x={x}
                  width={partWidth}
                  height={barHeight}
                  className={step < 5 ? `bar-${step}` : 'bar-none'}
                  fill={step < 5 ? undefined : `url(#${hatch})`}
                />
                {showsCount && (
                  <text
                    x={x + partWidth / 2}
                    y={barHeight / 2 + 5}
                    textAnchor="middle"
                    className={step === 3 || step === 4 ? 'on-dark' : undefined}
                  >
                    {count}
                  </text>
                )}
              </g>
            ))}
            <text x={width} y={barHeight / 2 + 5} textAnchor="end" className="quiet">
              {total} 人
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}

type DistributionTableProps = { rows: readonly DistributionRow[]; caption: string; heading: string }

/** The same numbers as a table. */
export function DistributionTable({ rows, caption, heading }: DistributionTableProps) {
  return (
    <ScrollBox label={caption}>
      <table className="data-table dense">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {LEVEL_NUMBERS.map((level) => (
              <th key={level} scope="col" className="n">
                {level} {LEVEL_WORDS[level]}
              </th>
            ))}
            <th scope="col" className="n">
              {NOT_ASSESSED}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, counts, notAssessed }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {LEVEL_NUMBERS.map((level) => (
                <td key={level} className="n">
                  {counts[level] ?? 0}
                </td>
              ))}
              <td className="n">{notAssessed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
