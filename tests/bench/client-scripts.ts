import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const CLIENT = fileURLToPath(new URL('../../build/client', import.meta.url))
const PRELOADED = /<link[^>]*rel="modulepreload"[^>]*href="([^"]+\.js)"/g
const IMPORTED = /(?:\bimport\b|\bfrom)\s*\(?\s*["']((?:\/assets\/|\.\/)[^"']+\.js)["']/g

/** Addresses of the scripts that a page loads at once: those it names, and what they import. */
export function scriptsOf(html: string): Set<string> {
  const scripts = new Set<string>()
  const waiting = [...html.matchAll(PRELOADED), ...html.matchAll(IMPORTED)].map(([, address = '']) => address)
  for (let script = waiting.pop(); script !== undefined; script = waiting.pop()) {
    if (scripts.has(script)) continue
    scripts.add(script)
    waiting.push(...importsOf(script))
  }
  return scripts
}

export function gzippedKilobytes(scripts: Iterable<string>): number {
  return [...scripts].reduce((sum, script) => sum + gzipSync(readFileSync(CLIENT + script)).length, 0) / 1000
}

/** What a script loads before it runs; an import() inside waits until it is called. */
function importsOf(script: string): string[] {
  const source = readFileSync(CLIENT + script, 'utf8')
  return [...source.matchAll(/(?:\bimport|\bfrom)\s*["']\.\/([^"']+\.js)["']/g)].map(([, name]) => `/assets/${name}`)
}
