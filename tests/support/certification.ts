import type { ApplicationEvent, ApplicationPath } from '~/domain/application'
import type { ApplicationStage } from '~/domain/application-path'
import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { lockedApplication, recordApplicationEvent, startApplication } from '~/facts/applications'
import { type RecordedRows, record } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { STAMP } from './city-of'

type ApplicationGiven = {
  personId: number
  role: CertifiedRole
  stage?: ApplicationStage
  startedOn: CityDate
  path: ApplicationPath
  /** What happened after the start, in its order; the submission freezes what `frozen` says. */
  events?: readonly ApplicationEvent[]
  frozen?: { rulesId: number; committeeId?: number; dossier: unknown }
}

/** An application (申請) that went this way. @throws where an event could not happen */
export async function application(sql: Sql, given: ApplicationGiven): Promise<number> {
  const { personId, role, stage = 'certification', startedOn, path, events = [], frozen } = given
  const id = await startApplication(sql, { personId, role, stage, on: startedOn }, STAMP)
  for (const event of events) {
    const stored = await lockedApplication(sql, id)
    if (!stored) throw new Error('the application is not there')
    const changes = event.event === 'submit' ? { ...frozen, appliedOn: event.on } : {}
    const moved = await recordApplicationEvent(sql, stored, path, event, { byPersonId: personId, changes }, STAMP)
    if (!moved.ok) throw new Error(moved.why)
  }
  return id
}

export async function committee(
  sql: Sql,
  {
    fiscalYear,
    sequence,
    applyBy,
    heldOn,
  }: { fiscalYear: number; sequence: number; applyBy: CityDate; heldOn: CityDate },
): Promise<number> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO committee (fiscal_year, sequence, apply_by, held_on) VALUES (${fiscalYear}, ${sequence}, ${applyBy}::date, ${heldOn}::date)
    RETURNING id`
  if (!row) throw new Error('the committee was not written')
  return row.id
}

/** A mentor (or 暫定・補助) from a day on. */
export async function mentorOf(
  sql: Sql,
  mentorId: number,
  menteeId: number,
  validFrom: CityDate,
  kind: RecordedRows['mentor_pair']['kind'] = 'mentor',
): Promise<void> {
  await record(sql, 'mentor_pair', [{ mentorId, menteeId, kind, validFrom, validTo: null }], STAMP)
}

/** A certificate by its events; each is what it left of it. */
export async function certified(
  sql: Sql,
  personId: number,
  role: CertifiedRole,
  grantedOn: CityDate,
  validThrough: CityDate,
  more: Partial<RecordedRows['certificate_event']> = {},
): Promise<void> {
  const event = { personId, role, event: 'grant', effectiveOn: grantedOn, state: 'valid' as const, validThrough }
  await record(sql, 'certificate_event', [{ ...event, conditionalThrough: null, note: null, ...more }], STAMP)
}
