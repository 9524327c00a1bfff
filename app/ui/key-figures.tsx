import { Link } from '@remix-run/react'

type KeyFigure = {
  label: string
  value: number | string
  unit?: string
  /** The people or records behind the figure. */
  to?: string
  bad?: boolean
}

export function KeyFigures({ figures }: { figures: KeyFigure[] }) {
  return (
    <dl className="key-figures">
      {figures.map(({ label, value, unit, to, bad }) => {
        const shown = typeof value === 'number' ? value.toLocaleString('ja-JP') : value
        return (
          <div key={label} className={bad ? 'bad' : undefined}>
            <dt>{label}</dt>
            <dd>
              {to ? <Link to={to}>{shown}</Link> : shown}
              {unit && <small>{unit}</small>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
