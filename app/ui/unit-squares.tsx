import type { ReactNode } from 'react'
import { Legend, LegendEntry } from './legend'

type RequirementCounts = {
  met: number
  /** Must-have and short. */
  must: number
  /** Must-have by the first renewal and short. */
  byRenewal: number
  short: number
  /** How many of `short` are not assessed. */
  notAssessed?: number
}

const KINDS = [
  { key: 'met', className: 'square square-met', sign: '' },
  { key: 'must', className: 'square square-must', sign: '必' },
  { key: 'byRenewal', className: 'square', sign: '更' },
  { key: 'short', className: 'square', sign: '–' },
] as const

/** One square a requirement of the role aimed at, with what each sign means and how many there are. */
export function UnitSquares({ counts }: { counts: RequirementCounts }) {
  const { met, must, byRenewal, short, notAssessed = 0 } = counts
  const total = met + must + byRenewal + short
  return (
    <>
      <div
        className="squares"
        role="img"
        aria-label={`${total} 要件のうち ${met} が届いている。必須の不足 ${must}、最初の更新までに必須の不足 ${byRenewal}、ほかの不足 ${short}`}
      >
        {KINDS.flatMap(({ key, className, sign }) =>
          Array.from({ length: counts[key] }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal squares
            <span key={`${key}${index}`} className={className}>
              {sign}
            </span>
          )),
        )}
      </div>
      <div className="mt-2">
        <Legend>
          <Sign kind={0}>届いている {met}</Sign>
          {must > 0 && <Sign kind={1}>必須で不足 {must}</Sign>}
          {byRenewal > 0 && <Sign kind={2}>最初の更新までに必須 {byRenewal}</Sign>}
          {short > 0 && (
            <Sign kind={3}>
              不足 {short}
              {notAssessed > 0 && `（未評価 ${notAssessed} を含む）`}
            </Sign>
          )}
        </Legend>
      </div>
    </>
  )
}

function Sign({ kind, children }: { kind: 0 | 1 | 2 | 3; children: ReactNode }) {
  const { className, sign } = KINDS[kind]
  return <LegendEntry sign={<span className={className}>{sign}</span>}>{children}</LegendEntry>
}
