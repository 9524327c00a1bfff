import {
  type Application,
  type ApplicationEvent,
  type ApplicationPath,
  type ApplicationState,
  applicationAfter,
  type Given,
  whyNotNow,
} from '~/domain/application'
import type { ApplicationStage } from '~/domain/application-path'
import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import type { Sql, Stamp } from '~/facts/sql'
import { Prisma } from '~/generated/prisma/client'

/* The one way in which applications (申請) come to be and move on: an event, and the state to which it led. */

export type RecordedApplicationEvent = ApplicationEvent & {
  eventId: number
  byPersonId: number | null
  comment: string | null
  detail: unknown
}

export type StoredApplication = {
  applicationId: number
  personId: number
  role: CertifiedRole
  stage: ApplicationStage
  /** As the last event left it; what it is on a day is told by domain/application. */
  state: ApplicationState
  startedOn: CityDate
  appliedOn: CityDate | null
  rulesId: number | null
  committeeId: number | null
  /** What was so on the day of application, as it was frozen then. */
  dossier: unknown
  statement: string
  revision: number
  events: RecordedApplicationEvent[]
}

/** What of an application an event may change beside its state. */
type Changes = Partial<Pick<StoredApplication, 'appliedOn' | 'rulesId' | 'committeeId' | 'dossier' | 'statement'>>

type Told = {
  byPersonId: number | null
  comment?: string | null
  detail?: unknown
  changes?: Changes
}

const NOTHING_GIVEN: Given = { signedOff: false, recommended: false }
const CHANGED_MEANWHILE = 'この申請は、いまほかの人が進めました。ページを開き直して確かめてください。'

export async function applicationById(sql: Sql, applicationId: number): Promise<StoredApplication | null> {
  const [application] = await applications(sql, Prisma.sql`a.id = ${applicationId}`)
  return application ?? null
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockedApplication(sql: Sql, applicationId: number): Promise<StoredApplication | null> {
  await sql.$queryRaw`SELECT 1 FROM application a WHERE a.id = ${applicationId} FOR UPDATE`
  return applicationById(sql, applicationId)
}

/** The application that is under way for a role; a person has one at most. */
export async function openApplicationOf(
  sql: Sql,
  personId: number,
  role: CertifiedRole,
): Promise<StoredApplication | null> {
  const [application] = await applications(
    sql,
    Prisma.sql`a.person_id = ${personId} AND a.role = ${role} AND a.state NOT IN ('certified', 'refused', 'withdrawn')`,
  )
  return application ?? null
}

/** All of a person's applications, the latest first. */
export function applicationsOfPerson(sql: Sql, personId: number): Promise<StoredApplication[]> {
  return applications(sql, Prisma.sql`a.person_id = ${personId}`)
}

/** The applications that a committee round has before it, or had and sent on or decided, in the order of their days. */
export async function applicationsOfCommittee(sql: Sql, committeeId: number): Promise<StoredApplication[]> {
  const found = await applications(
    sql,
    Prisma.sql`a.committee_id = ${committeeId}
      OR a.id IN (SELECT e.application_id FROM application_event e WHERE e.detail @> jsonb_build_object('committee', ${committeeId}::int))`,
  )
  return found.reverse()
}

/** What waits to be decided by these rounds. */
export function applicationsBefore(sql: Sql, committeeIds: readonly number[]): Promise<StoredApplication[]> {
  return applications(
    sql,
    Prisma.sql`a.committee_id = ANY (${[...committeeIds]}::int[]) AND a.state = 'committee_pending'`,
  )
}

/** What waits for a committee and was left without one goes to this round. @returns how many */
export function assignWithoutCommittee(sql: Sql, committeeId: number): Promise<number> {
  return sql.$executeRaw`
    UPDATE application SET committee_id = ${committeeId}, revision = revision + 1
    WHERE committee_id IS NULL AND state = 'committee_pending'`
}

/** Begins a draft. @throws when one for this role is under way already (the database allows one) */
export async function startApplication(
  sql: Sql,
  { personId, role, stage, on }: Pick<StoredApplication, 'personId' | 'role' | 'stage'> & { on: CityDate },
  stamp: Stamp,
): Promise<number> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    WITH begun AS (
      INSERT INTO application (person_id, role, stage, state, started_on, statement, revision, recorded_at, recorded_by)
      VALUES (${personId}, ${role}, ${stage}, 'draft', ${on}::date, '', 1, ${stamp.at}, ${stamp.by}::int) RETURNING id
    )
    INSERT INTO application_event (application_id, event, "on", by_person_id, recorded_at, recorded_by)
    SELECT b.id, 'start', ${on}::date, ${personId}, ${stamp.at}, ${stamp.by}::int FROM begun b
    RETURNING application_id AS id`
  if (!row) throw new Error('the application was not written')
  return row.id
}

/** Keeps what the person says for themselves in a draft. @returns whether it was written: else it changed meanwhile */
export async function writeStatement(
  sql: Sql,
  { applicationId, revision }: Pick<StoredApplication, 'applicationId' | 'revision'>,
  statement: string,
): Promise<boolean> {
  const written = await sql.$executeRaw`
    UPDATE application SET statement = ${statement}, revision = revision + 1
    WHERE id = ${applicationId} AND revision = ${revision} AND state = 'draft'`
  return written === 1
}

/** Whose application it is; null where there is none. */
export async function applicantOf(sql: Sql, applicationId: number): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ personId: number }[]>`
    SELECT a.person_id AS "personId" FROM application a WHERE a.id = ${applicationId}`
  return row?.personId ?? null
}

/** An application as the domain sees it, from its events. */
export function progressOf({ events }: Pick<StoredApplication, 'events'>, path: ApplicationPath): Application {
  return applicationAfter(events, path, NOTHING_GIVEN)
}

/**
 * Records what happened to an application and the state to which it led.
 * @param application as it was read in this transaction, locked
 * @returns the new state, or in Japanese why it cannot happen now
 */
export async function recordApplicationEvent(
  sql: Sql,
  application: StoredApplication,
  path: ApplicationPath,
  event: ApplicationEvent,
  told: Told,
  stamp: Stamp,
): Promise<{ ok: true; state: ApplicationState } | { ok: false; why: string }> {
  const { applicationId, revision, events } = application
  const { byPersonId, comment = null, changes = {} } = told
  const why = whyNotNow(progressOf(application, path), event, path)
  if (why !== null) return { ok: false, why }
  const { state } = applicationAfter([...events, event], path, NOTHING_GIVEN)
  const after = { ...application, ...changes }
  const written = await sql.$executeRaw`
    UPDATE application SET state = ${state}, revision = revision + 1, applied_on = ${after.appliedOn}::date,
      rules_id = ${after.rulesId}::int, committee_id = ${roundFor(application, event, { state, committeeId: after.committeeId })}, dossier = ${json(after.dossier)}::jsonb,
      statement = ${after.statement}
    WHERE id = ${applicationId} AND revision = ${revision}`
  if (written !== 1) return { ok: false, why: CHANGED_MEANWHILE }
  const detail = detailOf(event, told.detail)
  await sql.$executeRaw`
    INSERT INTO application_event (application_id, event, "on", by_person_id, comment, detail, recorded_at, recorded_by)
    VALUES (${applicationId}, ${event.event}, ${event.on}::date, ${byPersonId}::int, ${comment}, ${json(detail)}::jsonb,
      ${stamp.at}, ${stamp.by}::int)`
  return { ok: true, state }
}

/**
 * What becomes ready only after its round has met goes to the next one; to none while none is planned. What was decided
 * wrongly is put right in its own round.
 */
function roundFor(
  before: StoredApplication,
  { event, on }: ApplicationEvent,
  { state, committeeId }: { state: ApplicationState; committeeId: number | null },
): Prisma.Sql {
  const stays = before.state === 'committee_pending' || event === 'take_back_decision'
  if (state !== 'committee_pending' || stays) return Prisma.sql`${committeeId}::int`
  return Prisma.sql`CASE WHEN EXISTS (SELECT FROM committee c WHERE c.id = ${committeeId}::int AND c.held_on < ${on}::date)
    THEN (SELECT c.id FROM committee c WHERE c.held_on >= ${on}::date ORDER BY c.held_on LIMIT 1) ELSE ${committeeId}::int END`
}

function applications(sql: Sql, which: Prisma.Sql): Promise<StoredApplication[]> {
  return sql.$queryRaw<StoredApplication[]>`
    SELECT a.id AS "applicationId", a.person_id AS "personId", a.role, a.stage, a.state, a.started_on::text AS "startedOn",
      a.applied_on::text AS "appliedOn", a.rules_id AS "rulesId", a.committee_id AS "committeeId", a.dossier, a.statement, a.revision,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('eventId', e.id, 'event', e.event, 'on', e."on", 'byPersonId', e.by_person_id,
        'comment', e.comment, 'detail', e.detail, 'decision', e.detail ->> 'decision', 'given', e.detail -> 'given') ORDER BY e.id), '[]')
        FROM application_event e WHERE e.application_id = a.id) AS events
    FROM application a WHERE ${which} ORDER BY a.started_on DESC, a.id DESC`
}

/** What an event carries stands in its detail: the outcome of a decision, what was there when it was accepted. */
function detailOf(event: ApplicationEvent, detail: unknown): unknown {
  if (event.event === 'decide') return { ...(detail as object | undefined), decision: event.decision }
  if (event.event === 'accept' && event.given) return { ...(detail as object | undefined), given: event.given }
  return detail ?? null
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
