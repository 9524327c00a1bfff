import { Link } from '@remix-run/react'
import { useRef } from 'react'
import { useCloseOnLeave } from './close-on-leave'
import { Icon } from './icon'
import { SearchForm } from './search-form'

type MenuItem = { to: string; label: string; count?: number; current?: boolean }
export type ShellViewer = { name: string; unitName: string; menu: MenuItem[] }

type SiteHeaderProps = { viewer: ShellViewer | null; cityName: string; notices: number; isDemo: boolean }

export function SiteHeader({ viewer, cityName, notices, isDemo }: SiteHeaderProps) {
  return (
    <>
      <header className="site-header">
        <Link className="site-name" to="/">
          <small>{cityName}</small>DX人材ポータル
        </Link>
        {viewer && (
          <>
            <SearchForm />
            <Link className="bell" to="/notices" aria-label={notices > 0 ? `お知らせ ${notices} 件` : 'お知らせ'}>
              <Icon name="bell" />
              <span>お知らせ</span>
              {notices > 0 && <b className="num">{notices}</b>}
            </Link>
            <WhoMenu viewer={viewer} isDemo={isDemo} />
            <PhoneMenu viewer={viewer} isDemo={isDemo} />
          </>
        )}
      </header>
      {viewer && (
        <nav className="site-nav" aria-label="メニュー">
          <MenuLinks menu={viewer.menu} />
        </nav>
      )}
    </>
  )
}

function WhoMenu({ viewer, isDemo }: { viewer: ShellViewer; isDemo: boolean }) {
  const menu = useRef<HTMLDetailsElement>(null)
  useCloseOnLeave(menu)
  return (
    <details className="who" ref={menu}>
      <summary>
        <Icon name="person" />
        <span>
          <span className="who-name">{viewer.name}</span>
          <span className="who-unit">{viewer.unitName}</span>
        </span>
      </summary>
      <div className="who-links">
        <AccountLinks isDemo={isDemo} />
      </div>
    </details>
  )
}

/** On a phone everything of the header stands behind one button, which works without JavaScript. */
function PhoneMenu({ viewer, isDemo }: { viewer: ShellViewer; isDemo: boolean }) {
  const menu = useRef<HTMLDetailsElement>(null)
  useCloseOnLeave(menu)
  return (
    <details className="site-menu" ref={menu}>
      <summary className="btn btn-sm">
        <Icon name="menu" />
        メニュー
      </summary>
      <div className="site-menu-panel">
        <SearchForm />
        <nav className="menu-links" aria-label="メニュー">
          <MenuLinks menu={viewer.menu} />
        </nav>
        <p className="menu-who">
          {viewer.name}（{viewer.unitName}）
        </p>
        <div className="menu-links">
          <AccountLinks isDemo={isDemo} />
        </div>
      </div>
    </details>
  )
}

function MenuLinks({ menu }: { menu: MenuItem[] }) {
  return (
    <ul>
      {menu.map(({ to, label, count, current }) => (
        <li key={to}>
          <Link to={to} aria-current={current ? 'page' : undefined}>
            {label}
            {count !== undefined && count > 0 && (
              <span className="menu-count">
                {count}
                <span className="sr-only"> 件</span>
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function AccountLinks({ isDemo }: { isDemo: boolean }) {
  return (
    <>
      <Link to="/me/access-log">わたしの記録を見た人</Link>
      {isDemo && <Link to="/login">別の人として入る</Link>}
      <form method="post" action="/logout">
        <button type="submit">サインアウト</button>
      </form>
    </>
  )
}
