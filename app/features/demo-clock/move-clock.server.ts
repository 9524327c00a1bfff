import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { type CityDate, cityDate } from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'
import { rebuildCurrentLevels } from '~/facts/current-levels'
import { config } from '~/platform/config'

const FIRST_DAY = cityDate('2026-04-01')
const LAST_DAY = cityDate('2035-03-31')

const moveClockForm = z.object({
  today: z.string('日付を入れてください。').transform((text, context): CityDate => {
    const parsed = parseCityDate(text)
    if (parsed.ok && parsed.date >= FIRST_DAY && parsed.date <= LAST_DAY) return parsed.date
    context.addIssue({
      code: 'custom',
      message: parsed.ok
        ? '令和8年4月1日から令和17年3月31日までの日にしてください。'
        : '2028-11-15 か 令和10年11月15日 のように入れてください。',
    })
    return z.NEVER
  }),
})

/** Moves the demo to another day: everything dated shows itself as of then, with no other change. */
export const moveClock = command({
  action: 'clock.move',
  input: moveClockForm,
  subject: () => theCity,
  timeout: 60_000,
  async run({ sql, today }, input) {
    if (config.mode !== 'demo') return refuse('日付を動かせるのはデモだけです。')
    const moved = await sql.$executeRaw`UPDATE portal_clock SET today = ${input.today}::date WHERE id = 1`
    if (moved === 0) await sql.$executeRaw`INSERT INTO portal_clock (id, today) VALUES (1, ${input.today}::date)`
    await rebuildCurrentLevels(sql, input.today)
    return {
      did: { today: input.today },
      audit: { subjectKind: 'portal_clock', subjectId: 1, detail: { from: today, to: input.today } },
    }
  },
})
