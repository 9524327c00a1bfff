import type { Reading } from '~/access/read'
import type { CityDate } from '~/domain/calendar'
import { recordId } from '~/domain/record-id'
import { evidenceOf } from '~/facts/evidence'
import { evidenceOffers } from '~/facts/evidence-offers'
import { type PersonAssessment, personAssessment } from '~/facts/person-assessment'
import { type Standard, standardById } from '~/facts/standard'
import { type EntrySheet, entrySheet } from '~/features/assessment/entry-sheet'
import { withoutClaims } from '~/features/assessment/previous-levels'
import { roundToEnter } from '~/features/assessment/round-step'

/** `?round=7`; without it the round that can be entered. */
export const roundParam = recordId().nullable().catch(null)

export type ReadEntry = { own: PersonAssessment; standard: Standard; sheet: EntrySheet }

/** What a round asks of a person and what is entered; null when no open round asks them. Three statements. */
export async function readEntry(
  { sql, today }: Pick<Reading, 'sql' | 'today'>,
  personId: number,
  roundId: number | null,
): Promise<ReadEntry | null> {
  return entryIn(sql, await personAssessment(sql, personId, today), personId, roundId, today)
}

/** The same for a colleague who enters for the person. */
export async function readEntryForColleague(
  { sql, today }: Pick<Reading, 'sql' | 'today'>,
  personId: number,
  roundId: number | null,
): Promise<ReadEntry | null> {
  return entryIn(sql, withoutClaims(await personAssessment(sql, personId, today)), personId, roundId, today)
}

async function entryIn(
  sql: Reading['sql'],
  own: PersonAssessment,
  personId: number,
  roundId: number | null,
  today: CityDate,
): Promise<ReadEntry | null> {
  const round = roundToEnter(own.rounds, roundId)
  const standard = round && (await standardById(sql, round.standardVersionId))
  if (!round || !standard) return null
  const evidence = await evidenceOf(sql, personId)
  const offers = await evidenceOffers(sql, personId, today)
  return { own, standard, sheet: entrySheet(own, round, standard, { evidence, offers }, today) }
}
