import { PulseLine, PulseMark } from '~/charts/pulse-line'
import { inPoints } from '~/domain/pulse'
import { type Column, DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { Legend, LegendEntry } from '~/ui/legend'
import { Tabs } from '~/ui/tabs'
import { Tag } from '~/ui/tag'
import type { PulsePage, PulseYearRow } from './pulse.server'

/** The means of the years, as a line or the same numbers as a table. */
export function PulseResults({ page }: { page: PulsePage }) {
  const { years, lines, view } = page
  if (!years.some(({ published }) => published)) {
    return (
      <EmptyState title="公表された結果はまだありません">
        締め切ったあと、回答が 5 件以上のときに、ここに平均が出ます。
      </EmptyState>
    )
  }
  return (
    <section className="section" aria-labelledby="pulse-years">
      <h2 id="pulse-years">年度ごとの平均</h2>
      <Tabs
        label="見せ方"
        tabs={[
          { to: '/pulse', label: '図', current: view === 'chart' },
          { to: '/pulse?view=table', label: '表', current: view === 'table' },
        ]}
      />
      {lines ? (
        <figure className="figure">
          <Legend>
            {page.questions.map((words, question) => (
              <LegendEntry key={words} sign={<QuestionSign question={question} />}>
                問 {question + 1}　{words}
              </LegendEntry>
            ))}
          </Legend>
          <div className="wide-only pulse-chart">
            <PulseLine layout={lines.wide} label={chartWords(page)} />
          </div>
          <div className="phone-only">
            <PulseLine layout={lines.phone} label={chartWords(page)} />
          </div>
          <figcaption>
            1（まったく思わない）から 5（とても思う）までの平均。問いの文を変えた年度とはつなぎません。
          </figcaption>
        </figure>
      ) : (
        <DataTable
          caption="年度ごとの回答と平均"
          captionHidden
          columns={COLUMNS}
          rows={[...years].reverse()}
          rowKey={({ fiscalYear }) => fiscalYear}
        />
      )}
      <DepartmentsTable page={page} />
    </section>
  )
}

function QuestionSign({ question }: { question: number }) {
  return (
    <svg width="16" height="16" className={`pulse-series pulse-series-${question + 1}`} aria-hidden="true">
      <PulseMark question={question} x={8} y={8} />
    </svg>
  )
}

function mean(question: number): Column<PulseYearRow> {
  return {
    id: `q${question}`,
    label: `問 ${question + 1}`,
    align: 'n',
    cell: ({ published }) => (published ? inPoints(published.tenths[question] ?? 0) : '—'),
  }
}

const COLUMNS: Column<PulseYearRow>[] = [
  {
    id: 'year',
    label: '年度',
    names: true,
    cell: ({ name, period }) => (
      <>
        {name}
        <span className="small sub block font-normal">{period}</span>
      </>
    ),
  },
  { id: 'responses', label: '回答', align: 'n', cell: (row) => responsesOf(row).toLocaleString('ja-JP') },
  mean(0),
  mean(1),
  mean(2),
  {
    id: 'overall',
    label: '3 問の平均',
    align: 'n',
    cell: ({ published }) => <b>{published ? inPoints(published.overall) : '—'}</b>,
  },
  { id: 'state', label: '状態', cell: (row) => <YearState row={row} /> },
]

function responsesOf({ published, responses }: PulseYearRow): number {
  return published?.responses ?? responses
}

function YearState({ row: { state, published } }: { row: PulseYearRow }) {
  if (state === 'planned') return <>まだ始まっていません</>
  if (published?.isFinal) return <Tag look="strong">確定</Tag>
  if (state === 'closed') return <>回答が 5 件より少ないので、出しません</>
  return published ? <>受付中（{published.on}に途中で公表）</> : <>受付中（締め切ったあとに公表）</>
}

type Department = NonNullable<PulsePage['departments']>['rows'][number]

const DEPARTMENT_COLUMNS: Column<Department>[] = [
  { id: 'name', label: '部局', names: true, cell: ({ name }) => name },
  { id: 'responses', label: '回答', align: 'n', cell: ({ responses }) => responses.toLocaleString('ja-JP') },
  ...[0, 1, 2].map(
    (question): Column<Department> => ({
      id: `q${question}`,
      label: `問 ${question + 1}`,
      align: 'n',
      cell: ({ tenths }) => inPoints(tenths[question] ?? 0),
    }),
  ),
  { id: 'overall', label: '3 問の平均', align: 'n', cell: ({ overall }) => <b>{inPoints(overall)}</b> },
]

function DepartmentsTable({ page: { departments } }: { page: PulsePage }) {
  if (!departments) return null
  return (
    <details className="mt-6">
      <summary>{departments.name}の部局ごとの平均</summary>
      <DataTable
        caption={`${departments.name}の部局ごとの平均`}
        captionHidden
        dense
        columns={DEPARTMENT_COLUMNS}
        rows={departments.rows}
        rowKey={({ departmentId }) => departmentId}
      />
      <p className="small sub mt-2">
        回答が 10 件より少ない部局は出しません。職員が少ない部局の回答は、部局の名前を付けずに受け取ります。
      </p>
    </details>
  )
}

function chartWords({ years }: PulsePage): string {
  const told = years.flatMap(({ name, published }) =>
    published
      ? [`${name} ${published.tenths.map((tenths, place) => `問${place + 1} ${inPoints(tenths)}`).join('、')}`]
      : [],
  )
  return `組織文化の調査の平均。${told.join('。')}`
}
