import { Link } from '@remix-run/react'
import { toSkillLevel } from '~/domain/terms'
import { SectionStanding } from '~/features/section/section-standing'
import type { SectionView } from '~/features/section/section-view'
import { ScrollBox } from '~/ui/data-table'
import { LevelBadge } from '~/ui/level-badge'
import { LevelChange } from '~/ui/level-change'

type Row = SectionView['view']['rows'][number]

/** People × skills with what waits; sums below for all counted people, not only this page. */
export function SkillMatrix({ section }: { section: SectionView }) {
  const { columns, rows, groupName } = section.view
  const label = `職員 × ${groupName}スキル`
  return (
    <div className="wide-only">
      <ScrollBox label={label}>
        <table className="data-table matrix">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              <th scope="col" className="w-[12.5rem]">
                職員
              </th>
              {columns.map((column) => (
                <th key={column.skillId} scope="col" title={column.name}>
                  {column.shortName}
                </th>
              ))}
              <th scope="col" className="w-[4.5rem]">
                1 以上
                <br />（{columns.length} 中）
              </th>
              {section.seesRound && (
                <th scope="col" className="w-[9rem]">
                  今回の評価
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MatrixRow key={row.personId} row={row} section={section} />
            ))}
          </tbody>
          <MatrixFoot section={section} />
        </table>
      </ScrollBox>
    </div>
  )
}

function MatrixRow({ row, section }: { row: Row; section: SectionView }) {
  return (
    <tr>
      <th scope="row">
        {row.staffNumber ? <Link to={`/people/${row.staffNumber}`}>{row.name}</Link> : row.name}
        <span className="small sub">
          {' '}
          {row.title}
          {row.note && `・${row.note}`}
        </span>
      </th>
      {section.view.columns.map((column, index) => (
        <LevelCell key={column.skillId} row={row} index={index} />
      ))}
      <td className="num">{row.counts ? row.atOne : '–'}</td>
      {section.seesRound && (
        <td className="small nowrap text-left!">
          <SectionStanding standing={row.standing} unitCode={section.unit.code} />
        </td>
      )}
    </tr>
  )
}

function LevelCell({ row, index }: { row: Row; index: number }) {
  const level = toSkillLevel(row.levels[index])
  const claimed = toSkillLevel(row.claimed[index])
  if (claimed !== null) {
    return (
      <td className="different">
        <LevelChange from={level} to={claimed} />
      </td>
    )
  }
  const freshness = row.freshness[index]
  return (
    <td>
      <LevelBadge
        level={level}
        size="sm"
        stale={freshness !== null && freshness !== undefined && freshness !== 'fresh'}
      />
    </td>
  )
}

function MatrixFoot({ section }: { section: SectionView }) {
  const needOf = (skillId: number) => section.needs.find((need) => need.skillId === skillId)
  const tail = section.seesRound ? 2 : 1
  const lines = [
    { label: '要るレベルに届いた人', of: (skillId: number) => needOf(skillId)?.reached ?? null },
    { label: '必要な人', of: (skillId: number) => needOf(skillId)?.needed ?? 0 },
  ]
  return (
    <tfoot>
      {lines.map((line) => (
        <tr key={line.label}>
          <th scope="row">{line.label}</th>
          {section.view.columns.map((column) => (
            <td key={column.skillId} className="num">
              {line.of(column.skillId) ?? '–'}
            </td>
          ))}
          <td colSpan={tail} />
        </tr>
      ))}
      <tr>
        <th scope="row">不足</th>
        {section.view.columns.map((column) => {
          const need = needOf(column.skillId)
          const short = need ? need.needed - need.reached : 0
          return (
            <td key={column.skillId} className={short > 0 ? 'num text-(--error)' : 'num'}>
              {short > 0 ? `−${short}` : '±0'}
            </td>
          )
        })}
        <td colSpan={tail} />
      </tr>
    </tfoot>
  )
}
