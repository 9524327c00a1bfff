import { expect } from '@playwright/test'
import { faultsOf } from './accessibility'
import { test } from './demo-city'
import { type FoundRecords, findRecords } from './found-records'
import { isFile, pages } from './people-and-pages'
import { signInAs } from './sign-in'

// Nothing here changes anything: each test may go in any worker.
test.describe.configure({ mode: 'parallel' })

let found: FoundRecords | null = null

for (const kind of ['職員', '所属長', '事務局', '部局長', '管理者'] as const) {
  test(`axe finds nothing on the pages of ${kind}, nothing is wider than the screen`, { tag: '@phone' }, async ({
    page,
    browser,
    isMobile,
  }) => {
    test.setTimeout(900_000)
    found ??= await findRecords(browser)
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
    await signInAs(page, kind)
    for (const { path, who } of pages(found)) {
      if (isFile(path) || who.find((each) => CHECKED.has(each)) !== kind) continue
      await page.goto(path)
      problems.push(...(await faultsOf(page, isMobile ? COLOURS : [])))
    }
    expect(problems).toEqual([])
  })
}

/** Each page is looked at once, as the first of its people who is looked through. */
const CHECKED = new Set<string>(['職員', '所属長', '事務局', '部局長', '管理者'])

/** On a phone they are those of the desktop, and measuring them takes longest. */
const COLOURS = ['color-contrast']

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
