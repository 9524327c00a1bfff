import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { whyNotPublish } from '~/domain/pulse'
import { pulseMeansNow, pulsesOn, storePulsePublication } from '~/facts/pulse'
import { pulseYearForm } from './pulse-forms'

/** Publishes what the answers come to so far; it stays as it is, with whatever comes after it. */
export const publishPulse = command({
  action: 'pulse.publish',
  input: pulseYearForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, { fiscalYear }) {
    const one = (await pulsesOn(sql, today)).find(({ year }) => year.fiscalYear === fiscalYear)
    if (!one) return refuse('その年度の調査はありません。')
    const means = await pulseMeansNow(sql, one.year.fiscalYear)
    const why = whyNotPublish(one.state, means?.responses ?? one.responses, one.interim)
    if (why !== null || means === null) return refuse(why ?? '回答がまだ足りません。')
    await storePulsePublication(sql, { fiscalYear: one.year.fiscalYear, publishedOn: today, means }, stamp)
    return {
      did: {},
      audit: { subjectKind: 'pulse_year', subjectId: fiscalYear, detail: { answers: means.responses } },
    }
  },
})
