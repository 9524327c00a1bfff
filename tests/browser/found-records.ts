import type { Browser } from '@playwright/test'
import { signInAs, staffNumberOf } from './sign-in'

/** Records of the demo city whose addresses are not known before. */
export type FoundRecords = {
  misaki: string
  officer: string
  /** Holds a certificate, and is none of the demo's people who sign in. */
  holder: string
  round: string
  committee: string
  committeeCase: string
}

/** Looked up as 事務局 does. */
export async function findRecords(browser: Browser): Promise<FoundRecords> {
  const page = await browser.newPage()
  await signInAs(page, '事務局')
  const [misaki, officer, holder] = [
    await staffNumberOf(page, '石黒 美咲'),
    await staffNumberOf(page, '大川 徹'),
    await staffNumberOf(page, '近藤 大輔'),
  ]
  await page.goto('/rounds')
  const round = await page
    .getByRole('link', { name: /秋の見直し/ })
    .first()
    .getAttribute('href')
  await page.goto('/certification/committees')
  const committee = await page.getByRole('link', { name: '令和10年度 第 2 回' }).getAttribute('href')
  await page.goto(committee ?? '')
  const committeeCase = await page.locator('a[href*="/applications/"]').first().getAttribute('href')
  await page.close()
  return {
    misaki,
    officer,
    holder,
    round: round ?? '',
    committee: committee ?? '',
    committeeCase: committeeCase ?? '',
  }
}
