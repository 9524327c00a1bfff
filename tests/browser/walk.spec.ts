import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { PEOPLE, pages } from './people-and-pages'
import { signInAs, staffNumberOf } from './sign-in'

let found: { misaki: string; officer: string; holder: string; round: string; committee: string; committeeCase: string }

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await signInAs(page, '事務局')
  const misaki = await staffNumberOf(page, '石黒 美咲')
  const officer = await staffNumberOf(page, '大川 徹')
  const holder = await staffNumberOf(page, '近藤 大輔')
  await page.goto('/rounds')
  const round = await page
    .getByRole('link', { name: /秋の見直し/ })
    .first()
    .getAttribute('href')
  await page.goto('/certification/committees')
  const committee = await page.getByRole('link', { name: '令和10年度 第 2 回' }).getAttribute('href')
  await page.goto(committee ?? '')
  const committeeCase = await page.locator('a[href*="/applications/"]').first().getAttribute('href')
  found = {
    misaki,
    officer,
    holder,
    round: round ?? '',
    committee: committee ?? '',
    committeeCase: committeeCase ?? '',
  }
  await page.close()
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

for (const kind of ['職員', '所属長', '事務局', '部局長', '管理者'] as const) {
  test(`axe finds nothing on the pages of ${kind}, nothing is wider than the screen`, { tag: '@phone' }, async ({
    page,
    isMobile,
  }) => {
    test.setTimeout(480_000)
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
    await signInAs(page, kind)
    for (const { path, who } of pages(found)) {
      if (isFile(path) || who.find((each) => CHECKED.has(each)) !== kind) continue
      await page.goto(path)
      problems.push(...(await faultsOf(page, isMobile)))
    }
    expect(problems).toEqual([])
  })
}

/** What anybody may ask for: a calendar by its own address, and whether a certificate is valid. */
function isOpen(path: string): boolean {
  if (path.endsWith('/paper.pdf')) return false
  return ['/help', '/privacy', '/nowhere'].includes(path) || /^\/(calendar|certificates)(\/|$)/.test(path)
}

/** Each page is looked at once, as the first of its people who is looked through. */
const CHECKED = new Set<string>(['職員', '所属長', '事務局', '部局長', '管理者'])

test('axe finds nothing on the sign-in page and on what one may not see', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/login')
  expect(await faultsOf(page)).toEqual([])
  await signInAs(page, '職員')
  for (const path of ['/rounds', '/people/999999']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await faultsOf(page)).toEqual([])
  }
})

/** On a phone colours are those of the desktop, and measuring them takes longest. */
async function faultsOf(page: Page, isPhone = false): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).disableRules(isPhone ? ['color-contrast'] : []).analyze()
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${page.url()} ${id}: ${node.html.slice(0, 160)}`),
  )
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return tooWide > 0 ? [...faults, `${page.url()} is ${tooWide} px wider than the screen`] : faults
}

function isFile(path: string): boolean {
  return /[./](csv|xlsx|ics|pdf|json|case)(\?|$)/.test(path)
}

/** The address at which Remix gives the same page as data. */
function dataAddress(path: string): string {
  const [pathname = '', query] = path.split('?')
  return `${pathname === '/' ? '/_root' : pathname}.data${query ? `?${query}` : ''}`
}
