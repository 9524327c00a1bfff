import type { ReactNode } from 'react'
import { SiteFooter } from './site-footer'
import { type ShellViewer, SiteHeader } from './site-header'

export type PageShellProps = {
  /** `null` before sign-in. */
  viewer: ShellViewer | null
  /** The demo's day as it is shown, e.g. `令和10年11月15日（水）`, and as ISO; `null` in real use. */
  demo: { todayLong: string; iso: string } | null
  cityName: string
  /** Notices not yet read. */
  notices?: number
  /** Where help is to be had, e.g. `情報システム課（内線 2345）`. */
  helpDesk?: string
  width?: 'wide' | 'mid' | 'read'
  /** Prints on A4 landscape. */
  landscape?: boolean
  children: ReactNode
}

const WIDTHS = { wide: 'page', mid: 'page page-mid', read: 'page page-read' }

export function PageShell({
  viewer,
  demo,
  cityName,
  notices = 0,
  helpDesk,
  width = 'wide',
  landscape,
  children,
}: PageShellProps) {
  return (
    <>
      <a className="skip-link" href="#main">
        本文へ
      </a>
      {demo && <DemoBanner {...demo} />}
      <SiteHeader viewer={viewer} cityName={cityName} notices={notices} isDemo={demo !== null} />
      <main id="main" tabIndex={-1} className={landscape ? `${WIDTHS[width]} landscape` : WIDTHS[width]}>
        {children}
      </main>
      <SiteFooter signedIn={viewer !== null} helpDesk={helpDesk} />
    </>
  )
}

function DemoBanner({ todayLong, iso }: { todayLong: string; iso: string }) {
  return (
    <aside className="demo-banner" aria-label="デモについて">
      <b>デモ</b>
      <span>
        きょうは <span className="num nowrap">{todayLong}</span>
        <span className="wide-only">（{iso}）</span>として動いています。
        <span className="wide-only">登場する人はすべて架空です。</span>
      </span>
    </aside>
  )
}
