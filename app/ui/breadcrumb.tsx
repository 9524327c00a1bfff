import { Link } from '@remix-run/react'

/** The way to this page; the last step is the page itself and no link. */
export function Breadcrumb({ steps, here }: { steps: { to: string; label: string }[]; here: string }) {
  return (
    <nav aria-label="いまの場所" className="breadcrumb">
      <ol>
        {steps.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}
