import type { ReactNode } from 'react'

/** Nothing to show yet: says why, and what to do about it. */
export function EmptyState({
  title,
  action,
  children,
}: {
  title: ReactNode
  action?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <div className="row mt-4 justify-center">{action}</div>}
    </div>
  )
}
