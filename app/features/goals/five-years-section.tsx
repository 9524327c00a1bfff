import { GoalLine } from '~/charts/goal-line'
import { roleWord } from '~/domain/terms'
import { type Column, DataTable } from '~/ui/data-table'
import { Tabs } from '~/ui/tabs'
import type { YearOfPlan } from './five-years'
import type { GoalsPage } from './goals.server'
import { goalsHref } from './goals-href'
import { timesOf } from './indicator-table'
import { rangeOf } from './insight'

/** The line over the years of the plan, or the same numbers as a table. */
export function FiveYearsSection({ page }: { page: GoalsPage }) {
  const { params, line } = page
  const name = roleWord(params.role)
  return (
    <section className="section" aria-labelledby="five-years">
      <h2 id="five-years">{headline(page)}</h2>
      <Tabs
        label="見せ方"
        tabs={[
          { to: goalsHref(params, { view: 'chart' }), label: '図', current: params.view === 'chart' },
          { to: goalsHref(params, { view: 'table' }), label: '表', current: params.view === 'table' },
        ]}
      />
      {line ? (
        <figure className="figure">
          <div className="wide-only">
            <GoalLine layout={line.wide} label={chartWords(page, name)} />
          </div>
          <div className="phone-only">
            <GoalLine layout={line.phone} label={chartWords(page, name)} />
          </div>
          <figcaption>
            太い線は実績、白い ◇ は目標（累計）、色の幅は見込み（濃い 50 %、うすい 80 %）。
            {page.isToday && '次の年度からの見込みは、今年度と同じ増え方が続く場合で、目標ではありません。'}
          </figcaption>
        </figure>
      ) : (
        <DataTable
          caption={`${name} 計画の年度ごとの人数`}
          captionHidden
          dense
          columns={columnsOf(page)}
          rows={page.fiveYears}
          rowKey={(row) => row.fiscalYear}
        />
      )}
    </section>
  )
}

function headline({ indicators, params, isYearEnd, isToday }: GoalsPage): string {
  const row = indicators.find(({ role }) => role === params.role)
  if (!row?.forecast || !isToday) return '計画の年度ごとの人数'
  const expected = `年度末は ${row.forecast.median} 人${rangeOf(row.forecast.in80)}`
  if (row.target === null || row.forecast.reaches === null || isYearEnd) return `計画の年度：${expected}の見込み`
  return `計画の年度：${expected}、目標 ${row.target} 人に届くのは ${timesOf(row.forecast.reaches)}`
}

function chartWords({ fiveYears }: GoalsPage, name: string): string {
  const told = fiveYears.map(({ name: year, target, actual, forecast }) => {
    const parts = [
      target === null ? null : `目標 ${target}`,
      actual === null ? null : `実績 ${actual}`,
      forecast ? `見込み ${forecast.median}` : null,
    ]
    return `${year} ${parts.filter(Boolean).join('、')}`
  })
  return `${name}の人数。${told.join('。')}`
}

function columnsOf(page: GoalsPage): Column<YearOfPlan>[] {
  const range = ([low, high]: readonly [number, number]) => (low === high ? `${low}` : `${low}–${high}`)
  return [
    { id: 'year', label: '年度末', names: true, cell: (row) => row.name },
    { id: 'target', label: '目標', align: 'n', cell: (row) => row.target ?? '—' },
    { id: 'actual', label: '実績', align: 'n', cell: (row) => actualWords(row, page) },
    { id: 'forecast', label: '見込み', align: 'n', cell: (row) => row.forecast?.median ?? '' },
    { id: 'in80', label: '80 % の幅', align: 'n', cell: (row) => (row.forecast ? range(row.forecast.in80) : '') },
    { id: 'in50', label: '50 % の幅', align: 'n', cell: (row) => (row.forecast ? range(row.forecast.in50) : '') },
  ]
}

function actualWords({ actual, fixed, isOver }: YearOfPlan, { asOfInWareki }: GoalsPage): string {
  if (actual === null) return ''
  if (fixed !== null) return fixed === actual ? `${fixed}（確定）` : `${fixed}（確定・訂正後 ${actual}）`
  return isOver ? String(actual) : `${actual}（${asOfInWareki}）`
}
