import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYearInWareki, fiscalYearOf } from '~/domain/calendar'
import { standardInForce } from '~/facts/standard'

/** What the form for a new round starts from. */
export const newRound = read({
  action: 'rounds.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today }) {
    const departments = await sql.$queryRaw<{ code: string; name: string }[]>`
      SELECT u.code, u.name FROM units_on(${today}::date) u WHERE u.kind = 'department' ORDER BY u.code`
    const standard = await standardInForce(sql, today)
    return {
      page: {
        departments,
        standard: standard ? `${standard.name} ${standard.version}` : null,
        today,
        year: fiscalYearInWareki(fiscalYearOf(today)),
      },
    }
  },
})
