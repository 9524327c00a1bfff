import { expect, type Page } from '@playwright/test'
import type { Kind } from './people-and-pages'

/** Comes in as one of the demo's people. */
export async function signInAs(page: Page, kind: Kind): Promise<void> {
  await page.goto('/login')
  await page.getByRole('button', { name: `${kind}として入る`, exact: true }).click()
  await expect(page).not.toHaveURL(/login/)
}

/** The staff number of one of the demo's people, as 事務局 finds it. `page` is signed in as 事務局. */
export async function staffNumberOf(page: Page, name: string): Promise<string> {
  await page.goto(`/people?q=${encodeURIComponent(name)}`)
  const link = page.locator('a[href^="/people/"]').filter({ hasText: new RegExp(name.replace(' ', '.?')) })
  const href = await link.first().getAttribute('href')
  return href?.split('/').at(-1)?.split('?')[0] ?? ''
}
