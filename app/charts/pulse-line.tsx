import type { PulseLineLayout } from './pulse-line-layout'

/** Each question has its own mark and its own kind of line; the table twin holds the same numbers. */
export function PulseLine({ layout, label }: { layout: PulseLineLayout; label: string }) {
  const { width, height, plot, grid, years, series } = layout
  return (
    <svg className="chart pulse-line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {grid.map(({ y, label: points }) => (
        <g key={points}>
          <path className="grid-line" d={`M${plot.left} ${y}H${plot.right}`} />
          <text className="quiet" x={plot.left - 8} y={y + 4} textAnchor="end">
            {points}
          </text>
        </g>
      ))}
      {years.map(({ x, name }) => (
        <text key={name} x={x} y={plot.bottom + 24} textAnchor="middle">
          {name}
        </text>
      ))}
      {series.map(({ path, end }, question) => (
        <g key={end.text} className={`pulse-series pulse-series-${question + 1}`}>
          <path className="pulse-path" d={path} />
          <text x={end.x} y={end.y}>
            {end.text}
          </text>
        </g>
      ))}
      {series.map(({ marks, end }, question) => (
        <g key={end.text} className={`pulse-series pulse-series-${question + 1}`}>
          {marks.map((mark, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark a year, in the order of the years
            <g key={place}>
              <PulseMark question={question} x={mark.x} y={mark.y} />
              <text
                x={mark.x + (mark.labelY === mark.y + 4 ? 12 : 0)}
                y={mark.labelY}
                textAnchor={mark.labelY === mark.y + 4 ? 'start' : 'middle'}
              >
                {mark.label}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  )
}

/** 問1 a filled dot, 問2 a square, 問3 a diamond. */
export function PulseMark({ question, x, y }: { question: number; x: number; y: number }) {
  if (question === 0) return <circle className="pulse-mark" cx={x} cy={y} r="5.5" />
  if (question === 1) return <rect className="pulse-mark" x={x - 5} y={y - 5} width="10" height="10" />
  return <path className="pulse-mark" d={`M${x} ${y - 6.5}l6.5 6.5-6.5 6.5-6.5-6.5z`} />
}
