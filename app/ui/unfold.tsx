import type { ReactNode } from 'react'

/** A form that most visitors of a page do not need: opened by its label, also without JavaScript; never printed. */
export function Unfold({ label, open, children }: { label: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="no-print mt-3" open={open || undefined}>
      <summary className="link-button">{label}</summary>
      <div className="panel panel-sub mt-2">{children}</div>
    </details>
  )
}
