import { Link } from '@remix-run/react'

export type Tab = { to: string; label: string; current: boolean }

/** Views of the same thing, each with its own address: 図／表. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab.current ? 'page' : undefined} preventScrollReset>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}

/** The same in the small, for a bar of filters. */
export function SegmentedLinks({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="field" aria-label={label}>
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <span className="segmented">
        {tabs.map((tab) => (
          <Link key={tab.to} to={tab.to} aria-current={tab.current ? 'page' : undefined} preventScrollReset>
            {tab.label}
          </Link>
        ))}
      </span>
    </nav>
  )
}
