import path from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { noFaults } from './accessibility'
import { test } from './demo-city'
import { signInAs } from './sign-in'

/* 職員課 brings files in on the page. What a test brings in, it takes back. */

const FOLDER = path.join(import.meta.dirname, '../imports')

async function choose(page: Page, kind: string, file: string): Promise<void> {
  await page.goto('/admin/imports')
  await page.getByText(kind, { exact: true }).first().click()
  await page.getByLabel('ファイル', { exact: true }).setInputFiles(path.join(FOLDER, file))
  await page.getByRole('button', { name: '読み込んで確かめる' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${kind}の取込み` })).toBeVisible()
}

async function undo(page: Page, file: string, reason: string): Promise<void> {
  await page.goto('/admin/imports')
  await page
    .getByRole('link', { name: `${file} を取り消す` })
    .first()
    .click()
  await page.getByText('全部を取り消す…').click()
  await page.getByLabel('取り消す理由').fill(reason)
  await page.getByRole('button', { name: '全部を取り消す', exact: true }).click()
  await expect(page.getByText('もとの状態に戻って').first()).toBeVisible()
}

async function withoutScripts(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ja-JP' })
  return context.newPage()
}

test('職員課 sees every bad row, takes the others over, and takes all of it back', { tag: '@phone' }, async ({
  page,
}) => {
  await signInAs(page, '職員課')
  await choose(page, '職員', 'staff-1-base.csv')
  await expect(page.getByText('新規 24 件')).toBeVisible()
  await page.getByRole('button', { name: '取り込む', exact: true }).click()
  await expect(page.getByText('取り込みました。').first()).toBeVisible()

  await choose(page, '職員', 'staff-2-transfers.cp932.csv')
  await expect(page.getByText('10 行が取り込めません')).toBeVisible()
  await expect(page.getByText('職員番号 080015 と先頭の 0 だけが違います')).toBeVisible()
  await expect(page.getByText('文字コード CP932')).toBeVisible()
  await expect(page.getByRole('button', { name: '取り込む', exact: true })).toBeDisabled()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  )
  await noFaults(page)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '10 行だけの CSV' }).click()
  expect((await download).suggestedFilename()).toBe('staff-2-transfers.cp932_取り込めない行.csv')

  await page.getByRole('link', { name: /ファイルに載っていない/ }).click()
  await expect(page.getByText('退職や廃止にはなりません')).toBeVisible()
  await page.getByText('エラーの 10 行を除いて取り込む').click()
  await page.getByRole('button', { name: '取り込む', exact: true }).click()
  await expect(page.getByText('除いた 10 行')).toBeVisible()

  await page.goto('/admin/imports')
  await page.getByRole('link', { name: 'staff-1-base.csv を取り消す' }).first().click()
  await expect(page.getByText('あとの取込み「staff-2-transfers.cp932.csv」')).toBeVisible()
  await undo(page, 'staff-2-transfers.cp932.csv', '先月のファイルだった')
  await undo(page, 'staff-1-base.csv', '練習だった')
  await page.goto('/admin/imports')
  await expect(page.getByText('「先月のファイルだった」').first()).toBeVisible()
})

test('the page does the same without JavaScript', async ({ browser, baseURL }) => {
  const page = await withoutScripts(browser)
  await page.goto(`${baseURL}/login`)
  await page.getByRole('button', { name: '職員課として入る', exact: true }).click()
  await page.goto(`${baseURL}/admin/imports`)
  await page.getByText('職員', { exact: true }).first().click()
  await page.getByLabel('ファイル', { exact: true }).setInputFiles(path.join(FOLDER, 'staff-1-base.csv'))
  await page.getByRole('button', { name: '読み込んで確かめる' }).click()
  // While the file is read the page loads itself again.
  await expect(page.getByText('新規 24 件')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '取り込む', exact: true }).click()
  await expect(page.getByText('取り込みました。').first()).toBeVisible()
  await page.getByText('全部を取り消す…').click()
  await page.getByLabel('取り消す理由').fill('練習だった')
  await page.getByRole('button', { name: '全部を取り消す', exact: true }).click()
  await expect(page.getByText('もとの状態に戻って').first()).toBeVisible()
  await page.context().close()
})

test('what is no table says what to do, and a forgotten file is asked for', async ({ page }) => {
  await signInAs(page, '職員課')
  await page.goto('/admin/imports')
  await page.getByRole('button', { name: '読み込んで確かめる' }).click()
  await expect(page.getByText('ファイルを選んでください。')).toBeVisible()

  await page.getByText('研修の修了・目録のときに書けること').click()
  const from = page.getByLabel('いつから有効か')
  await from.fill('令和11年2月30日')
  await page.getByLabel('ファイル', { exact: true }).setInputFiles({
    name: '目録.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  })
  await page.getByRole('button', { name: '読み込んで確かめる' }).click()
  await expect(from).toHaveAccessibleDescription(/この日は暦にありません。/)
  await expect(from).toHaveValue('令和11年2月30日')
  await from.fill('')

  await page.getByLabel('ファイル', { exact: true }).setInputFiles({
    name: '名簿.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('番号,名前\r\n1,佐藤'),
  })
  await page.getByRole('button', { name: '読み込んで確かめる' }).click()
  await expect(page.getByText('必要な列が見つかりません')).toBeVisible()
})

test('事務局 may bring in the standard, 職員課 may not', async ({ page }) => {
  await signInAs(page, '事務局')
  await page.goto('/admin/imports')
  await expect(page.getByText('ITスキル標準のひな形（json）')).toBeVisible()
  await signInAs(page, '職員課')
  await page.goto('/admin/imports')
  await expect(page.getByText('ITスキル標準のひな形（json）')).toHaveCount(0)
})
