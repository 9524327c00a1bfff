import type { SkillLevel } from '~/domain/skill-standard'
import { levelWord } from '~/domain/terms'

type LevelBadgeProps = {
  /** `null`: not assessed, which is not level 0. */
  level: SkillLevel | null
  kind?: 'confirmed' | 'self'
  /** Confirmed longer ago than a year. */
  stale?: boolean
  size?: 'sm' | 'md'
}

export function LevelBadge({ level, kind = 'confirmed', stale, size = 'md' }: LevelBadgeProps) {
  return (
    <span className={badgeClass(level, kind, stale, size)}>
      <span aria-hidden="true">{level ?? '–'}</span>
      <span className="sr-only">{spoken(level, kind, stale)}</span>
    </span>
  )
}

function badgeClass(level: SkillLevel | null, kind: 'confirmed' | 'self', stale?: boolean, size?: 'sm' | 'md') {
  const look = level === null ? ' level-none' : kind === 'self' ? ' level-self' : ` level-${level}`
  return `level${look}${stale ? ' level-stale' : ''}${size === 'sm' ? ' level-sm' : ''}`
}

function spoken(level: SkillLevel | null, kind: 'confirmed' | 'self', stale?: boolean) {
  if (level === null) return '未評価'
  const what = kind === 'self' ? '自己評価 ' : ''
  return `${what}レベル ${level} ${levelWord(level)}${stale ? '（1 年より前の確認）' : ''}`
}
