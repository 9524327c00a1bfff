import type { CityDate } from '~/domain/calendar'
import type { Sql, Stamp } from '~/facts/sql'

type PurposeNotice = { version: number; text: string; effectiveFrom: CityDate }

/** The notice of purpose in force on a day; null before the first one. */
export async function purposeNoticeOn(sql: Sql, day: CityDate): Promise<PurposeNotice | null> {
  const [notice] = await sql.$queryRaw<PurposeNotice[]>`
    SELECT n.version, n.text, n.effective_from::text AS "effectiveFrom" FROM purpose_notice n
    WHERE n.effective_from <= ${day}::date ORDER BY n.version DESC LIMIT 1`
  return notice ?? null
}

/** When a person acknowledged this version; null: not yet. */
export async function acknowledgedOn(sql: Sql, personId: number, version: number): Promise<CityDate | null> {
  const [row] = await sql.$queryRaw<{ on: CityDate }[]>`
    SELECT k.acknowledged_on::text AS on FROM purpose_acknowledgement k
    WHERE k.person_id = ${personId} AND k.notice_version = ${version}`
  return row?.on ?? null
}

/** Whether the notice in force still has to be told to this person before the first entry. */
export async function purposeIsDue(sql: Sql, personId: number, day: CityDate): Promise<boolean> {
  const notice = await purposeNoticeOn(sql, day)
  return notice !== null && (await acknowledgedOn(sql, personId, notice.version)) === null
}

/** Records that a person was told a version; a second time changes nothing. */
export async function recordAcknowledgement(
  sql: Sql,
  given: { personId: number; version: number; on: CityDate; readOutById: number | null },
  stamp: Stamp,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO purpose_acknowledgement (person_id, notice_version, acknowledged_on, read_out_by_id, recorded_at)
    VALUES (${given.personId}, ${given.version}, ${given.on}::date, ${given.readOutById}, ${stamp.at})
    ON CONFLICT (person_id, notice_version) DO NOTHING`
}
