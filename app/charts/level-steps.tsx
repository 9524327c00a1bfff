import type { LevelStepsLayout } from './level-steps-layout'

/** One skill's confirmed level over time; the words beside it say the same. */
export function LevelSteps({ layout, label }: { layout: LevelStepsLayout; label: string }) {
  const { width, height, path, dots, grid } = layout
  return (
    <svg
      className="chart level-steps"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {grid.map((y) => (
        <path key={y} className="grid-line" d={`M0 ${y}H${width}`} />
      ))}
      {path && <path className="line" d={path} />}
      {dots.map(({ x, y, level }) => (
        <circle key={`${x}-${level}`} className="ink" cx={x} cy={y} r="2.5" />
      ))}
    </svg>
  )
}
