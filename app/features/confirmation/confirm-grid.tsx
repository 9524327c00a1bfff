import { Link } from '@remix-run/react'
import { toSkillLevel } from '~/domain/terms'
import type { Grid } from '~/features/confirmation/board-cells'
import type { BoardClaim, BoardPerson } from '~/features/confirmation/confirm-board'
import { ScrollBox } from '~/ui/data-table'
import { LevelChangeText } from '~/ui/level-change'

type ConfirmGridProps = {
  grid: Grid
  label: string
  current: number | null
  hrefOf: (claim: BoardClaim) => string
}

/** People × skills; only what differs stands out, and leads to the panel beside it. */
export function ConfirmGrid({ grid, label, current, hrefOf }: ConfirmGridProps) {
  const span = grid.columns.length + 1
  return (
    <ScrollBox label={label}>
      <table className="data-table confirm-grid">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            <th scope="col">職員</th>
            {grid.columns.map((column) => (
              <th key={column.skillId} scope="col" title={column.name}>
                <span className="vertical">{column.name.length > 12 ? column.shortName : column.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="group">
            <th colSpan={span} scope="rowgroup">
              違いのある {grid.rows.length} 人
            </th>
          </tr>
          {grid.rows.map(({ person, cells }) => (
            <tr key={person.personId} className={hasCurrent(cells, current) ? 'selected' : undefined}>
              <th scope="row">
                <PersonLink person={person} />
              </th>
              {cells.map((cell, index) =>
                'claim' in cell ? (
                  <DifferentCell
                    key={cell.claim.claimId}
                    claim={cell.claim}
                    isCurrent={cell.claim.claimId === current}
                    href={hrefOf(cell.claim)}
                    who={person.name}
                    what={grid.columns[index]?.name ?? ''}
                  />
                ) : (
                  <td key={grid.columns[index]?.skillId}>
                    {cell.level !== null && <span className="same">{cell.level}</span>}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function PersonLink({ person }: { person: Pick<BoardPerson, 'staffNumber' | 'name' | 'title' | 'isNew'> }) {
  return (
    <>
      {person.staffNumber ? <Link to={`/people/${person.staffNumber}`}>{person.name}</Link> : person.name}
      <span className="small sub">
        {' '}
        {person.title}
        {person.isNew && '・はじめて'}
      </span>
    </>
  )
}

type DifferentCellProps = { claim: BoardClaim; isCurrent: boolean; href: string; who: string; what: string }

function DifferentCell({ claim, isCurrent, href, who, what }: DifferentCellProps) {
  return (
    <td className={isCurrent ? 'different current' : 'different'}>
      <Link
        to={href}
        preventScrollReset
        data-claim={claim.claimId}
        aria-current={isCurrent ? 'true' : undefined}
        title={`${who}　${what}`}
      >
        <span className="sr-only">
          {who} {what}{' '}
        </span>
        <Change claim={claim} />
        <Outcome claim={claim} />
      </Link>
    </td>
  )
}

/** `1 ↑ 2`; a repeated level that somebody else has to confirm says so. */
export function Change({ claim }: { claim: Pick<BoardClaim, 'claimed' | 'confirmed'> }) {
  const to = toSkillLevel(claim.claimed)
  if (to === null) return null
  if (claim.confirmed === claim.claimed) {
    return (
      <span className="level-change-text">
        {claim.claimed}
        <span className="sr-only"> のまま</span>
      </span>
    )
  }
  return <LevelChangeText from={toSkillLevel(claim.confirmed)} to={to} />
}

function Outcome({ claim }: { claim: BoardClaim }) {
  if (claim.decided !== null) {
    return <span className="decided">✓{claim.decided === claim.claimed ? '同意' : `${claim.decided} で確認`}</span>
  }
  if (claim.passedTo !== null)
    return <span className="-mx-1 block text-[0.6875rem] leading-none whitespace-nowrap">依頼中</span>
  if (claim.claimed >= 4)
    return <span className="-mx-1 block text-[0.6875rem] leading-none whitespace-nowrap">技術官</span>
  return claim.claimed === 3 ? (
    <span className="-mx-1 block text-[0.6875rem] leading-none whitespace-nowrap">マスター</span>
  ) : null
}

function hasCurrent(cells: Grid['rows'][number]['cells'], current: number | null): boolean {
  return cells.some((cell) => 'claim' in cell && cell.claim.claimId === current)
}
