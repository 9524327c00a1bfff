import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearEnd, fiscalYearInWareki, inWareki } from '~/domain/calendar'
import { storeYearEnd } from '~/facts/year-ends'
import { fixYearEndForm } from './goals-forms'

/** Fixes who counted on 31 March, for good: what comes to be known later stands beside it as an adjustment (rule 1). */
export const fixYearEnd = command({
  action: 'goals.fix',
  input: fixYearEndForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, { fiscalYear: asked }) {
    const year = fiscalYear(asked)
    const day = fiscalYearEnd(year)
    if (today <= day) return refuse(`${inWareki(day)}が過ぎてから確定できます。`)
    const fixed = await storeYearEnd(sql, { fiscalYear: year, fixedOn: today }, stamp)
    if (fixed.length === 0)
      return refuse(`${fiscalYearInWareki(year)}末は確定済みです。後からの訂正は、翌年度の調整に出ます。`)
    return {
      did: fixed,
      audit: fixed.map(({ role, people }) => ({
        subjectKind: 'year_end',
        subjectId: `${year}-${role}`,
        detail: { fiscalYear: year, role, people },
      })),
    }
  },
})
