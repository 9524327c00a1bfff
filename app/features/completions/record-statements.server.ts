import { createHash } from 'node:crypto'
import { z } from 'zod'
import { command, conflictWith } from '~/access/command'
import { theCity } from '~/access/subject'
import { knownStatements, oneAtATime } from '~/facts/xapi'
import { type GivenStatement, judgeStatements } from '~/features/completions/judge-statements'
import { keepJudged, sayRefused } from '~/features/completions/keep-judged'

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
    const added = await keepJudged(sql, client.id, judged, (one) => digests.get(one) ?? '', stamp)
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
