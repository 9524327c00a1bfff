import type { CityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { BEGINNING, STAMP } from './city-of'

/** What people do in the portal, row by row, for tests. */

/** Makes somebody head of a unit. */
export async function head(sql: Sql, unitId: number, personId: number, from: CityDate = BEGINNING): Promise<void> {
  await record(sql, 'unit_head', [{ unitId, personId, kind: 'head', validFrom: from, validTo: null }], STAMP)
}

type RoundGiven = { name?: string; tiers?: string[]; opensOn: CityDate; dueOn: CityDate; state?: 'planned' | 'open' }

/** A round of the standard in force, with these people asked for these skills. */
export async function roundFor(
  sql: Sql,
  given: RoundGiven,
  personIds: readonly number[],
  skillIds: readonly number[],
): Promise<number> {
  const [round] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO round (name, fiscal_year, kind, tiers, department_codes, standard_version_id, opens_on, self_due_on, confirm_due_on, state)
    VALUES (${given.name ?? '秋の見直し'}, 2028, 'annual', ${given.tiers ?? ['core', 'extended']}::text[], '{}',
      standard_in_force(${given.opensOn}::date), ${given.opensOn}::date, ${given.dueOn}::date, ${given.dueOn}::date, ${given.state ?? 'open'})
    RETURNING id`
  if (!round) throw new Error('no round')
  await sql.roundParticipant.createMany({
    data: personIds.map((personId) => ({
      roundId: round.id,
      personId,
      rule: 'POP-1',
      modes: ['self'],
      skillIds: [...skillIds],
      selfDueOn: new Date(given.dueOn),
      state: 'not_started',
    })),
  })
  return round.id
}

/** Hands in levels by skill id, in a round or (null) off-cycle. @returns the submission and the claims by skill id */
export async function handIn(
  sql: Sql,
  personId: number,
  roundId: number | null,
  on: CityDate,
  levels: ReadonlyMap<number, number>,
): Promise<{ submissionId: number; claims: Map<number, number> }> {
  const submission = await sql.submission.create({
    data: { personId, roundId, submittedOn: new Date(on), mode: 'self', recordedAt: STAMP.at },
  })
  const claims = new Map<number, number>()
  for (const [skillId, level] of levels) {
    const claim = await sql.selfAssessment.create({
      data: { submissionId: submission.id, personId, skillId, level },
    })
    claims.set(skillId, claim.id)
  }
  if (roundId !== null) {
    await sql.$executeRaw`UPDATE round_participant SET state = 'submitted' WHERE round_id = ${roundId} AND person_id = ${personId}`
  }
  return { submissionId: submission.id, claims }
}

/** A form as a browser sends it. */
export function formOf(fields: Record<string, string | number>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  return form
}
