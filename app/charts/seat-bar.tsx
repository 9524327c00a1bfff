import type { SeatBarLayout } from './seat-bar-layout'

/** Beside it the same is told in figures. */
export function SeatBar({ layout }: { layout: SeatBarLayout }) {
  const { width, mark, filled, beyond } = layout
  return (
    <svg className="chart seat-bar" viewBox={`0 0 ${width} 24`} aria-hidden="true">
      <rect className="filled" width={filled} y="5" height="14" />
      {beyond > 0 && <rect className="beyond" x={mark + 1.5} width={Math.max(0, beyond - 1.5)} y="5" height="14" />}
      <path className="mark" d={`M${mark} 0V24`} />
    </svg>
  )
}
