import type { ReactNode } from 'react'
import { LevelBadge } from './level-badge'
import { LevelChange } from './level-change'

/** Each entry: the sign, then what it means. */
export function Legend({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <p className="legend">
      {label && <span>{label}</span>}
      {children}
    </p>
  )
}

export function LegendEntry({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  return (
    <span>
      <span aria-hidden="true" className="inline-flex">
        {sign}
      </span>
      {children}
    </span>
  )
}

/** How levels are drawn, wherever badges of more than one kind stand together. */
export function LevelLegend() {
  return (
    <Legend>
      <LegendEntry sign={<LevelBadge level={2} size="sm" />}>確認済み</LegendEntry>
      <LegendEntry sign={<LevelChange from={1} to={2} />}>自己評価が違う（確認待ち）</LegendEntry>
      <LegendEntry sign={<LevelBadge level={1} size="sm" stale />}>1 年より前の確認</LegendEntry>
      <LegendEntry sign={<LevelBadge level={null} size="sm" />}>未評価</LegendEntry>
    </Legend>
  )
}
