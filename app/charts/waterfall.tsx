import type { WaterfallBar, WaterfallLayout } from './waterfall-layout'

const ROW = 38
const BAR = 20

/** One row's bar; the number beside it says the same, so it is hidden from screen readers. */
export function WaterfallCell({ layout, bar }: { layout: WaterfallLayout; bar: WaterfallBar | undefined }) {
  if (!bar) return null
  const { target, width } = layout
  const top = (ROW - BAR) / 2
  return (
    <svg className="waterfall" viewBox={`0 0 ${width} ${ROW}`} preserveAspectRatio="none" aria-hidden="true">
      {target !== null && <path className="target" d={`M${target} 0V${ROW}`} />}
      {bar.fromAbove !== null && <path className="joint" d={`M${bar.fromAbove} 0V${top}`} />}
      <rect className={bar.look} x={bar.x} y={top} width={bar.width} height={BAR} />
      {bar.toBelow !== null && <path className="joint" d={`M${bar.toBelow} ${top + BAR}V${ROW}`} />}
    </svg>
  )
}

/** The scale above the rows. */
export function WaterfallAxis({ layout, targetLabel }: { layout: WaterfallLayout; targetLabel: string | null }) {
  const { width, ticks, target } = layout
  return (
    <svg className="waterfall-axis chart" viewBox={`0 0 ${width} 16`} aria-hidden="true">
      {ticks.map(({ x, label }) => (
        <text key={label} x={x} y="12" textAnchor={x === 0 ? 'start' : 'middle'}>
          {label}
        </text>
      ))}
      {target !== null && targetLabel && (
        <text x={target} y="12" textAnchor="middle" className="strong">
          {targetLabel}
        </text>
      )}
    </svg>
  )
}
