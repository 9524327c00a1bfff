import { Link } from '@remix-run/react'
import type { ResultState } from '~/domain/sheet'
import { Icon, type IconName } from '~/ui/icon'
import type { SheetCell } from './sheet-rows'

const MARKS: Partial<Record<ResultState, { icon: IconName; words: string; className: string }>> = {
  achieved: { icon: 'ok', words: '目標に届いた', className: 'state-ok' },
  below: { icon: 'no', words: '目標に届かなかった', className: 'state-no' },
  not_yet: { icon: 'wait', words: '途中', className: 'sub' },
}

/** A figure with the way to what stands behind it, how it stands to the plan, and the number of its note. */
export function SheetFigure({ cell, label }: { cell: SheetCell; label: string }) {
  const mark = cell.state ? MARKS[cell.state] : undefined
  return (
    <>
      {mark && (
        <span className={`sheet-mark ${mark.className}`}>
          <Icon name={mark.icon} />
          <span className="sr-only">{mark.words}</span>
        </span>
      )}
      {cell.to ? (
        <Link to={cell.to} aria-label={`${label} ${cell.text}`}>
          {cell.text}
        </Link>
      ) : (
        cell.text
      )}
      {cell.note !== null && <NoteMark number={cell.note} />}
    </>
  )
}

export function NoteMark({ number }: { number: number }) {
  return (
    <sup>
      <span className="sr-only">注</span>
      {number}
    </sup>
  )
}
