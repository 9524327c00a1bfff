import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { ACTIONS, type CommandAction, type Relation } from '~/access/actions'
import { type AuditLine, writeAudit } from '~/access/audit'
import { conflictOf } from '~/access/conflict'
import { consequencesOf, type PortalEvent } from '~/access/consequences'
import type { Doing } from '~/access/doing'
import { pass, viewerAt } from '~/access/door'
import { isStorable, NOT_STORABLE } from '~/access/storable'
import type { Subject } from '~/access/subject'
import type { Viewer } from '~/access/viewer'
import type { Sql } from '~/facts/sql'
import type { XapiClient } from '~/facts/xapi'
import { cityToday, instant, recordingInstant } from '~/platform/clock.server'
import { db } from '~/platform/database.server'

/** What a command gives: what it did with its audit line, or why it refuses (a sentence for the page). */
export type Done<Value> =
  | { did: Value; audit: AuditLine | readonly AuditLine[]; events?: readonly PortalEvent[] }
  | { refused: string }
  | { conflict: unknown }

/** The outcome of a command that decides not to act: a sentence that says what is wrong and what to do. */
export function refuse(sentence: string): { refused: string } {
  return { refused: sentence }
}

/** The outcome where somebody else was first: what both sides have, for the page to show. */
export function conflictWith(theirs: unknown): { conflict: unknown } {
  return { conflict: theirs }
}

export type CommandResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; invalid: Record<string, string[]> }
  | { ok: false; refused: string }
  | { ok: false; conflict: unknown }

type CommandDefinition<Input extends z.ZodType, Value> = {
  action: CommandAction
  input: Input
  /** Whose record is touched; runs in the command's transaction. */
  subject: (input: z.output<Input>, sql: Sql, viewer: Viewer | null) => Subject | Promise<Subject>
  run: (given: Doing, input: z.output<Input>) => Promise<Done<Value>>
  /** Milliseconds that the transaction may take; bulk work states its own. */
  timeout?: number
}

type CommandDoor<Input extends z.ZodType, Value> = {
  (request: Request, raw: FormData | z.input<Input>): Promise<CommandResult<Value>>
  /** The same by the operator of the machine, where the table allows it. */
  byCommandLine(raw: z.input<Input>): Promise<CommandResult<Value>>
  /** The same by a provider's system that has shown its token; no cookie is looked at. */
  byClient(request: Request, client: XapiClient, raw: z.input<Input>): Promise<CommandResult<Value>>
}

const DEFAULT_TIMEOUT = 10_000

/** The door for doing: viewer → input → one transaction of policy, change, audit and consequences. */
export function command<Input extends z.ZodType, Value>(
  definition: CommandDefinition<Input, Value>,
): CommandDoor<Input, Value> {
  const fromRequest = async (request: Request, raw: FormData | z.input<Input>): Promise<CommandResult<Value>> => {
    const viewer = await viewerAt(request)
    const parsed = parseInput(definition.input, raw)
    if (!parsed.ok) {
      await pass(db, definition.action, viewer, request, { about: 'viewer' }).catch(onlySignIn)
      return { ok: false, invalid: parsed.invalid }
    }
    return transact(definition, async (sql) => {
      const subject = await definition.subject(parsed.value, sql, viewer)
      const { as, relations } = await pass(sql, definition.action, viewer, request, subject)
      const today = viewer?.today ?? (await cityToday(sql))
      const stamp = { at: recordingInstant(today), by: viewer?.accountId ?? null }
      return { given: { sql, viewer, today, as, relations, stamp, request }, input: parsed.value }
    })
  }
  const byCommandLine = async (raw: z.input<Input>): Promise<CommandResult<Value>> => {
    const parsed = parseInput(definition.input, raw)
    if (!parsed.ok) return { ok: false, invalid: parsed.invalid }
    return transact(definition, async (sql) => {
      const today = await cityToday(sql)
      const as = 'command_line' as const
      const stamp = { at: recordingInstant(today), by: null }
      return {
        given: { sql, viewer: null, today, as, relations: new Set<Relation>([as]), stamp, request: null },
        input: parsed.value,
      }
    })
  }
  const byClient = async (request: Request, client: XapiClient, raw: z.input<Input>): Promise<CommandResult<Value>> => {
    const as = 'xapi_client' as const
    const allowed: readonly Relation[] = ACTIONS[definition.action].relations
    if (!allowed.includes(as)) throw new Error(`${definition.action} is not for systems`)
    const parsed = parseInput(definition.input, raw)
    if (!parsed.ok) return { ok: false, invalid: parsed.invalid }
    return transact(definition, async (sql) => {
      const today = await cityToday(sql)
      const stamp = { at: recordingInstant(today), by: null }
      return {
        given: { sql, viewer: null, today, as, relations: new Set<Relation>([as]), stamp, request, client },
        input: parsed.value,
      }
    })
  }
  return Object.assign(fromRequest, { byCommandLine, byClient })
}

async function transact<Input extends z.ZodType, Value>(
  definition: CommandDefinition<Input, Value>,
  enter: (sql: Sql) => Promise<{ given: Doing; input: z.output<Input> }>,
): Promise<CommandResult<Value>> {
  try {
    return await db.$transaction(
      async (sql) => {
        const { given, input } = await enter(sql)
        const done = await definition.run(given, input)
        if ('refused' in done || 'conflict' in done) throw new Undone(done)
        const lines = Array.isArray(done.audit) ? done.audit : [done.audit]
        await writeAudit(sql, instant(), definition.action, given, lines)
        for (const event of done.events ?? []) await consequencesOf(event, given)
        return { ok: true as const, value: done.did }
      },
      // Where many press at once they wait for each other rather than fail.
      { timeout: definition.timeout ?? DEFAULT_TIMEOUT, maxWait: 60_000 },
    )
  } catch (error) {
    if (error instanceof Undone) return { ok: false, ...error.outcome }
    const conflict = conflictOf(error)
    if (conflict) return { ok: false, refused: conflict }
    throw error
  }
}

/** Rolls the transaction back without being a fault. */
class Undone extends Error {
  constructor(readonly outcome: { refused: string } | { conflict: unknown }) {
    super('undone')
  }
}

function parseInput<Input extends z.ZodType>(
  schema: Input,
  raw: FormData | z.input<Input>,
): { ok: true; value: z.output<Input> } | { ok: false; invalid: Record<string, string[]> } {
  if (!isStorable(raw)) return { ok: false, invalid: { '': [NOT_STORABLE] } }
  if (raw instanceof FormData) {
    const submission = parseWithZod(raw, { schema })
    if (submission.status === 'success') return { ok: true, value: submission.value }
    return { ok: false, invalid: withoutEmpty(submission.error ?? {}) }
  }
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data }
  const invalid: Record<string, string[]> = {}
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.')
    invalid[path] = [...(invalid[path] ?? []), issue.message]
  }
  return { ok: false, invalid }
}

function withoutEmpty(errors: Record<string, string[] | null>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([field, messages]) => (messages ? [[field, messages]] : [])),
  )
}

/** Bad input of somebody who is signed in is told as such; without a session the sign-in page comes first. */
function onlySignIn(thrown: unknown): void {
  if (thrown instanceof Response && thrown.status !== 302) return
  throw thrown
}
