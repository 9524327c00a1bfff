import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { type Random, randomOf } from '../random'
import { workdayBefore, workdayIn } from '../workdays'
import { type Applicant, committeeDays } from './applicants'

/** When each step of an application was taken. What has not happened by the demo's day is null. */
export type ApplicationDays = {
  started: CityDate
  submitted: CityDate
  accepted: CityDate | null
  /** By the mentor and the head; before the submission where they had given it already. */
  signedOff: CityDate | null
  recommended: CityDate | null
  /** Of the decision or the withdrawal. */
  ended: CityDate | null
}

/** Those who still wait: the later the state, the earlier they applied. */
const WAITING = {
  committee_pending: {
    submitted: '2028-10-24',
    accepted: '2028-10-26',
    signedOff: '2028-11-01',
    recommended: '2028-11-08',
  },
  recommendation_pending: {
    submitted: '2028-10-30',
    accepted: '2028-11-01',
    signedOff: '2028-11-07',
    recommended: null,
  },
  signoff_pending: { submitted: '2028-11-06', accepted: '2028-11-08', signedOff: null, recommended: '2028-10-24' },
  submitted: { submitted: '2028-11-14', accepted: null, signedOff: null, recommended: null },
} as const

const DESIGNATIONS = ['2028-03-15', '2028-03-15', '2028-09-14'] as const

/** @param place among the applicants of the same kind, so that each has days of their own */
export function applicationDays(applicant: Applicant, place: number): ApplicationDays {
  const { committee, outcome, role } = applicant
  const random = randomOf(`application ${applicant.person.number} ${role} ${committee}`)
  if (outcome !== 'certified' && outcome !== 'refused' && outcome !== 'withdrawn') return waitingDays(outcome)
  if (committee === null) return designationDays(random, cityDate(DESIGNATIONS[place] ?? DESIGNATIONS[2]))
  const { applyBy, heldOn } = committeeDays(committee)
  const last = cityDate(applyBy)
  const submitted = place % 3 === 0 ? workdayBefore(last, 0) : workdayBefore(last, 1)
  const accepted = workdayIn(random, addDays(submitted, 1), addDays(submitted, 4)) ?? submitted
  const day = (from: number, to: number) =>
    workdayIn(random, addDays(accepted, from), addDays(accepted, to)) ?? accepted
  const early = () => workdayIn(random, addDays(submitted, -12), addDays(submitted, -2)) ?? submitted
  const withdrawn = outcome === 'withdrawn'
  return {
    started: workdayBefore(submitted, random.int(6, 20)),
    submitted,
    accepted,
    signedOff: withdrawn ? null : random.chance(0.4) ? early() : day(2, 6),
    recommended: random.chance(0.7) ? early() : withdrawn ? null : day(2, 8),
    ended: withdrawn ? day(3, 8) : cityDate(heldOn),
  }
}

function waitingDays(outcome: keyof typeof WAITING): ApplicationDays {
  const { submitted, accepted, signedOff, recommended } = WAITING[outcome]
  const day = (text: string | null) => (text === null ? null : cityDate(text))
  return {
    started: workdayBefore(cityDate(submitted), 9),
    submitted: cityDate(submitted),
    accepted: day(accepted),
    signedOff: day(signedOff),
    recommended: day(recommended),
    ended: null,
  }
}

/** 事務局 decides where no committee is asked, a few days after. */
function designationDays(random: Random, decided: CityDate): ApplicationDays {
  const submitted = workdayBefore(decided, random.int(6, 12))
  return {
    started: workdayBefore(submitted, 3),
    submitted,
    accepted: null,
    signedOff: null,
    recommended: null,
    ended: decided,
  }
}
