import { layoutSchedule, type ScheduleLayout, type ScheduleRow } from '~/charts/step-schedule-layout'
import { fitText } from '~/charts/text-fit'
import { type CityDate, daysBetween, partsOf } from '~/domain/calendar'
import type { Move } from '~/domain/certification-moves'
import type { Reach } from '~/domain/certification-reach'
import type { Step } from '~/domain/certification-steps'
import { criterionTitle } from '~/domain/criterion-asks'
import { dayInWords } from '~/domain/session-words'
import type { Judged, Signer } from './load-way.server'

export type Schedule = {
  says: string
  rows: { key: string; label: string; from: string; by: string }[]
  layout: ScheduleLayout
}

type Given = {
  today: CityDate
  judged: Judged
  steps: readonly Step[]
  moves: readonly Move[]
  reach: Reach
  signer: Signer | null
}

/** The days of the steps that are still to be taken; null where nothing has a day. */
export function scheduleOf(given: Given): Schedule | null {
  const { today, reach } = given
  const rows = [
    ...given.moves.flatMap((move) => rowsOfMove(move, given)),
    ...waitRows(given),
    ...meetingRow(given),
    ...applyRows(reach, today),
  ].sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : (a.from ?? a.by) < (b.from ?? b.by) ? -1 : 1))
  if (rows.length === 0) return null
  return {
    says: saysOf(given, rows),
    rows: rows.map(({ key, label, from, by }) => ({
      key,
      label,
      from: from === null || from === by ? '—' : dayInWords(from, today),
      by: dayInWords(by, today),
    })),
    layout: layoutSchedule(
      rows.map((row) => ({ ...row, label: fitText(row.label, LABEL_WIDTH, 13) })),
      today,
    ),
  }
}

const LABEL_WIDTH = 256

function rowsOfMove(move: Move, { judged, signer }: Given): ScheduleRow[] {
  const { names } = judged
  const { key, from, by } = move
  const row = (label: string, note: string): ScheduleRow => ({ key, label, from, by, note, fixed: false })
  switch (move.kind) {
    case 'course': {
      const label = `研修 ${move.course}（${names.hoursOf(move.course)} 時間）`
      return [row(label, move.selfPaced ? `${short(by)} まで` : short(by))]
    }
    case 'levels':
      if (move.handInBy === null) return [row('随時確認を受ける', `${short(by)} ごろ`)]
      return [
        { ...row('自己評価を出す', `${short(move.handInBy)} しめきり`), key: `${key}-hand-in`, by: move.handInBy },
        { ...row('レベルの確認', `${short(by)} しめきり`), from: move.handInBy },
      ]
    case 'operate':
      return [row(`「${names.project(move.project)}」の運用`, `${short(by)} に ${move.days} 日`)]
    case 'evidence':
      return [row('証跡を加える', `${short(by)} まで`)]
    case 'signoff':
      return [row(`${signer?.called ?? 'メンター'}の承認`, `${short(by)}${move.isMeeting ? ' 面談' : ' ごろ'}`)]
    case 'recommendation':
      return [row('所属長の推薦', `${short(by)} ごろ`)]
  }
}

/** What time alone brings. */
function waitRows({ steps, today }: Given): ScheduleRow[] {
  return steps.flatMap(({ id, type, todo, readyOn }): ScheduleRow[] =>
    todo === 'wait' && readyOn
      ? [
          {
            key: id,
            label: criterionTitle({ type }),
            from: today,
            by: readyOn,
            note: `${short(readyOn)} から`,
            fixed: false,
          },
        ]
      : [],
  )
}

/** The next meeting with the mentor, unless the sign-off is given in it. */
function meetingRow({ signer, moves }: Given): ScheduleRow[] {
  const next = signer?.meetings[0]
  if (!signer || next === undefined) return []
  if (moves.some((move) => move.kind === 'signoff' && move.by === next)) return []
  const label = `${signer.called}との面談`
  return [{ key: 'meeting', label, from: null, by: next, note: short(next), fixed: false }]
}

function applyRows({ applyOn, committee }: Reach, today: CityDate): ScheduleRow[] {
  if (applyOn === null) return []
  const from = applyOn < today ? today : applyOn
  if (committee === null)
    return [{ key: 'apply', label: '申請', from: null, by: from, note: `${short(from)} から`, fixed: false }]
  return [
    {
      key: 'apply',
      label: '申請',
      from,
      by: committee.applyBy,
      note: `${short(committee.applyBy)} しめきり`,
      fixed: true,
    },
    {
      key: 'committee',
      label: '認定委員会',
      from: null,
      by: committee.heldOn,
      note: short(committee.heldOn),
      fixed: true,
    },
  ]
}

function saysOf({ reach, today }: Given, rows: readonly ScheduleRow[]): string {
  const last = rows
    .filter(({ key }) => !['apply', 'committee', 'signoff', 'recommendation', 'meeting'].includes(key))
    .at(-1)
  // Some labels say what to do (証跡を加える).
  const label = last?.label.replace(/[すむる]$/, '$&こと')
  const latest = last ? `いちばん遅いのは${label}で、${dayInWords(last.by, today)}です。` : ''
  if (reach.applyOn === null) return `${latest}日程の立たない条件が残っているので、申請できる日はまだ決まりません。`
  if (!reach.committee) return latest
  const left = daysBetween(reach.applyOn, reach.committee.applyBy)
  const slack =
    left >= 14 ? `${Math.floor(left / 7)} 週間の余裕があります` : left > 0 ? `あと ${left} 日です` : '余裕がありません'
  return `${latest}${latest ? 'それから' : ''}申請のしめきりまで ${slack}。`
}

/** `11/24` */
function short(day: CityDate): string {
  const { month, day: date } = partsOf(day)
  return `${month}/${date}`
}
