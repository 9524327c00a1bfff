import { Legend, LegendEntry } from '~/ui/legend'

export type FateShares = { keeps: number; lowered: number; reassess: number; none: number }
type Part = keyof FateShares

const PARTS: readonly Part[] = ['keeps', 'lowered', 'reassess', 'none']

/** How people fare, as parts of a whole; the numbers stand beside it. */
export function FateBar({ shares }: { shares: FateShares }) {
  const total = Math.max(
    1,
    PARTS.reduce((sum, part) => sum + shares[part], 0),
  )
  let begins = 0
  return (
    <svg className="fate-bar" aria-hidden="true">
      {PARTS.map((part) => {
        const x = begins
        const width = (100 * shares[part]) / total
        begins += width
        return width === 0 ? null : (
          <rect
            key={part}
            className={`fate-${part}`}
            x={`${x.toFixed(2)}%`}
            width={`${width.toFixed(2)}%`}
            height="100%"
          />
        )
      })}
    </svg>
  )
}

export function FateLegend({ words }: { words: Readonly<Record<Part, string>> }) {
  return (
    <Legend>
      {PARTS.map((part) => (
        <LegendEntry key={part} sign={<span className={`fate-sign fate-${part}`} />}>
          {words[part]}
        </LegendEntry>
      ))}
    </Legend>
  )
}
