import { Link } from '@remix-run/react'
import { fiscalYearInWareki } from '~/domain/calendar'
import { type Column, DataTable } from '~/ui/data-table'
import type { PracticesPage } from './practices.server'

type Year = PracticesPage['years'][number]

/** What all of it comes to, as of today. */
export function PracticeTotals({ years }: { years: readonly Year[] }) {
  const last = years.at(-1)
  if (!last) return null
  const specifications = years.reduce((sum, year) => sum + year.specifications, 0)
  return (
    <>
      測定ずみの業務改善だけで、<em>年に {last.hoursSavedPerYear.toLocaleString('ja-JP')} 時間</em>
      を減らしています。運用中は <Link to="/practices?state=operating">{last.operating} 件</Link>、仕様書のあるものは{' '}
      <Link to="/practices?specified=1">{specifications} 件</Link>です。
    </>
  )
}

const figure = (id: keyof Year, label: string): Column<Year> => ({
  id,
  label,
  align: 'n',
  cell: (year) => year[id].toLocaleString('ja-JP'),
})

const COLUMNS: Column<Year>[] = [
  { id: 'year', label: '年度', names: true, cell: ({ fiscalYear }) => fiscalYearInWareki(fiscalYear) },
  figure('proposed', '提案'),
  figure('completedOrOperating', '運用・完了になった'),
  figure('retired', '終了'),
  figure('specifications', '仕様書'),
  figure('operating', '年度末の運用中'),
  figure('hoursSavedPerYear', '年間の削減（時間）'),
]

export function PracticeYears({ years }: { years: readonly Year[] }) {
  if (years.length === 0) return null
  return (
    <section className="section">
      <h2 id="years">年度ごとの実績</h2>
      <DataTable
        caption="年度ごとの業務改善"
        captionHidden
        columns={COLUMNS}
        rows={years}
        rowKey={({ fiscalYear }) => fiscalYear}
      />
      <p className="small sub mt-2">
        削減の時間は、運用中のものの最後の測定を足した数です（見込みは入れません）。今年度はきょうまでの数です。
      </p>
    </section>
  )
}
