import { createRequestHandler, type GetLoadContextFunction, type RequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'

type RouteTree = Parameters<typeof matchRoutes>[0]

/**
 * Remix walks over every route of its build about ten times a page, which took a third of a page's time. An address needs
 * the one or two routes that it matches: each gets a handler of its own that knows no other.
 */
export function remixHandler(build: ServerBuild, getLoadContext: GetLoadContextFunction): RequestHandler {
  const whole = createRequestHandler({ build, getLoadContext })
  const lineOf = routeLines(build)
  const handlers = new Map<string, RequestHandler>()

  const handlerFor = (path: string): RequestHandler => {
    const line = lineOf(path)
    const leaf = line?.at(-1)
    if (!line || leaf === undefined) return whole
    const known = handlers.get(leaf)
    if (known) return known
    const made = createRequestHandler({ build: narrowed(build, line), getLoadContext })
    handlers.set(leaf, made)
    return made
  }
  return (request, response, next) => handlerFor(pagePath(request.path))(request, response, next)
}

/** The page to whose data a path leads; any other path is its own. */
function pagePath(path: string): string {
  return path.endsWith('.data') ? path.slice(0, -'.data'.length).replace(/^\/_root$/, '/') : path
}

function narrowed(build: ServerBuild, line: readonly string[]): ServerBuild {
  const only = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => line.includes(id)))
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
}

/** From a path to the ids of its routes, the root first; undefined where none matches. */
function routeLines({ routes, basename }: ServerBuild): (path: string) => readonly string[] | undefined {
  const tree = routeTree(routes)
  const found = (path: string) => matchRoutes(tree, path, basename)?.map(({ route }) => route.id ?? '')
  const plain = new Map<string, readonly string[]>()
  for (const { path = '' } of Object.values(routes)) {
    const line = path.includes(':') ? undefined : found(`/${path}`)
    if (line) plain.set(`/${path}`, line)
  }
  return (path) => plain.get(path) ?? found(path)
}

function routeTree(routes: ServerBuild['routes'], parentId?: string): RouteTree {
  return Object.values(routes)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) => (index ? { id, path, index: true } : { id, path, children: routeTree(routes, id) }))
}
