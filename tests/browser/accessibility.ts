import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What axe finds on the page, and whether it is wider than the screen; nothing is what is wanted. */
export async function faultsOf(page: Page, without: string[] = []): Promise<string[]> {
  // No page has a frame: without a page of its own for each frame axe tells the same in half the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await axe.disableRules(without).analyze()
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${page.url()} ${id}: ${node.html.slice(0, 200)}`),
  )
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return tooWide > 0 ? [...faults, `${page.url()} is ${tooWide} px wider than the screen`] : faults
}

export async function noFaults(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([])
}
