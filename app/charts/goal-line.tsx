import type { GoalLineLayout } from './goal-line-layout'

const LOOKS = { strong: 'strong', plain: undefined, quiet: 'quiet' } as const

/** The years of a count with its targets; the table twin holds the same numbers. */
export function GoalLine({ layout, label }: { layout: GoalLineLayout; label: string }) {
  const { width, height, plot, grid, years, diamonds, today, labels } = layout
  return (
    <svg className="chart goal-line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <text className="quiet" x={plot.left - 8} y="11" textAnchor="end">
        人
      </text>
      {grid.map(({ y, label: count }) => (
        <g key={count}>
          <path className="grid-line" d={`M${plot.left} ${y}H${plot.right}`} />
          <text className="quiet" x={plot.left - 8} y={y + 4} textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {years.map(({ x, middle, name }) => (
        <g key={x}>
          <path className="axis" d={`M${x} ${plot.top}V${plot.bottom + 6}`} />
          <text x={middle} y={plot.bottom + 24} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
      <path className="band-80" d={layout.band80} />
      <path className="band-50" d={layout.band50} />
      <path className="expected" d={layout.middle} />
      <path className="target" d={layout.target} />
      <path className="actual" d={layout.actual} />
      {diamonds.map(({ x, y }) => (
        <path key={x} className="diamond" d={`M${x} ${y - 6}l6 6-6 6-6-6z`} />
      ))}
      <circle className="ink" cx={today.x} cy={today.y} r="6" />
      {labels.map(({ x, y, text, look, anchor }) => (
        <text key={text} x={x} y={y} textAnchor={anchor} className={LOOKS[look]}>
          {text}
        </text>
      ))}
    </svg>
  )
}
