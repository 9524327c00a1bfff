import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { freePort, startPortal } from '../support/portal-process'
import { temporaryFolder } from '../support/temporary-folder'

/* A city that begins empty, in a portal of its own: what its operator types, and how its staff come in. */

type OwnCity = { base: string; folder: string; end: () => Promise<void> }

export async function beginCity(name: string, settings: Record<string, string> = {}): Promise<OwnCity> {
  const folder = temporaryFolder(name)
  const portal = startPortal({ PORT: String(await freePort()), PORTAL_DATA_DIR: folder, ...settings })
  const end = async () => {
    portal.kill('SIGTERM')
    await portal.ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { base: await portal.ready, folder, end }
}

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
