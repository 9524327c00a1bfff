import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { endPulseYear, forgetWhoAnswered, pulsesOn } from '~/facts/pulse'
import { pulseYearForm } from './pulse-forms'

/** Ends the year's pulse before its day, for good; the results are published with it. */
export const closePulseYear = command({
  action: 'pulse.close',
  input: pulseYearForm,
  subject: () => theCity,
  async run({ sql, today }, { fiscalYear }) {
    const one = (await pulsesOn(sql, today)).find(({ year }) => year.fiscalYear === fiscalYear)
    if (one?.state !== 'open') return refuse('受付中の調査ではありません。')
    if (!(await endPulseYear(sql, one.year.fiscalYear, today))) return refuse('もう締め切っています。')
    await forgetWhoAnswered(sql, [one.year.fiscalYear])
    return {
      did: {},
      audit: { subjectKind: 'pulse_year', subjectId: fiscalYear, detail: { closedOn: today, answers: one.responses } },
    }
  },
})
