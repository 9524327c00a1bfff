import { createHash } from 'node:crypto'
import { z } from 'zod'
import { command, conflictWith } from '~/access/command'
import { theCity } from '~/access/subject'
import { idsOfCompletions, recordCompletions } from '~/facts/completions'
import type { RecordedRows } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { type KeptStatement, keepStatements, knownStatements, oneAtATime } from '~/facts/xapi'
import { type GivenStatement, type Judged, judgeStatements } from '~/features/completions/judge-statements'

type Completion = RecordedRows['completion']

/** Why statements are not taken in, with the status that says so to a program. */
export type Rejection = { status: 400 | 404 | 409; message: string }

/**
 * Takes in what an e-learning system says of its learners. A statement that came before changes nothing; a completion
 * that stands already is pointed to. One alone that finds nobody is rejected, among others it is kept as refused, so
 * that a guest does not hold up a report; sent again, it is tried again.
 */
export const recordStatements = command({
  action: 'statements.record',
  input: z.object({ statements: z.custom<GivenStatement[]>() }),
  subject: () => theCity,
  timeout: 60_000,
  async run({ sql, today, stamp, client }, { statements }) {
    if (!client) throw new Error('statements come from a system')
    await oneAtATime(sql, client.id)
    const known = await knownStatements(
      sql,
      statements.map((one) => one.id),
    )
    const digests = new Map(statements.map((one) => [one, digestOf(one.body)]))
    const clash = statements.find((one) => (known.get(one.id)?.digest ?? digests.get(one)) !== digests.get(one))
    if (clash) return conflictWith(rejected(409, `id ${clash.id} は、違う内容で受け取り済みです。`))
    const fresh = statements.filter((one) => (known.get(one.id)?.outcome ?? 'refused') === 'refused')
    const judged = await judgeStatements(sql, fresh, { provider: client.name, today })
    const fault = judged.find((one) => 'fault' in one || (statements.length === 1 && 'refused' in one))
    if (fault) return conflictWith('fault' in fault ? rejected(400, fault.fault) : rejected(404, sayRefused(fault)))
    const { added, kept } = await write(sql, judged, digests, { stamp })
    await keepStatements(sql, client.id, kept, stamp)
    return {
      did: { ids: statements.map((one) => one.id) },
      audit: {
        subjectKind: 'xapi_client',
        subjectId: client.id,
        detail: { statements: statements.length, fresh: fresh.length, completions: added.length },
      },
      events: added.length > 0 ? [{ kind: 'completions-recorded', completions: added }] : [],
    }
  },
})

function rejected(status: Rejection['status'], message: string): Rejection {
  return { status, message }
}

function sayRefused(judged: Judged): string {
  return 'refused' in judged ? judged.refused : ''
}

async function write(
  sql: Sql,
  judged: readonly Judged[],
  digests: ReadonlyMap<GivenStatement, string>,
  { stamp }: { stamp: Parameters<typeof recordCompletions>[2] },
): Promise<{ added: Completion[]; kept: KeptStatement[] }> {
  const told = judged.flatMap((one) => ('completion' in one ? [one.completion] : []))
  const distinct = [...new Map(told.map((one) => [`${one.personId} ${one.courseId} ${one.completedOn}`, one])).values()]
  const newIds = new Set(await recordCompletions(sql, distinct, stamp))
  const ids = await idsOfCompletions(sql, told)
  const added: Completion[] = []
  let next = 0
  const kept = judged.map((one): KeptStatement => {
    const base = { id: one.given.id, digest: digests.get(one.given) ?? '', body: one.given.body }
    if (!('completion' in one)) {
      const [outcome, reason] =
        'ignored' in one ? (['ignored', one.ignored] as const) : (['refused', sayRefused(one)] as const)
      return { ...base, outcome, reason, completionId: null }
    }
    const completionId = ids[next] ?? null
    next += 1
    // The first statement of a new completion recorded it; whatever else says the same finds it there.
    const isNew = completionId !== null && newIds.delete(completionId)
    if (isNew) added.push(one.completion)
    return { ...base, outcome: isNew ? 'recorded' : 'known', reason: null, completionId }
  })
  return { added, kept }
}

/** The same for the same statement, in whatever order its keys stand. */
function digestOf(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(body)))
    .digest('hex')
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]))
}
