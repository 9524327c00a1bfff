import { Link } from '@remix-run/react'
import { IMPORT_KIND_WORDS, IMPORT_STATE_WORDS } from '~/domain/terms'
import type { ImportsPage } from '~/features/imports/imports.server'
import type { RecordShown } from '~/features/imports/record-shown'
import { LinkButton } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { type MarkedState, StateMark } from '~/ui/state-mark'

const MARKS: Record<RecordShown['state'], MarkedState> = {
  reading: 'wait',
  previewed: 'near',
  failed: 'no',
  committed: 'ok',
  undone: 'wait',
  discarded: 'no',
}

const NEXT: Partial<Record<RecordShown['state'], string>> = {
  reading: '進みぐあいを見る',
  previewed: '確かめて決める',
  failed: '理由を見る',
}

const COLUMNS: Column<RecordShown>[] = [
  { id: 'at', label: '日時', names: true, className: 'w-40', cell: (record) => record.at },
  {
    id: 'file',
    label: 'ファイル',
    cell: (record) => (
      <>
        <Link to={`/admin/imports/${record.id}`}>{record.fileName}</Link>
        <span className="small sub block">{IMPORT_KIND_WORDS[record.kind]}</span>
      </>
    ),
  },
  { id: 'by', label: 'した人', cell: (record) => record.createdBy },
  { id: 'new', label: '新規', align: 'n', cell: (record) => figure(record.counts?.new) },
  { id: 'changed', label: '変更', align: 'n', cell: (record) => figure(record.counts?.changed) },
  { id: 'left-out', label: '除いた行', align: 'n', cell: (record) => <LeftOut record={record} /> },
  {
    id: 'state',
    label: '状態',
    cell: (record) => (
      <>
        <StateMark state={MARKS[record.state]} size="sm">
          {IMPORT_STATE_WORDS[record.state]}
        </StateMark>
        {record.state === 'undone' && (
          <span className="small sub block">
            {record.undoneAt} {record.undoneBy}「{record.undoReason}」
          </span>
        )}
      </>
    ),
  },
  { id: 'do', label: <span className="sr-only">操作</span>, cell: (record) => <NextStep record={record} /> },
]

/** What came in so far, by whom, and what became of it. */
export function ImportHistory({ page }: { page: ImportsPage }) {
  return (
    <section className="section">
      <h2>これまでの取込み</h2>
      {page.records.length === 0 ? (
        <EmptyState title="まだ何も取り込んでいません">
          はじめは組織、つぎに職員、それから ITスキル標準を取り込みます。
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="これまでの取込み"
            captionHidden
            columns={COLUMNS}
            rows={page.records}
            rowKey={(record) => record.id}
          />
          <Pagination
            page={page.page}
            pageSize={page.pageSize}
            total={page.total}
            hrefOf={(to) => `/admin/imports?page=${to}`}
          />
        </>
      )}
    </section>
  )
}

function LeftOut({ record }: { record: RecordShown }) {
  if (record.state !== 'committed' || !record.counts?.bad) return <>{record.counts ? 0 : '–'}</>
  return (
    <Link
      to={`/admin/imports/${record.id}/bad-rows`}
      reloadDocument
      aria-label={`除いた ${record.counts.bad} 行の CSV`}
    >
      {record.counts.bad.toLocaleString('ja-JP')}
    </Link>
  )
}

function NextStep({ record }: { record: RecordShown }) {
  if (record.state === 'undone') return <span className="small sub">もとの状態に戻りました</span>
  if (record.state === 'committed') {
    return (
      <LinkButton
        to={`/admin/imports/${record.id}#undo`}
        size="sm"
        icon="undo"
        aria-label={`${record.fileName} を取り消す`}
      >
        全部を取り消す
      </LinkButton>
    )
  }
  const next = NEXT[record.state]
  return next ? <Link to={`/admin/imports/${record.id}`}>{next}</Link> : null
}

function figure(count: number | undefined): string {
  return count === undefined ? '–' : count.toLocaleString('ja-JP')
}
