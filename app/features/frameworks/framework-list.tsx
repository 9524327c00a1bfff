import { Link } from '@remix-run/react'
import { type Column, DataTable } from '~/ui/data-table'
import { Meter } from '~/ui/meter'
import { Tag } from '~/ui/tag'
import { coverageHref } from './framework-href'
import type { FrameworksPage } from './frameworks.server'

type Row = FrameworksPage['frameworks'][number]

/** Each framework: where it is from, how much of it the standard covers. */
export function FrameworkList({ page: { frameworks, chosen } }: { page: FrameworksPage }) {
  const version = chosen?.version ?? ''
  const columns: Column<Row>[] = [
    {
      id: 'name',
      label: '枠組み',
      names: true,
      cell: (row) => (
        <>
          <Link to={coverageHref(row.key, { version })}>{row.name}</Link>{' '}
          {row.quotedOnly && <Tag>引用された項目のみ</Tag>}
          <span className="small sub block font-normal">
            {[row.source, row.licence].filter((text) => text !== '').join('　')}
          </span>
        </>
      ),
    },
    { id: 'version', label: '版', className: 'w-20', cell: (row) => row.version },
    {
      id: 'covered',
      label: '扱う項目',
      align: 'n',
      className: 'w-32',
      cell: (row) => (
        <>
          <b>{row.covered.toLocaleString('ja-JP')}</b> / {row.total.toLocaleString('ja-JP')}
        </>
      ),
    },
    {
      id: 'share',
      label: '割合',
      className: 'w-48',
      cell: (row) => (
        <span className="coverage-share">
          <Meter value={row.covered} max={row.total} label={`${row.total} 項目のうち ${row.covered} 項目を扱う`} />
          <span className="num">{percent(row)}％</span>
        </span>
      ),
    },
    { id: 'skills', label: '市のスキル', align: 'n', className: 'w-28', cell: (row) => `${row.skills} スキル` },
  ]
  return (
    <DataTable
      caption="外部の枠組みと、市の標準が扱う項目"
      captionHidden
      columns={columns}
      rows={frameworks}
      rowKey={(row) => row.key}
    />
  )
}

/** What the standard quotes and nobody has brought in: without items there is nothing to compare. */
export function Unregistered({ page: { unregistered } }: { page: FrameworksPage }) {
  if (unregistered.length === 0) return null
  return (
    <section className="section">
      <h2>引用されていて、まだ登録のない枠組み</h2>
      <ul className="list-disc pl-6">
        {unregistered.map(({ code, skills }) => (
          <li key={code}>
            {code}（{skills} スキルが引用）
          </li>
        ))}
      </ul>
      <p className="small sub mt-2">枠組みのファイルを同じコードで取り込むと、項目ごとに比べられます。</p>
    </section>
  )
}

export function percent({ covered, total }: { covered: number; total: number }): number {
  return total === 0 ? 0 : Math.round((100 * covered) / total)
}

/** Which framework the standard covers most, which least, in a sentence; null without two to compare. */
export function ListInsight({ frameworks }: { frameworks: Row[] }) {
  const quoted = frameworks.filter((row) => row.skills > 0)
  const ranked = [...quoted].sort((a, b) => b.covered / b.total - a.covered / a.total)
  const [most, least] = [ranked[0], ranked.at(-1)]
  if (!most || !least) return null
  return (
    <>
      {frameworks.length} の枠組みのうち、市の標準がいちばん広く扱うのは「{most.name}」の{' '}
      <em>
        {most.total} 項目中 {most.covered} 項目（{percent(most)}％）
      </em>
      {least !== most && `、いちばん少ないのは「${least.name}」の ${percent(least)}％`}です。
    </>
  )
}
