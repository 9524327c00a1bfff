import { scaleLinear } from 'd3-scale'
import { addDays, addMonths, type CityDate, dayOf, daysBetween, laterOf, partsOf } from '~/domain/calendar'
import { widthInEms } from './text-fit'

/** Something to do from a day on (null: it is one day only) until it is done. `fixed`: a day that the city has set. */
export type ScheduleRow = {
  key: string
  label: string
  from: CityDate | null
  by: CityDate
  note: string
  fixed: boolean
}

export type ScheduleBar = {
  key: string
  label: string
  y: number
  /** null: the diamond alone. */
  bar: { x: number; width: number } | null
  diamond: { x: number; fixed: boolean }
  note: { x: number; text: string; anchor: 'start' | 'end' }
}

export type ScheduleLayout = {
  width: number
  height: number
  today: number
  top: number
  bottom: number
  months: { x: number; label: string }[]
  bars: ScheduleBar[]
}

const WIDTH = 1088
const LABELS = 264
const ROW = 34
const TOP = 26
const FONT = 13
const SPACE = 13
/** What the word for today takes. */
const TODAY_WIDTH = 48

/** Rows along the days from today to the last of them. */
export function layoutSchedule(rows: readonly ScheduleRow[], today: CityDate): ScheduleLayout {
  const last = rows.reduce((latest, { by }) => laterOf(latest, by), addDays(today, 28))
  const days = daysBetween(today, last)
  const x = scaleLinear()
    .domain([0, days])
    .range([LABELS, WIDTH - 96])
  const at = (day: CityDate) => tenth(x(Math.max(0, daysBetween(today, day))))
  const bottom = TOP + rows.length * ROW
  return {
    width: WIDTH,
    height: bottom + 14,
    today: at(today),
    top: TOP,
    bottom,
    months: monthsAfter(today, last)
      .map((first) => ({ x: at(first), label: `${partsOf(first).month}月` }))
      .filter(({ x: place }) => place - at(today) > TODAY_WIDTH),
    bars: rows.map(({ key, label, from, by, note, fixed }, index): ScheduleBar => {
      const end = at(by)
      const begins = from === null ? end : at(from)
      const roomAfter = WIDTH - end - SPACE
      const fits = widthInEms(note) * FONT <= roomAfter
      return {
        key,
        label,
        y: TOP + index * ROW + ROW / 2,
        bar: end > begins ? { x: begins, width: tenth(end - begins) } : null,
        diamond: { x: end, fixed },
        note: fits
          ? { x: tenth(end + SPACE), text: note, anchor: 'start' }
          : { x: tenth(begins - SPACE), text: note, anchor: 'end' },
      }
    }),
  }
}

/** The first days of the months after a day, as many as leave each other room. */
function monthsAfter(day: CityDate, last: CityDate): CityDate[] {
  const { year, month } = partsOf(day)
  const firsts: CityDate[] = []
  for (let first = addMonths(dayOf(year, month, 1), 1); first <= last; first = addMonths(first, 1)) firsts.push(first)
  const each = Math.ceil(firsts.length / MOST_MONTHS)
  return firsts.filter((_, index) => index % each === 0)
}

const MOST_MONTHS = 14

function tenth(px: number): number {
  return Math.round(px * 10) / 10
}
