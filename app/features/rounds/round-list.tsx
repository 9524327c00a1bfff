import { Link } from '@remix-run/react'
import { fiscalYear, fiscalYearInWareki, inWarekiShort } from '~/domain/calendar'
import { ROUND_KIND_WORDS, ROUND_STATE_WORDS } from '~/domain/terms'
import { DataTable } from '~/ui/data-table'
import { Meter } from '~/ui/meter'
import { StateMark } from '~/ui/state-mark'
import type { RoundLine } from './rounds.server'

const MARKS = { planned: 'wait', open: 'near', closed: 'ok' } as const

export function RoundList({ lines }: { lines: readonly RoundLine[] }) {
  return (
    <DataTable
      caption="評価期間の一覧"
      captionHidden
      rows={lines}
      rowKey={(line) => line.roundId}
      columns={[
        {
          id: 'name',
          label: '評価期間',
          names: true,
          cell: (line) => (
            <>
              <Link to={`/rounds/${line.roundId}`}>{line.name}</Link>
              <span className="small sub block font-normal">
                {fiscalYearInWareki(fiscalYear(line.fiscalYear))}・{ROUND_KIND_WORDS[line.kind]}
              </span>
            </>
          ),
        },
        {
          id: 'state',
          label: '状態',
          cell: (line) => (
            <>
              <StateMark state={MARKS[line.state]} size="sm">
                {ROUND_STATE_WORDS[line.state]}
              </StateMark>
              {line.published && <span className="small sub block font-normal">公表済み</span>}
            </>
          ),
        },
        {
          id: 'days',
          label: '日程',
          cell: (line) => (
            <span className="num">
              {inWarekiShort(line.opensOn)} から {inWarekiShort(line.closedOn ?? line.confirmDueOn)}
              <span className="small sub block font-normal">自己評価のしめきり {inWarekiShort(line.selfDueOn)}</span>
            </span>
          ),
        },
        { id: 'asked', label: '対象', align: 'n', cell: (line) => <Asked line={line} /> },
        { id: 'submitted', label: '提出', align: 'n', cell: (line) => people(line, line.submitted) },
        { id: 'confirmed', label: '確認済み', align: 'n', cell: (line) => people(line, line.confirmed) },
        {
          id: 'share',
          label: '確認の割合',
          className: 'w-[16%]',
          cell: (line) =>
            line.state === 'planned' ? (
              <span className="sub">開く前</span>
            ) : (
              <Meter
                value={line.confirmed}
                max={line.asked}
                label={`${line.asked} 人のうち ${line.confirmed} 人が確認済み`}
              />
            ),
        },
      ]}
    />
  )
}

function Asked({ line }: { line: RoundLine }) {
  return (
    <>
      {people(line, line.asked)}
      {line.fiscalYearStaff > 0 && (
        <span className="small sub block font-normal">ほかに会計年度任用 {line.fiscalYearStaff} 人</span>
      )}
    </>
  )
}

function people(line: RoundLine, count: number): string {
  return line.state === 'planned' ? '–' : `${count.toLocaleString('ja-JP')} 人`
}
