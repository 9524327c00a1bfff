import { type DemandBarLayout, SEATS_AT } from './demand-bar-layout'

const BAR_TOP = 6
const BAR_HEIGHT = 14

/** The row of a table as a bar; the numbers beside it say the same. */
export function DemandBar({ layout }: { layout: DemandBarLayout }) {
  const { width, height, rules, gap, seats, isCut, label } = layout
  return (
    <svg
      className="chart demand-bar"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label.text.endsWith('%') ? `席の ${label.text}` : label.text || '需要なし'}
    >
      <rect className="by-rules" x={rules.x} y={BAR_TOP} width={rules.width} height={BAR_HEIGHT} />
      {gap.width > 0 && <rect className="by-gap" x={gap.x} y={BAR_TOP} width={gap.width} height={BAR_HEIGHT} />}
      {isCut && (
        <path className="cut" d={`M${gap.x + gap.width - 8} ${BAR_TOP + BAR_HEIGHT + 2}l6 ${-BAR_HEIGHT - 4}`} />
      )}
      {seats !== null && <path className="seats" d={`M${seats} 0V${height}`} />}
      <text x={label.x} y={BAR_TOP + BAR_HEIGHT - 2}>
        {label.text}
      </text>
    </svg>
  )
}

/** Over the column of bars: where the seats end. */
export function DemandBarHead({ width }: { width: number }) {
  return (
    <svg className="chart demand-bar" viewBox={`0 0 ${width} 18`} width={width} height="18" aria-hidden="true">
      <text className="strong" x={SEATS_AT} y="13" textAnchor="middle">
        席 ＝ 100 %
      </text>
    </svg>
  )
}

/** The two kinds of demand and the line of the seats, as signs for a legend. */
export function DemandSign({ kind }: { kind: 'rules' | 'gap' | 'seats' }) {
  if (kind === 'seats') {
    return (
      <svg className="demand-bar" width="6" height="16" aria-hidden="true">
        <path className="seats" d="M3 0V16" />
      </svg>
    )
  }
  return (
    <svg className="demand-bar" width="18" height="14" aria-hidden="true">
      <rect className={kind === 'rules' ? 'by-rules' : 'by-gap'} x="0.5" y="0.5" width="17" height="13" />
    </svg>
  )
}
