import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { fiscalYearOf } from '~/domain/calendar'
import { whyNotOpen } from '~/domain/pulse'
import { forgetWhoAnswered, pulsesOn, storePulseYear } from '~/facts/pulse'
import { openPulseForm } from './pulse-forms'

/** Sets up the year's pulse with its questions, which stay as they are from then on. */
export const openPulseYear = command({
  action: 'pulse.open',
  input: openPulseForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, { opensOn, closesOn, question1, question2, question3 }) {
    const years = await pulsesOn(sql, today)
    const why = whyNotOpen(
      { opensOn, closesOn },
      years.map(({ year }) => year),
      today,
    )
    if (why !== null) return refuse(why)
    const fiscalYear = fiscalYearOf(opensOn)
    const questions = [question1, question2, question3]
    if (!(await storePulseYear(sql, { fiscalYear, questions, opensOn, closesOn }, stamp))) {
      return refuse('その年度の調査はもうあります。年度に 1 回です。')
    }
    const over = years.filter(({ state }) => state === 'closed').map(({ year }) => year.fiscalYear)
    await forgetWhoAnswered(sql, over)
    return {
      did: { fiscalYear },
      audit: { subjectKind: 'pulse_year', subjectId: fiscalYear, detail: { opensOn, closesOn } },
    }
  },
})
