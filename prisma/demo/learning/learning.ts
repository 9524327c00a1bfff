import type { CityDate } from '~/domain/calendar'
import type { City } from '../city'
import type { History } from '../history'
import type { Programme } from '../programme'
import type { Writing } from '../written'
import { attendSessions, type DemoEnrolment } from './attendance'
import { writeOutsideCertificates } from './certificates'
import { rankComingSessions } from './coming-sessions'
import { finalLevelsOf } from './final-levels'
import { inclinationOf } from './inclination'
import { needsOf } from './needs'
import { writeLearning } from './write-learning'
import { writePlans } from './write-plans'

/** Everything that was learned in courses until today. */
export type Learning = { enrolments: readonly DemoEnrolment[] }

export function tellLearning(city: City, programme: Programme, history: History, today: CityDate): Learning {
  const levels = finalLevelsOf(history)
  const inclination = inclinationOf(city, programme, history.volunteers, levels)
  return { enrolments: attendSessions(city, needsOf(city, programme, levels), inclination, today) }
}

export async function writeAllLearning(writing: Writing, city: City, { enrolments }: Learning): Promise<void> {
  const courseIds = await writeLearning(writing, city, enrolments)
  await writeOutsideCertificates(writing, city, enrolments, courseIds)
  await writePlans(writing, city)
  await rankComingSessions(writing)
}
