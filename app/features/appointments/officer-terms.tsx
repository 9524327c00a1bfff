import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { OfficersPage } from './officers.server'

type Line = OfficersPage['terms'][number]

/** Everybody who is, will be or was デジタル技術官, with the term and what is written about the office. */
export function OfficerTerms({ page }: { page: OfficersPage }) {
  if (page.terms.length === 0)
    return (
      <EmptyState title="デジタル技術官は、まだ任命されていません">
        採用を決めたら、下から任期を記録してください。計画の採用数は、決めた日の年度に数えます。
      </EmptyState>
    )
  return (
    <DataTable
      caption="デジタル技術官の任期"
      captionHidden
      rows={page.terms}
      rowKey={({ appointmentId }) => appointmentId}
      columns={[
        { id: 'name', label: '職員', names: true, cell: (line) => <Name line={line} page={page} /> },
        {
          id: 'state',
          label: '状態',
          className: 'w-[13%]',
          cell: ({ mark, stateWord }) => (
            <StateMark state={mark} size="sm">
              {stateWord}
            </StateMark>
          ),
        },
        { id: 'term', label: '任期', className: 'w-[30%]', cell: (line) => <Term line={line} /> },
        {
          id: 'decided',
          label: '採用を決めた日',
          className: 'w-[19%]',
          cell: ({ hireDecided, countedIn }) => (
            <>
              {hireDecided ?? '—'}
              {countedIn && <span className="small sub block">{countedIn}の採用に数えます</span>}
            </>
          ),
        },
        { id: 'texts', label: '期待と引継ぎ', className: 'w-[18%]', cell: (line) => <Texts line={line} page={page} /> },
      ]}
    />
  )
}

function Name({ line, page }: { line: Line; page: OfficersPage }) {
  return (
    <>
      <Link to={`/certification/appointments/${encodeURIComponent(line.staffNumber)}`}>{line.name}</Link>
      {line.isSelf && page.terms.length > 1 && <span className="small sub font-normal">　あなた</span>}
      <span className="small sub block font-normal">{line.unitName}</span>
    </>
  )
}

function Term({ line }: { line: Line }) {
  return (
    <>
      {line.from}から {line.through}まで
      <span className="small sub block">
        {[line.length, line.left, line.longest && `${line.longest}まで延長できます`].filter(Boolean).join('・')}
      </span>
    </>
  )
}

function Texts({ line, page }: { line: Line; page: OfficersPage }) {
  const reads = page.isOffice || line.isSelf
  return (
    <>
      {line.expectation ? (
        <span className="block">期待：第 {line.expectation.version} 版</span>
      ) : (
        <Tag look="warn">期待が未記入</Tag>
      )}
      {reads && (
        <span className="small sub block">
          {line.handover ? `引継ぎ：第 ${line.handover.version} 版（${line.handover.from}）` : '引継ぎ：まだ'}
        </span>
      )}
    </>
  )
}

/** What the plan says of hiring, beside what was decided (IND-31-TECH). */
export function HiredByYear({ years }: Pick<OfficersPage, 'years'>) {
  if (years.length === 0) return null
  return (
    <section className="section" aria-labelledby="hired">
      <h2 id="hired">計画の採用数</h2>
      <p className="section-lead">採用を決めた日の年度に数えます。着任の日や、いまの人数ではありません。</p>
      <DataTable
        dense
        caption="年度ごとの採用数"
        captionHidden
        rows={years}
        rowKey={({ year }) => year}
        columns={[
          { id: 'year', label: '年度', names: true, cell: ({ year }) => year },
          { id: 'target', label: '目標', align: 'n', cell: ({ target }) => (target === null ? '—' : `${target} 人`) },
          { id: 'hired', label: '採用を決定', align: 'n', cell: ({ hired }) => `${hired} 人` },
          { id: 'names', label: 'だれ', className: 'w-[40%]', cell: ({ names }) => names.join('、') || '—' },
        ]}
      />
    </section>
  )
}
