import type { ScheduleLayout } from './step-schedule-layout'

/** What is to be done along the days; the table twin holds the same days. */
export function StepSchedule({ layout, label }: { layout: ScheduleLayout; label: string }) {
  const { width, height, today, top, bottom, months, bars } = layout
  return (
    <svg className="chart step-schedule" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {months.map(({ x, label: month }) => (
        <g key={x}>
          <path className="grid-line" d={`M${x} ${top}V${bottom}`} />
          <text className="quiet" x={x + 5} y="18">
            {month}
          </text>
        </g>
      ))}
      <text className="strong" x={today} y="18">
        きょう
      </text>
      <path className="today" d={`M${today} ${top}V${bottom}`} />
      {bars.map(({ key, label: name, y, bar, diamond, note }) => (
        <g key={key}>
          <path className="grid-line" d={`M0 ${y + 17}H${width - 8}`} />
          <text x="0" y={y + 5}>
            {name}
          </text>
          {bar && <rect x={bar.x} y={y - 7} width={bar.width} height="14" />}
          <path className={diamond.fixed ? 'diamond set' : 'diamond'} d={`M${diamond.x} ${y - 10}l8 10-8 10-8-10z`} />
          <text x={note.x} y={y + 5} textAnchor={note.anchor}>
            {note.text}
          </text>
        </g>
      ))}
    </svg>
  )
}
