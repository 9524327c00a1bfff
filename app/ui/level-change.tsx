import type { SkillLevel } from '~/domain/skill-standard'
import { levelWord } from '~/domain/terms'
import { LevelBadge } from './level-badge'

type LevelChangeProps = { from: SkillLevel | null; to: SkillLevel; size?: 'sm' | 'md' }

/** From the confirmed level to the self-assessed one, as badges: [2]→①. */
export function LevelChange({ from, to, size = 'sm' }: LevelChangeProps) {
  return (
    <span className="level-change">
      <LevelBadge level={from} size={size} />
      <span aria-hidden="true" className="sub">
        →
      </span>
      <LevelBadge level={to} kind="self" size={size} />
    </span>
  )
}

/** The same as text for a dense grid: `1 ↑ 2`, `2 ↓ 1`, `– 新 1`. */
export function LevelChangeText({ from, to }: LevelChangeProps) {
  const sign = from === null ? '新' : to > from ? '↑' : '↓'
  return (
    <span className="level-change-text">
      <span aria-hidden="true">
        {from ?? '–'} {sign} {to}
      </span>
      <span className="sr-only">
        確認済み {from === null ? '未評価' : `${from} ${levelWord(from)}`}、自己評価 {to} {levelWord(to)}
      </span>
    </span>
  )
}
