import pg from 'pg'

/** A statement as it went to PostgreSQL. */
export type Statement = { name: string; text: string; values: unknown[] }

/**
 * What is sent to PostgreSQL while something is done, in order: seen where the driver sends it, so that nothing
 * between a page and the database can hide a query. Nothing else may use the database meanwhile.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    sent.push(statementIn(given))
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return sent
}

function statementIn([first, second]: unknown[]): Statement {
  const given: { name?: string; text?: string; values?: unknown[] } =
    typeof first === 'string' ? { text: first } : Object(first)
  return {
    name: given.name ?? '',
    text: given.text ?? '',
    values: given.values ?? (Array.isArray(second) ? second : []),
  }
}
