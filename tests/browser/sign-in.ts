import { expect, type Page } from '@playwright/test'
import type { Kind } from './people-and-pages'

/** Comes in as one of the demo's people. */
export async function signInAs(page: Page, kind: Kind): Promise<void> {
  await page.goto('/login')
  await page.getByRole('button', { name: `${kind}として入る`, exact: true }).click()
  await expect(page).not.toHaveURL(/login/)
}
