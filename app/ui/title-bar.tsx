import type { ReactNode } from 'react'

type TitleBarProps = {
  title: ReactNode
  /** Stands beside the title, e.g. a tag. */
  beside?: ReactNode
  lead?: ReactNode
  /** What the data of the page say, computed from them; `<em>` marks the point. */
  insight?: ReactNode
  actions?: ReactNode
}

export function TitleBar({ title, beside, lead, insight, actions }: TitleBarProps) {
  return (
    <>
      <div className="title-bar">
        <div className="title-bar-text">
          {beside ? (
            <div className="row">
              <h1>{title}</h1>
              {beside}
            </div>
          ) : (
            <h1>{title}</h1>
          )}
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="row no-print">{actions}</div>}
      </div>
      {insight && <Insight>{insight}</Insight>}
    </>
  )
}

export function Insight({ children, size = 'page' }: { children: ReactNode; size?: 'page' | 'section' }) {
  return <p className={size === 'page' ? 'insight' : 'insight insight-sub'}>{children}</p>
}
