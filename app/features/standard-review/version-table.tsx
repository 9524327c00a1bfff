import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { Tag } from '~/ui/tag'
import { compareHref } from './review-href'
import type { VersionsPage } from './versions.server'

type Version = VersionsPage['versions'][number]

/** The versions, the newest first. */
export function VersionTable({ page }: { page: VersionsPage }) {
  return (
    <DataTable
      caption="ITスキル標準の版"
      captionHidden
      rows={page.versions}
      rowKey={({ id }) => id}
      columns={[
        { id: 'version', label: '版', names: true, cell: (row) => <Named version={row} withCode={page.codes > 1} /> },
        {
          id: 'state',
          label: '状態',
          cell: ({ stateWord }) => <Tag look={stateWord === '公開中' ? 'strong' : 'plain'}>{stateWord}</Tag>,
        },
        { id: 'period', label: '使う期間', cell: periodOf },
        { id: 'published', label: '公開した日・人', cell: publishedOf },
        { id: 'categories', label: '分類', align: 'n', cell: ({ categories }) => categories },
        { id: 'skills', label: 'スキル', align: 'n', cell: ({ skills }) => skills },
        { id: 'roles', label: '役割', align: 'n', cell: ({ roles }) => roles },
        { id: 'more', label: '見る', cell: (row) => <Ways version={row} /> },
      ]}
    />
  )
}

function Named({ version: { version, name, code, isPublished }, withCode }: { version: Version; withCode: boolean }) {
  const to = isPublished ? `/standard?${new URLSearchParams({ version })}` : '/standard/draft'
  return (
    <>
      <Link to={to}>第 {version} 版</Link>
      <span className="small sub block">
        {name}
        {withCode && `（${code}）`}
      </span>
    </>
  )
}

function periodOf({ from, through }: Version): string {
  if (!from) return '公開前'
  return through ? `${from}から${through}まで` : `${from}から`
}

function publishedOf({ publishedOn, publishedBy }: Version): string {
  return [publishedOn, publishedBy].filter(Boolean).join('　') || '—'
}

function Ways({ version: { version, before } }: { version: Version }) {
  return (
    <ul className="small">
      {before && (
        <li>
          <Link to={compareHref({ from: before, to: version })}>第 {before} 版とのちがい</Link>
        </li>
      )}
      <li>
        <Link to={`/standard/export?${new URLSearchParams({ version })}`}>
          書き出す<span className="sr-only">（第 {version} 版）</span>
        </Link>
      </li>
    </ul>
  )
}
