import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { DataTable } from '~/ui/data-table'
import { Icon } from '~/ui/icon'
import { layoutNeedSquares } from './need-squares-layout'

export type Need = {
  code: string
  name: string
  /** People at or above the level, confirmed. */
  have: number
  need: number
  /** The people behind the number. */
  to?: string
}

export function NeedSquares({ have, need }: Pick<Need, 'have' | 'need'>) {
  const { width, height, squares, needX, more } = layoutNeedSquares(have, need)
  return (
    <svg
      className="need-squares"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      role="img"
      aria-label={`必要 ${need} 人、いま ${have} 人`}
    >
      {squares.map(({ x, kind }) => (
        <rect key={x} className={kind} x={x} y="4.5" width="9" height="9" />
      ))}
      {needX !== null && <path className="need" d={`M${needX} 0v${height}`} />}
      {more > 0 && (
        <text x={width} y="13.5" textAnchor="end">
          +{more}
        </text>
      )}
    </svg>
  )
}

/** Skills of a section: people against need, and the state in words. */
export function NeedList({ needs }: { needs: readonly Need[] }) {
  return (
    <ul className="need-list">
      {needs.map(({ code, name, have, need, to }) => (
        <li key={code}>
          <NeedName name={name} to={to} />
          <NeedSquares have={have} need={need} />
          <span className="num">
            <b>{have}</b> / {need} 人
          </span>
          <NeedState have={have} need={need} />
        </li>
      ))}
    </ul>
  )
}

/** The same numbers as a table. */
export function NeedTable({ caption, needs }: { caption: string; needs: readonly Need[] }) {
  return (
    <DataTable
      caption={caption}
      dense
      rows={needs}
      rowKey={({ code }) => code}
      columns={[
        { id: 'name', label: 'スキル', names: true, cell: ({ name, to }) => <NeedName name={name} to={to} /> },
        { id: 'have', label: 'いま（人）', align: 'n', cell: ({ have }) => have },
        { id: 'need', label: '必要（人）', align: 'n', cell: ({ need }) => need },
        { id: 'state', label: '過不足', cell: ({ have, need }) => <NeedState have={have} need={need} /> },
      ]}
    />
  )
}

function NeedName({ name, to }: { name: string; to?: string }): ReactNode {
  return to ? <Link to={to}>{name}</Link> : <span>{name}</span>
}

function NeedState({ have, need }: Pick<Need, 'have' | 'need'>) {
  if (have >= need) {
    return (
      <span className="state state-sm state-ok">
        <Icon name="check" />
        足りる
      </span>
    )
  }
  return <span className={`state state-sm ${have === 0 ? 'state-no' : 'state-near'}`}>あと {need - have} 人</span>
}
