import { Link } from '@remix-run/react'

type LatestNotice = { noticeId: number; title: string; href: string; on: string; unread: boolean }

/** The newest notices beside the home page. */
export function LatestNotices({ notices, total }: { notices: readonly LatestNotice[]; total: number }) {
  return (
    <aside aria-labelledby="latest-notices">
      <h2 id="latest-notices">お知らせ</h2>
      {notices.length === 0 ? (
        <p className="sub">まだありません。</p>
      ) : (
        <ul className="dated-list plain">
          {notices.map(({ noticeId, title, href, on, unread }) => (
            <li key={noticeId}>
              <div>
                <Link className={unread ? 'font-bold' : undefined} to={href}>
                  {title}
                </Link>
                <div className="small sub">{on}</div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {total > notices.length && (
        <p className="mt-3">
          <Link to="/notices">すべて見る（{total} 件）</Link>
        </p>
      )}
    </aside>
  )
}
