import { Link } from '@remix-run/react'

export function SiteFooter({ signedIn, helpDesk }: { signedIn: boolean; helpDesk?: string }) {
  return (
    <footer className="site-footer">
      <Link to="/help">使い方</Link>
      {signedIn && <Link to="/me/access-log">わたしの記録を見た人</Link>}
      <Link to="/privacy">個人情報の取扱い</Link>
      {helpDesk && <span>困ったときは {helpDesk}</span>}
    </footer>
  )
}
