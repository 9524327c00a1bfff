import routes from '../../app/routes'

/** A page as a browser gets it. */
type SitePage = { pattern: string; path: string; html: string }

const LINK = /\shref="(\/[^"#]*)"/g
const DEPTH = 3

/** One page for each address of app/routes.ts that people with these cookies reach by links from home. */
export async function pagesReached(address: string, cookies: readonly string[]): Promise<SitePage[]> {
  const found = new Map<string, SitePage>()
  for (const cookie of cookies) {
    const seen = new Set<string>()
    let paths = ['/', '/login']
    for (let depth = 0; depth < DEPTH; depth += 1) {
      const pages = []
      for (const path of paths) {
        const page = await pageAt(address, path, cookie, seen)
        if (!page) continue
        pages.push(page)
        if (!found.has(page.pattern)) found.set(page.pattern, page)
      }
      paths = pages.flatMap((page) =>
        [...page.html.matchAll(LINK)].map(([, path = '']) => path.replaceAll('&amp;', '&')),
      )
    }
  }
  return [...found.values()]
}

/** The page at a path, unless this person has been on one of its kind. */
async function pageAt(address: string, path: string, cookie: string, seen: Set<string>): Promise<SitePage | null> {
  const pattern = patternOf(path)
  if (pattern === null || seen.has(pattern)) return null
  seen.add(pattern)
  const answer = await fetch(address + path, { headers: { cookie }, redirect: 'manual' })
  const isPage = answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html')
  if (isPage) return { pattern, path, html: await answer.text() }
  await answer.body?.cancel()
  return null
}

/** Addresses of all routes, as app/routes.ts writes them. */
export function patterns(): string[] {
  return routes.map((route) => `/${route.path ?? ''}`)
}

function patternOf(path: string): string | null {
  const asked = path.split(/[?]/)[0]?.split('/') ?? []
  const matches = patterns().filter((pattern) => {
    const parts = pattern.split('/')
    return parts.length === asked.length && parts.every((part, at) => part.startsWith(':') || part === asked[at])
  })
  return matches.find((pattern) => !pattern.includes(':')) ?? matches[0] ?? null
}
