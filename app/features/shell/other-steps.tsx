import { Link } from '@remix-run/react'

type Step = { key: string; title: string; detail: string; to: string; due?: string; dueOn?: string }

/** What waits besides the next step. */
export function OtherSteps({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null
  return (
    <section className="section">
      <h2>ほかにやること</h2>
      <ul className="dated-list">
        {steps.map(({ key, title, detail, to, due, dueOn }) => (
          <li key={key}>
            {due && <time dateTime={dueOn}>{due}まで</time>}
            <div>
              <Link className="font-bold" to={to}>
                {title}
              </Link>
              <div className="small sub">{detail}</div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
