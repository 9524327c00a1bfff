import { Link } from '@remix-run/react'

type StackedBar = { key: string; name: string; rules: number; gap: number; to: string }

/** Units by their demand, longest first as given: both parts as a bar and as numbers. */
export function StackedBars({ bars }: { bars: readonly StackedBar[] }) {
  const longest = Math.max(1, ...bars.map(({ rules, gap }) => rules + gap))
  const share = (value: number) => `${((100 * value) / longest).toFixed(1)}%`
  return (
    <ul className="ranked stacked">
      {bars.map(({ key, name, rules, gap, to }) => (
        <li key={key}>
          <Link to={to}>{name}</Link>
          <svg className="demand-bar" aria-hidden="true">
            <rect className="by-rules" width={share(rules)} height="100%" />
            <rect className="by-gap" x={share(rules)} width={share(gap)} height="100%" />
          </svg>
          <span className="num">
            <b>{rules + gap}</b> {rules}＋{gap}
          </span>
        </li>
      ))}
    </ul>
  )
}
