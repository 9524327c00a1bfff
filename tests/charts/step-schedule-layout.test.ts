import { describe, expect, test } from 'vitest'
import { layoutSchedule, type ScheduleRow } from '~/charts/step-schedule-layout'
import { widthInEms } from '~/charts/text-fit'
import { cityDate } from '~/domain/calendar'

const today = cityDate('2028-11-15')
const row = (key: string, from: string | null, by: string, note = by): ScheduleRow => ({
  key,
  label: key,
  from: from === null ? null : cityDate(from),
  by: cityDate(by),
  note,
  fixed: false,
})

const rows = [
  row('研修', '2028-11-15', '2028-11-24', '11/24 まで'),
  row('面談', null, '2028-11-21'),
  row('申請', '2028-12-20', '2029-01-31', '1/31 しめきり'),
  row('委員会', null, '2029-02-20', '2/20'),
]

describe('the schedule', () => {
  const layout = layoutSchedule(rows, today)

  test('begins today and ends with the last day, later days further right', () => {
    const [course, meeting, apply, committee] = layout.bars
    expect(course?.bar?.x).toBe(layout.today)
    expect(meeting?.bar).toBeNull()
    const ends = [meeting, course, apply, committee].map((bar) => bar?.diamond.x ?? 0)
    expect(ends).toEqual([...ends].sort((a, b) => a - b))
    expect(committee?.diamond.x).toBeLessThan(layout.width)
  })

  test('keeps every word inside, and no month on the word for today', () => {
    for (const { note } of layout.bars) {
      const width = widthInEms(note.text) * 13
      if (note.anchor === 'start') expect(note.x + width).toBeLessThanOrEqual(layout.width)
      else expect(note.x - width).toBeGreaterThan(0)
    }
    for (const { x } of layout.months) expect(x).toBeGreaterThan(layout.today + 40)
  })

  test('of years shows as many months as have room', () => {
    const long = layoutSchedule([row('更新', '2028-11-15', '2034-04-01')], today)
    const gaps = long.months.slice(1).map(({ x }, index) => x - (long.months[index]?.x ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(36)
  })
})
