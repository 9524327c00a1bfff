import { Link } from '@remix-run/react'

type PaginationProps = {
  page: number
  pageSize: number
  total: number
  hrefOf: (page: number) => string
  unit?: string
}

/** How many there are, which of them are shown, and links to the other pages. */
export function Pagination({ page, pageSize, total, hrefOf, unit = '件' }: PaginationProps) {
  const last = Math.max(1, Math.ceil(total / pageSize))
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1
  const to = Math.min(total, page * pageSize)
  return (
    <nav className="pagination" aria-label="ページ">
      <p className="num">
        全 {total.toLocaleString('ja-JP')} {unit}
        {last > 1 && `のうち ${from.toLocaleString('ja-JP')}–${to.toLocaleString('ja-JP')} ${unit}目`}
      </p>
      {last > 1 && (
        <ul>
          {page > 1 && (
            <li>
              <Link to={hrefOf(page - 1)} rel="prev">
                前へ
              </Link>
            </li>
          )}
          {pagesAround(page, last).map((each) => (
            <li key={each}>
              {each < 0 ? (
                <span aria-hidden="true">…</span>
              ) : (
                <Link
                  to={hrefOf(each)}
                  aria-current={each === page ? 'page' : undefined}
                  aria-label={`${each} ページ目`}
                >
                  {each}
                </Link>
              )}
            </li>
          ))}
          {page < last && (
            <li>
              <Link to={hrefOf(page + 1)} rel="next">
                次へ
              </Link>
            </li>
          )}
        </ul>
      )}
    </nav>
  )
}

/** First, last and the neighbours of the page; a negative number stands for those left out. */
function pagesAround(page: number, last: number): number[] {
  const near = [1, page - 1, page, page + 1, last].filter((each) => each >= 1 && each <= last)
  const shown = [...new Set(near)].sort((a, b) => a - b)
  return shown.flatMap((each, index) => {
    const before = shown[index - 1]
    return before !== undefined && each - before > 1 ? [-each, each] : [each]
  })
}
