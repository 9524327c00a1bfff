import { execFileSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'

/* A city that begins empty, in a portal of its own: what its operator types, and how its staff come in. */

/** The command line, as an operator calls it beside the running portal. */
export function portalCommand(folder: string, ...args: string[]): void {
  execFileSync(process.execPath, ['app/server/prepare.mjs', 'portal', ...args], {
    env: { ...process.env, PORTAL_DATA_DIR: folder, PORTAL_DEMO: 'empty' },
    encoding: 'utf8',
    cwd: process.cwd(),
  })
}

export async function signInWith(page: Page, base: string, staffNumber: string): Promise<void> {
  await page.goto(`${base}/login`)
  await page.getByLabel('職員番号').fill(staffNumber)
  await page.getByRole('button', { name: '入る', exact: true }).click()
  await expect(page).toHaveURL(`${base}/`)
}
