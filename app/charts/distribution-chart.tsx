import { LEVEL_WORDS, NOT_ASSESSED, SKILL_LEVELS } from '~/domain/terms'
import { ScrollBox } from '~/ui/data-table'
import { Legend, LegendEntry } from '~/ui/legend'
import { LevelBadge } from '~/ui/level-badge'
import type { LevelDistribution } from './distribution-layout'
import { peopleIn } from './distribution-layout'
import { LevelBar } from './level-bar'

export type DistributionRow = { key: string; name: string; distribution: LevelDistribution }

/** How the levels of several units (or skills) are spread, one bar a row. */
export function DistributionChart({ rows }: { rows: readonly DistributionRow[] }) {
  return (
    <figure className="figure">
      <Legend>
        {SKILL_LEVELS.map((level) => (
          <LegendEntry key={level} sign={<LevelBadge level={level} size="sm" />}>
            {LEVEL_WORDS[level]}
          </LegendEntry>
        ))}
        <LegendEntry sign={<LevelBadge level={null} size="sm" />}>{NOT_ASSESSED}</LegendEntry>
      </Legend>
      <ul className="distribution">
        {rows.map(({ key, name, distribution }) => (
          <li key={key}>
            <span>{name}</span>
            <LevelBar distribution={distribution} />
            <span className="num">{peopleIn(distribution)} 人</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

type DistributionTableProps = { rows: readonly DistributionRow[]; caption: string; heading: string }

/** The same numbers as a table. */
export function DistributionTable({ rows, caption, heading }: DistributionTableProps) {
  return (
    <ScrollBox label={caption}>
      <table className="data-table dense">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {SKILL_LEVELS.map((level) => (
              <th key={level} scope="col" className="n">
                {level} {LEVEL_WORDS[level]}
              </th>
            ))}
            <th scope="col" className="n">
              {NOT_ASSESSED}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, distribution }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {SKILL_LEVELS.map((level) => (
                <td key={level} className="n">
                  {distribution.counts[level] ?? 0}
                </td>
              ))}
              <td className="n">{distribution.notAssessed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
