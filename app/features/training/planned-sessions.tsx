import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { Select } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Tag } from '~/ui/tag'
import { Deadline } from './session-seats'
import type { PlannedLine, SessionsPage } from './sessions.server'

const STATES = [
  { value: '', label: 'すべて' },
  { value: 'open', label: '申込み受付中' },
  { value: 'closed', label: 'しめきり後' },
  { value: 'over', label: '終了' },
  { value: 'cancelled', label: '中止' },
]

export function SessionsFilters({ page }: { page: SessionsPage }) {
  return (
    <Form method="get" action="/training/sessions" className="filter-bar" aria-label="実施回をしぼる">
      <input type="hidden" name="year" value={page.year} />
      <Select
        key={`course-${page.course}`}
        name="course"
        label="研修"
        size="sm"
        className="w-72"
        defaultValue={page.course}
        options={[
          { value: '', label: 'すべて' },
          ...page.courses.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
        ]}
      />
      <Select
        key={`state-${page.state}`}
        name="state"
        label="状態"
        size="sm"
        className="w-40"
        defaultValue={page.state}
        options={STATES}
      />
      <Button>しぼる</Button>
      <p className="push row">
        <Link to={`/training/sessions?year=${page.year - 1}`}>前の年度</Link>
        <Link to={`/training/sessions?year=${page.year + 1}`}>次の年度</Link>
      </p>
    </Form>
  )
}

/** Last year's sessions in one press, to be edited. */
export function CopyPanel({ page, busy }: { page: SessionsPage; busy: boolean }) {
  if (!page.toCopy) return null
  return (
    <Notice
      title={`${page.toCopy.title}の ${page.toCopy.sessions} 回を、${page.title}に写せます`}
      actions={
        <Form method="post">
          <input type="hidden" name="year" value={page.toCopy.from} />
          <Button size="sm" disabled={busy}>
            まとめて写す
          </Button>
        </Form>
      }
    >
      日は 1 年後の同じ曜日になります。写した回はすぐに見えて申し込めるので、日と場所をあとで直してください。
    </Notice>
  )
}

/** What is to come stands before what is over. */
export function PlannedSessions({ page }: { page: SessionsPage }) {
  return (
    <>
      <Part title="これからの回・実施中の回" lines={page.lines.filter((line) => !line.isOver)} />
      <Part title="終わった回" lines={page.lines.filter((line) => line.isOver)} />
    </>
  )
}

function Part({ title, lines }: { title: string; lines: PlannedLine[] }) {
  if (lines.length === 0) return null
  return (
    <section className="section-tight">
      <h2 className="mb-2">
        {title}
        <span className="small sub">　{lines.length} 回</span>
      </h2>
      <DataTable caption={title} captionHidden dense columns={COLUMNS} rows={lines} rowKey={(line) => line.sessionId} />
    </section>
  )
}

const COLUMNS: Column<PlannedLine>[] = [
  {
    id: 'session',
    label: '回',
    names: true,
    className: 'w-[30%]',
    cell: (line) => (
      <>
        <Link to={`/training/sessions/${line.sessionId}`}>
          {line.courseTitle} {line.name}
        </Link>
        <span className="small sub course-facts">{line.courseCode}</span>
      </>
    ),
  },
  {
    id: 'when',
    label: '日・場所',
    className: 'w-[25%]',
    cell: (line) => (
      <>
        {line.when}
        {line.off.length > 0 && !line.isOver && (
          <>
            {' '}
            <Tag look="warn">{line.off.join('・')}</Tag>
          </>
        )}
        <span className="small sub block">{[line.times, line.where].filter(Boolean).join('・')}</span>
      </>
    ),
  },
  {
    id: 'applyBy',
    label: '申込み',
    cell: (line) => (line.isCancelled ? <Tag look="warn">中止</Tag> : <Deadline session={line} />),
  },
  { id: 'capacity', label: '定員', align: 'n', cell: (line) => line.capacity ?? 'なし' },
  { id: 'seated', label: '席あり', align: 'n', cell: (line) => line.seated },
  { id: 'waitlisted', label: '順番待ち', align: 'n', cell: (line) => line.waitlisted },
  { id: 'applied', label: '承認待ち', align: 'n', cell: (line) => line.applied },
  {
    id: 'edit',
    label: <span className="sr-only">操作</span>,
    cell: (line) => (
      <span className="no-print planned-actions">
        <Link to={`/training/sessions/${line.sessionId}/roster`}>名簿</Link>
        {!line.isCancelled && (
          <Link
            to={`/training/sessions/${line.sessionId}/edit`}
            aria-label={`「${line.courseTitle} ${line.name}」を変える`}
          >
            変える
          </Link>
        )}
      </span>
    ),
  },
]
