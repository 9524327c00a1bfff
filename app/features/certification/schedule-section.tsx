import { StepSchedule } from '~/charts/step-schedule'
import { DataTable } from '~/ui/data-table'
import { Tabs } from '~/ui/tabs'
import { Insight } from '~/ui/title-bar'
import type { Schedule } from './own-schedule'
import { type WayState, wayHref } from './way-href'

/** The steps along the days; on a phone as a table. */
export function ScheduleSection({ schedule, state }: { schedule: Schedule; state: WayState }) {
  const isChart = state.view === 'chart'
  return (
    <section className="section" aria-labelledby="schedule">
      <h2 id="schedule">日程</h2>
      {schedule.says && <Insight size="section">{schedule.says}</Insight>}
      <div className="wide-only mt-3">
        <Tabs
          label="日程の見せ方"
          tabs={[
            { to: wayHref(state, { view: 'chart' }), label: '図', current: isChart },
            { to: wayHref(state, { view: 'table' }), label: '表', current: !isChart },
          ]}
        />
      </div>
      {isChart && (
        <figure className="figure wide-only">
          <StepSchedule layout={schedule.layout} label={`認定までの日程。${inWords(schedule)}`} />
          <figcaption>横棒は取り組める期間、◆ は決まった日かめやすの日。黒い ◆ は市の予定。</figcaption>
        </figure>
      )}
      <div className={isChart ? 'schedule-table phone-only mt-3' : 'schedule-table mt-3'}>
        <DataTable
          caption="認定までの日程"
          captionHidden
          dense
          rows={schedule.rows}
          rowKey={({ key }) => key}
          columns={[
            { id: 'label', label: 'すること', names: true, cell: ({ label }) => label },
            { id: 'from', label: 'はじまり', className: 'w-[26%]', cell: ({ from }) => from },
            { id: 'by', label: 'いつ', className: 'w-[26%]', cell: ({ by }) => by },
          ]}
        />
      </div>
    </section>
  )
}

function inWords({ rows }: Schedule): string {
  return rows.map(({ label, by }) => `${label} ${by}`).join('、')
}
