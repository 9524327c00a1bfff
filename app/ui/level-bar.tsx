import { useId } from 'react'
import { LEVEL_NUMBERS, levelWord } from '~/domain/terms'
import { LevelBadge } from './level-badge'

/** How many people stand at each level 0–4, and how many are not assessed. */
export type LevelDistribution = { counts: readonly number[]; notAssessed: number }

type Part = { key: string; count: number; start: number; share: number; className: string; dark: boolean }

const ROOM_FOR_DIGITS = 7

export function LevelBar({ distribution }: { distribution: LevelDistribution }) {
  const hatch = useId().replaceAll(':', '')
  return (
    <svg className="level-bar" role="img" aria-label={inWords(distribution)}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="#fff" />
          <path d="M0 0V5" stroke="#ccc" strokeWidth="1.5" />
        </pattern>
      </defs>
      {partsOf(distribution).map((part) => (
        <g key={part.key}>
          <rect
            x={`${part.start.toFixed(2)}%`}
            width={`${part.share.toFixed(2)}%`}
            height="100%"
            className={part.className}
            fill={part.className ? undefined : `url(#${hatch})`}
          />
          {part.share >= ROOM_FOR_DIGITS && (
            <text
              x={`${(part.start + part.share / 2).toFixed(2)}%`}
              y="50%"
              dy="0.36em"
              className={part.dark ? 'on-dark' : undefined}
            >
              {part.count}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

/** The same numbers as text. */
export function LevelCounts({ distribution }: { distribution: LevelDistribution }) {
  return (
    <ul className="level-counts">
      {LEVEL_NUMBERS.map((level) => (
        <li key={level}>
          <span aria-hidden="true">
            <LevelBadge level={level} size="sm" />
          </span>{' '}
          <span className="sr-only">レベル {level} </span>
          {levelWord(level)}
          <b>{distribution.counts[level] ?? 0} 人</b>
        </li>
      ))}
      <li>
        <span aria-hidden="true">
          <LevelBadge level={null} size="sm" />
        </span>{' '}
        未評価<b>{distribution.notAssessed} 人</b>
      </li>
    </ul>
  )
}

function partsOf({ counts, notAssessed }: LevelDistribution): Part[] {
  const total = counts.reduce((sum, count) => sum + count, notAssessed)
  if (total === 0) return []
  const all = [...LEVEL_NUMBERS.map((level) => counts[level] ?? 0), notAssessed]
  let start = 0
  return all.map((count, index) => {
    const share = (100 * count) / total
    const part = {
      key: index < 5 ? String(index) : 'none',
      count,
      start,
      share,
      className: index < 5 ? `bar-${index}` : '',
      dark: index === 3 || index === 4,
    }
    start += share
    return part
  })
}

function inWords({ counts, notAssessed }: LevelDistribution) {
  return [...LEVEL_NUMBERS.map((level) => `レベル${level} ${counts[level] ?? 0} 人`), `未評価 ${notAssessed} 人`].join(
    '、',
  )
}
