import { expect } from '@playwright/test'
import { test } from './demo-city'
import { type FoundRecords, findRecords } from './found-records'
import { isFile, PEOPLE, pages } from './people-and-pages'
import { signInAs } from './sign-in'

let found: FoundRecords

test.beforeAll(async ({ browser }) => {
  found = await findRecords(browser)
})

for (const kind of PEOPLE) {
  test(`${kind} gets the pages of their relations, and nothing else, as pages and as data`, async ({ page }) => {
    await signInAs(page, kind)
    for (const { path, who, otherwise } of pages(found)) {
      const expected = who.includes(kind) ? 200 : otherwise
      const answer = await page.request.get(path)
      expect([path, answer.status()]).toEqual([path, expected])
      expect(answer.headers()['cache-control'], path).toMatch(/^no-store/)
      if (isFile(path) || path === '/nowhere') continue
      const data = await page.request.get(dataAddress(path))
      // 202 is how data tells of a redirection: to the notice of purpose, before the first entry.
      expect([dataAddress(path), data.status() === 202 ? 200 : data.status()]).toEqual([dataAddress(path), expected])
    }
  })
}

test('without a session every page leads to the sign-in page', async ({ request }) => {
  for (const { path } of pages(found)) {
    if (isOpen(path)) continue
    const answer = await request.get(path, { maxRedirects: 0 })
    expect([path, answer.status()]).toEqual([path, 302])
    expect(answer.headers().location).toMatch(/^\/login\?to=/)
  }
})

/** What anybody may ask for: a calendar by its own address, and whether a certificate is valid. */
function isOpen(path: string): boolean {
  if (path.endsWith('/paper.pdf')) return false
  return ['/help', '/privacy', '/nowhere'].includes(path) || /^\/(calendar|certificates)(\/|$)/.test(path)
}

/** The address at which Remix gives the same page as data. */
function dataAddress(path: string): string {
  const [pathname = '', query] = path.split('?')
  return `${pathname === '/' ? '/_root' : pathname}.data${query ? `?${query}` : ''}`
}
