import { idsOfCompletions, recordCompletions } from '~/facts/completions'
import type { RecordedRows } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'
import { type KeptStatement, keepStatements } from '~/facts/xapi'
import type { GivenStatement, Judged } from '~/features/completions/judge-statements'

type Completion = RecordedRows['completion']

/** Records the completions that judged statements tell, and keeps each with what became of it. @returns the new ones */
export async function keepJudged(
  sql: Sql,
  clientId: number,
  judged: readonly Judged[],
  digestOf: (given: GivenStatement) => string,
  stamp: Stamp,
): Promise<Completion[]> {
  const told = judged.flatMap((one) => ('completion' in one ? [one.completion] : []))
  const distinct = [...new Map(told.map((one) => [`${one.personId} ${one.courseId} ${one.completedOn}`, one])).values()]
  const newIds = new Set(await recordCompletions(sql, distinct, stamp))
  const ids = await idsOfCompletions(sql, told)
  const added: Completion[] = []
  let next = 0
  const kept = judged.map((one): KeptStatement => {
    const base = { id: one.given.id, digest: digestOf(one.given), body: one.given.body }
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
  await keepStatements(sql, clientId, kept, stamp)
  return added
}

/** Why a statement came to nothing; empty when it did not. */
export function sayRefused(judged: Judged): string {
  if ('refused' in judged) return judged.refused
  return 'fault' in judged ? judged.fault : ''
}
