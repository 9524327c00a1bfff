import { Link } from '@remix-run/react'

type RankedBar = { key: string; name: string; value: number; of: number; to?: string }

/** Units by how many of their assessed people are there, longest first as given: bar and both numbers. */
export function RankedBars({ bars, unit = '人' }: { bars: readonly RankedBar[]; unit?: string }) {
  const longest = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <ul className="ranked">
      {bars.map(({ key, name, value, of, to }) => (
        <li key={key}>
          {to ? <Link to={to}>{name}</Link> : <span>{name}</span>}
          <svg aria-hidden="true">
            <rect width={`${((100 * value) / longest).toFixed(1)}%`} height="100%" />
          </svg>
          <span className="num">
            <b>{value}</b> / {of} {unit}
          </span>
        </li>
      ))}
    </ul>
  )
}
