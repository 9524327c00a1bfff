import type { ReactNode } from 'react'

/** The one thing to do next on a page: what and why on the left, its one solid button on the right. */
export function KeyPanel({ title, action, children }: { title?: ReactNode; action?: ReactNode; children?: ReactNode }) {
  return (
    <section className="panel panel-key">
      <div className="panel-key-body">
        <div className="panel-key-text">
          {title && <h2 className="sub-title">{title}</h2>}
          {children}
        </div>
        {action}
      </div>
    </section>
  )
}

export function Panel({
  look = 'outline',
  id,
  children,
}: {
  look?: 'outline' | 'soft'
  id?: string
  children: ReactNode
}) {
  return (
    <section className={look === 'soft' ? 'panel panel-sub' : 'panel'} id={id}>
      {children}
    </section>
  )
}
