import routes from '../../app/routes'
import { type Statement, statementsOf } from '../support/counted-statements'
import type { BenchCity } from './city'

type Handler = (given: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>
type Route = { loader?: Handler; action?: Handler }

/** The SQL that a page sends once the process is warm, the viewer's statement first, exactly as the portal sends it. */
export async function statementsOfPage(
  city: BenchCity,
  name: string,
  path: string,
  cookie: string,
): Promise<Statement[]> {
  const { loader } = await routeOf(name)
  return statementsOfLast(
    loader,
    [1, 2].map(() => new Request(city.address + path, { headers: { cookie } })),
  )
}

/** The SQL of the last of these forms, sent one after the other, its transaction around it. */
export async function statementsOfForm(name: string, forms: readonly Request[]): Promise<Statement[]> {
  const { action } = await routeOf(name)
  return statementsOfLast(action, forms)
}

async function routeOf(name: string): Promise<Route> {
  const file = routes.map((route) => route.file).find((each) => each.replace(/\.tsx?$/, '') === `routes/${name}`)
  return import(`../../app/${file}`)
}

async function statementsOfLast(handle: Handler | undefined, requests: readonly Request[]): Promise<Statement[]> {
  if (!handle) throw new Error('the route does not answer this')
  const { inRequestScope } = await import('~/access/request-scope')
  const { db } = await import('~/platform/database.server')
  let statements: Statement[] = []
  for (const request of requests) {
    statements = await statementsOf(async () => {
      const answer = await inRequestScope(() => handle({ request, params: {}, context: {} }))
      if (answer instanceof Response && !answer.ok) throw new Error(`${request.url} answered ${answer.status}`)
    })
  }
  // Left open, its connections would break when a row stops the database.
  await db.$disconnect()
  if (statements.length === 0) throw new Error(`${requests[0]?.url} sends no SQL`)
  return statements
}
