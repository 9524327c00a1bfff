import { useId } from 'react'
import { levelWord, SKILL_LEVELS } from '~/domain/terms'
import { LevelBadge } from '~/ui/level-badge'
import { type LevelDistribution, layoutDistribution } from './distribution-layout'

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
      {layoutDistribution(distribution).map(({ step, start, share, count, showsCount }) => (
        <g key={step}>
          <rect
            x={percent(start)}
            width={percent(share)}
            height="100%"
            className={step < 5 ? `bar-${step}` : undefined}
            fill={step < 5 ? undefined : `url(#${hatch})`}
          />
          {showsCount && (
            <text
              x={percent(start + share / 2)}
              y="50%"
              dy="0.36em"
              className={step === 3 || step === 4 ? 'on-dark' : undefined}
            >
              {count}
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
      {SKILL_LEVELS.map((level) => (
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

function inWords({ counts, notAssessed }: LevelDistribution) {
  return [...SKILL_LEVELS.map((level) => `レベル${level} ${counts[level] ?? 0} 人`), `未評価 ${notAssessed} 人`].join(
    '、',
  )
}

function percent(value: number) {
  return `${value.toFixed(2)}%`
}
