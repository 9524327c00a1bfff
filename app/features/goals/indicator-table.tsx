import { Link } from '@remix-run/react'
import { ForecastBar } from '~/charts/forecast-bar'
import { signed } from '~/domain/signed'
import { roleWord } from '~/domain/terms'
import { type Column, DataTable } from '~/ui/data-table'
import { Legend, LegendEntry } from '~/ui/legend'
import { type MarkedState, StateMark } from '~/ui/state-mark'
import type { GoalsPage } from './goals.server'
import { goalPeopleHref, goalsHref } from './goals-href'
import type { IndicatorRow } from './indicator-row'
import { rangeOf } from './insight'

/** Target, today, what is still needed and where it is heading, for each indicator of the plan. */
export function IndicatorTable({ page }: { page: GoalsPage }) {
  return (
    <section aria-labelledby="indicators" className="goals-indicators">
      <h2 id="indicators" className="sr-only">
        指標
      </h2>
      <DataTable
        caption={`${page.yearName}の目標と実績`}
        captionHidden
        columns={columnsOf(page)}
        rows={page.indicators}
        rowKey={(row) => row.role}
      />
      <div className="mt-3">
        <Legend>
          <LegendEntry sign={<span className="goal-sign goal-sign-so-far" />}>期首からの増減</LegendEntry>
          {page.isToday && (
            <LegendEntry sign={<span className="goal-sign goal-sign-expected" />}>見込みの幅と中央</LegendEntry>
          )}
          <LegendEntry sign={<span className="goal-sign goal-sign-target" />}>年度末の目標</LegendEntry>
        </Legend>
      </div>
      <p className="small sub mt-2">{officersWords(page)}</p>
    </section>
  )
}

function columnsOf(page: GoalsPage): Column<IndicatorRow>[] {
  const people = (row: IndicatorRow, line: string) => goalPeopleHref({ role: row.role, asOf: page.asOf, line })
  return [
    {
      id: 'name',
      label: '指標',
      names: true,
      cell: (row) => (
        <>
          <Link to={goalsHref(page.params, { role: row.role })}>{roleWord(row.role)}</Link>
          <span className="small sub block font-normal">
            {row.initiativeNo !== null && `個票${row.initiativeNo}`}
            {row.yearTarget !== null && `・年度 +${row.yearTarget} 人`}
          </span>
        </>
      ),
    },
    {
      id: 'target',
      label: '年度末の目標',
      align: 'n',
      cell: (row) => (row.target === null ? '—' : `${row.target} 人`),
    },
    {
      id: 'now',
      label: page.isToday ? 'きょう' : 'この日',
      align: 'n',
      cell: (row) => (
        <span className="goal-figure">
          <Link to={people(row, 'closing')}>{row.now}</Link> 人
        </span>
      ),
    },
    {
      id: 'net',
      label: '純増（前年度比）',
      align: 'n',
      cell: (row) => `${signed(row.net)}${row.yearTarget === null ? '' : ` / +${row.yearTarget}`}`,
    },
    {
      id: 'gross',
      label: '新規',
      align: 'n',
      cell: (row) => (row.gross === 0 ? '0' : <Link to={people(row, 'new')}>{signed(row.gross)}</Link>),
    },
    {
      id: 'short',
      label: 'あと',
      align: 'n',
      cell: (row) => <span className="goal-figure">{row.short === null ? '—' : `${row.short} 人`}</span>,
    },
    {
      id: 'forecast',
      label: page.isToday ? '年度末の見込み（80 % の幅）' : '期首から目標まで',
      cell: (row) => (
        <>
          {row.forecast && (
            <span className="num">
              <b>{row.forecast.median} 人</b> <span className="sub">{rangeOf(row.forecast.in80)}</span>
            </span>
          )}
          <ForecastBar began={row.began} now={row.now} target={row.target} forecast={row.forecast} />
        </>
      ),
    },
    { id: 'judgement', label: '判断', cell: (row) => <Judgement row={row} page={page} /> },
  ]
}

const LIKELY = 0.8
const EVEN = 0.5

function Judgement({ row, page }: { row: IndicatorRow; page: GoalsPage }) {
  if (row.target === null) return <span className="sub">目標なし</span>
  if (row.short === 0)
    return <Mark state="ok" word={page.isYearEnd ? '届いた' : 'もう届いている'} times={row.forecast?.reaches} />
  if (page.isYearEnd) return <Mark state="no" word={`${row.short} 人足りない`} />
  const reaches = row.forecast?.reaches
  if (reaches === null || reaches === undefined) return <span className="sub">—</span>
  if (reaches >= LIKELY) return <Mark state="ok" word="届く見込み" times={reaches} />
  if (reaches >= EVEN) return <Mark state="near" word="届く見込みだが余裕がない" times={reaches} />
  return <Mark state="no" word="届かない見込み" times={reaches} />
}

function Mark({ state, word, times }: { state: MarkedState; word: string; times?: number | null }) {
  return (
    <StateMark state={state} size="sm">
      <span>
        {word}
        {times !== undefined && times !== null && <span className="block font-normal">{timesOf(times)}</span>}
      </span>
    </StateMark>
  )
}

/** `10 回に 7 回` */
export function timesOf(share: number): string {
  const times = Math.round(share * 10)
  if (times === 0) return '10 回に 1 回より少ない'
  return times === 10 && share < 1 ? '10 回に 9 回以上' : `10 回に ${times} 回`
}

function officersWords({ officers }: GoalsPage): string {
  const term = officers.through === null ? '' : `（任期 ${officers.through}まで）`
  const goal = officers.goals
    .map(({ year, target, hired }) => `計画の目標は${year}に採用 ${target} 人、決定は ${hired} 人。`)
    .join('')
  return officers.people === 0
    ? `デジタル技術官は在職していません。${goal}`
    : `デジタル技術官は ${officers.people} 人 在職${term}。${goal}`
}
