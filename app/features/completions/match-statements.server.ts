import { command, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { theCity } from '~/access/subject'
import { readStatements } from '~/domain/xapi-statement'
import { keepCourseAlias, storedTitles } from '~/facts/import-completions'
import { type RefusedStatement, refusedStatements } from '~/facts/statement-desk'
import { oneAtATime } from '~/facts/xapi'
import { type GivenStatement, judgeStatements } from '~/features/completions/judge-statements'
import { keepJudged } from '~/features/completions/keep-judged'
import { matchForm } from '~/features/completions/matching-forms'

const MOST_AT_ONCE = 5_000

/** Tries the statements again that found nobody or no course; first learns what a system calls a course, if told. */
export const matchStatements = command({
  action: 'statements.match',
  input: matchForm,
  subject: () => theCity,
  timeout: 60_000,
  async run(given, { provider, written, course }) {
    const { sql, stamp } = given
    if (written !== '') {
      const courseId = (await storedTitles(sql)).ids.get(course)
      if (courseId === undefined) return refuse('この研修は目録にありません。選び直してください。')
      await keepCourseAlias(sql, { provider, written, courseId }, stamp)
    }
    const clients = new Map((await refusedStatements(sql, MOST_AT_ONCE)).map((one) => [one.clientId, one.client]))
    for (const clientId of [...clients.keys()].sort((a, b) => a - b)) await oneAtATime(sql, clientId)
    // Read anew: what was sent again meanwhile is on the desk no longer.
    const waiting = await refusedStatements(sql, MOST_AT_ONCE)
    const added = []
    for (const [clientId, name] of clients) {
      const own = waiting.filter((one) => one.clientId === clientId)
      added.push(...(await triedAgain(given, { clientId, name }, own)))
    }
    return {
      did: { matched: added.length },
      audit: {
        subjectKind: 'xapi_statement',
        subjectId: written === '' ? 'all' : provider,
        detail: { written, course, tried: waiting.length, completions: added.length },
      },
      events: added.length > 0 ? [{ kind: 'completions-recorded' as const, completions: added }] : [],
    }
  },
})

async function triedAgain(
  { sql, today, stamp }: Doing,
  client: { clientId: number; name: string },
  waiting: readonly RefusedStatement[],
) {
  const given = waiting.flatMap(({ id, body, receivedOn }): GivenStatement[] => {
    const read = readStatements(body)
    const [statement] = read.ok ? read.statements : []
    return statement ? [{ id, statement, body, receivedOn }] : []
  })
  const judged = await judgeStatements(sql, given, { provider: client.name, today })
  const digests = new Map(waiting.map(({ id, digest }) => [id, digest]))
  return keepJudged(sql, client.clientId, judged, ({ id }) => digests.get(id) ?? '', stamp)
}
