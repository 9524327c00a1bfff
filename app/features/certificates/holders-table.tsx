import { Link } from '@remix-run/react'
import { CERTIFICATE_STATE_WORDS, roleWord } from '~/domain/terms'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { KeyFigures } from '~/ui/key-figures'
import { Pagination } from '~/ui/pagination'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import { CERTIFICATE_STATE_MARKS } from './certificate-marks'
import type { HoldersPage } from './holders.server'
import { holderHref, holdersHref } from './holders-href'
import { HOLDER_STATE_WORDS } from './holders-words'

type Row = HoldersPage['rows'][number]

/** How many certificates there are of each state; each figure opens its list. */
export function HolderFigures({ page: { params, counts } }: { page: HoldersPage }) {
  return (
    <KeyFigures
      figures={counts.map(({ state, certificates }) => ({
        label: HOLDER_STATE_WORDS[state],
        value: certificates,
        unit: '枚',
        to: certificates > 0 ? holdersHref(params, { state }) : undefined,
      }))}
    />
  )
}

/** The certificates that are looked for, page by page. */
export function HoldersTable({ page }: { page: HoldersPage }) {
  if (page.total === 0) {
    return (
      <EmptyState title="あてはまる認定証はありません">
        認定・指定されると、ここに並びます。条件を付けたときは、減らすと見つかることがあります。
      </EmptyState>
    )
  }
  return (
    <>
      <div className="pairs-on-phone">
        <DataTable
          caption="認定された人"
          captionHidden
          rows={page.rows}
          rowKey={({ staffNumber, role }) => `${staffNumber}/${role}`}
          columns={[
            { id: 'name', label: '職員', names: true, cell: (row) => <Name row={row} /> },
            { id: 'role', label: '役割', className: 'w-[17%]', cell: ({ role }) => roleWord(role) },
            { id: 'number', label: '番号', className: 'w-[12%]', cell: (row) => <CertificateNumber row={row} /> },
            { id: 'state', label: '状態', className: 'w-[12%]', cell: (row) => <State row={row} /> },
            { id: 'limit', label: '期限', className: 'w-[28%]', cell: (row) => <Limit row={row} /> },
          ]}
        />
      </div>
      <Pagination
        page={page.params.page}
        pageSize={page.pageSize}
        total={page.total}
        unit="枚"
        hrefOf={(to) => holdersHref(page.params, { page: to })}
      />
    </>
  )
}

function Name({ row: { staffNumber, name, place } }: { row: Row }) {
  return (
    <>
      <Link to={holderHref(staffNumber)}>{name}</Link>
      <span className="small sub block font-normal">{place}</span>
    </>
  )
}

function CertificateNumber({ row: { number } }: { row: Row }) {
  if (!number) return '—'
  return (
    <Link to={`/certificates/${number}`} className="num whitespace-nowrap">
      {number}
    </Link>
  )
}

function State({ row: { state } }: { row: Row }) {
  return (
    <StateMark state={CERTIFICATE_STATE_MARKS[state]} size="sm">
      {CERTIFICATE_STATE_WORDS[state]}
    </StateMark>
  )
}

function Limit({ row: { limit, days, conditional } }: { row: Row }) {
  return (
    <>
      {limit}
      {days !== null && days <= 180 && <span className="small sub">（あと {days} 日）</span>}{' '}
      {conditional && <Tag look="warn">条件付き</Tag>}
    </>
  )
}
