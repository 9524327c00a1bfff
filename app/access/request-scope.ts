import { AsyncLocalStorage } from 'node:async_hooks'
import type { Viewer } from '~/access/viewer'

/** What is found out once a request, however many doors it goes through. */
type RequestScope = { viewer?: Promise<Viewer | null> }

const scopes = new AsyncLocalStorage<RequestScope>()

/** Runs everything that one HTTP request sets off inside a scope of its own. */
export function inRequestScope<T>(run: () => T): T {
  return scopes.run({}, run)
}

/** The viewer found before in this request, or found now. */
export function viewerOnce(find: () => Promise<Viewer | null>): Promise<Viewer | null> {
  const scope = scopes.getStore()
  if (!scope) return find()
  scope.viewer ??= find()
  return scope.viewer
}
