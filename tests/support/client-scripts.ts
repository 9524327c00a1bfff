import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const CLIENT = fileURLToPath(new URL('../../build/client', import.meta.url))

type Manifest = {
  url: string
  entry: { module: string; imports?: string[] }
  routes: Record<string, { module: string; imports?: string[]; parentId?: string }>
}

/** The scripts of a route: all that a browser loads before its page runs, what its first page brought along included. */
export type RouteScripts = { route: string; scripts: Set<string> }

/** Every route of the build, whether a link leads to it or not. */
export function scriptsOfRoutes(): RouteScripts[] {
  const manifest = manifestOfBuild()
  return Object.keys(manifest.routes).map((route) => ({
    route,
    scripts: withImports([manifest.url, ...loaded(manifest.entry), ...lineOf(manifest, route).flatMap(loaded)]),
  }))
}

export function gzippedKilobytes(scripts: Iterable<string>): number {
  return [...scripts].reduce((sum, script) => sum + gzipSync(sourceOf(script)).length, 0) / 1000
}

export function sourceOf(script: string): string {
  return readFileSync(CLIENT + script, 'utf8')
}

function manifestOfBuild(): Manifest {
  const name = readdirSync(`${CLIENT}/assets`).find((each) => /^manifest-.*\.js$/.test(each))
  if (!name) throw new Error('the portal is not built')
  const source = sourceOf(`/assets/${name}`)
  return JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1))
}

/** A route and those that it stands in. */
function lineOf(manifest: Manifest, id: string | undefined): Manifest['routes'][string][] {
  const route = id === undefined ? undefined : manifest.routes[id]
  return route ? [...lineOf(manifest, route.parentId), route] : []
}

function loaded({ module, imports = [] }: { module: string; imports?: string[] }): string[] {
  return [module, ...imports]
}

function withImports(first: readonly string[]): Set<string> {
  const scripts = new Set<string>()
  const waiting = [...first]
  for (let script = waiting.pop(); script !== undefined; script = waiting.pop()) {
    if (scripts.has(script)) continue
    scripts.add(script)
    waiting.push(...importsOf(script))
  }
  return scripts
}

/** What a script loads before it runs; an import() inside waits until it is called. */
function importsOf(script: string): string[] {
  return [...sourceOf(script).matchAll(/(?:\bimport|\bfrom)\s*["']\.\/([^"']+\.js)["']/g)].map(
    ([, name]) => `/assets/${name}`,
  )
}
