import { expect } from '@playwright/test'
import { LONGEST_SHEET_TEXT } from '../../app/domain/sheet'
import { noFaults } from './accessibility'
import { test } from './demo-city'
import { signInAs } from './sign-in'

/* The plan's sheets and the culture pulse: what is written, printed, answered. */

const FIELDS = ['所管課のコメント', '課題と対応', '行革推進委員会の意見', '意見への対応']
const LONGEST = 'リーダーもマスターもいない所属が残るため、所属長に推薦を依頼する。'
  .repeat(10)
  .slice(0, LONGEST_SHEET_TEXT)

test('with its longest texts a sheet prints on one page of A4', async ({ page }) => {
  await signInAs(page, '事務局')
  for (const year of [2027, 2028]) {
    await page.goto(`/sheets/31/edit?year=${year}`)
    for (const field of FIELDS) await page.getByLabel(field, { exact: true }).fill(LONGEST)
    await page.getByRole('button', { name: '版として保存する' }).click()
    await expect(page.getByRole('status').getByText('版を保存しました')).toBeVisible()
  }
  await expect(page.getByRole('article', { name: '個票31' }).getByText(LONGEST)).toHaveCount(5)
  await noFaults(page)
  const printed = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(printed.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
})

test('of two tabs the second is told and sees both texts; saved anew it is the next version', async ({
  page,
  context,
}) => {
  await signInAs(page, '事務局')
  await page.goto('/sheets/4/edit?year=2028')
  const other = await context.newPage()
  await other.goto('/sheets/4/edit?year=2028')
  await page.getByLabel('課題と対応').fill('一つ目のタブの文')
  await page.getByRole('button', { name: '第 1 版として保存する' }).click()
  await expect(page.getByText('第 1 版を保存しました')).toBeVisible()
  await other.getByLabel('課題と対応').fill('二つ目のタブの文')
  await other.getByRole('button', { name: '第 1 版として保存する' }).click()
  const both = other.getByRole('alert').or(other.getByRole('status')).filter({ hasText: '保存していません' })
  await expect(both).toContainText('一つ目のタブの文')
  await expect(both).toContainText('二つ目のタブの文')
  await noFaults(other)
  await expect(other.getByLabel('課題と対応')).toHaveValue('二つ目のタブの文')
  await other.getByRole('button', { name: '第 2 版として保存する' }).click()
  await expect(other.getByText('第 2 版を保存しました')).toBeVisible()
  await other.getByRole('complementary', { name: '状態と版' }).getByRole('link', { name: '第 1 版' }).click()
  await expect(other.getByText('新しい版があります')).toBeVisible()
  await expect(other.getByRole('article').getByText('一つ目のタブの文')).toBeVisible()
})

test('what is wrong names its field, and nothing that was typed is lost', async ({ page }) => {
  await signInAs(page, '事務局')
  await page.goto('/sheets/31/edit?year=2028')
  await page.getByLabel('意見への対応').fill('対応を書いておく。')
  await page.getByLabel('所管課のコメント').fill(`${LONGEST}字`)
  await page.getByRole('button', { name: '版として保存する' }).click()
  const summary = page.getByRole('alert').filter({ hasText: '入力を確かめてください' })
  await summary.getByRole('link', { name: '所管課のコメント：160 字までです。' }).click()
  await expect(page.getByLabel('所管課のコメント')).toBeFocused()
  await expect(page.getByLabel('意見への対応')).toHaveValue('対応を書いておく。')
})

test('a figure of the sheet opens into as many people', async ({ page }) => {
  await signInAs(page, '事務局')
  await page.goto('/sheets/31?year=2028')
  const figure = page.getByRole('link', { name: '令和10年度 ① DX推進リーダー数（前年度比） 累計 40 / 60人' })
  await figure.click()
  await expect(page.getByText('40 人', { exact: true })).toBeVisible()
})

test('the pulse is answered once, by keyboard, and not shown before its close', async ({ page }) => {
  await signInAs(page, '所属長')
  await page.getByRole('link', { name: '組織文化の 3 つの問いに答える' }).click()
  await noFaults(page)
  for (const question of ['first', 'second', 'third']) {
    await page.locator(`input[name=${question}]`).first().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
  }
  await page.getByRole('button', { name: '回答を出す' }).press('Enter')
  await expect(page.getByText('回答を受け取りました')).toBeVisible()
  await expect(page.getByRole('button', { name: '回答を出す' })).toHaveCount(0)
  await expect(page.getByText('1,322 件')).toBeVisible()
  await page.getByRole('navigation', { name: '見せ方' }).getByRole('link', { name: '表' }).click()
  await expect(page.getByRole('row', { name: /令和10年度/ })).toContainText('1,322')
  await noFaults(page)
  await page.goto('/')
  await expect(page.getByRole('link', { name: '組織文化の 3 つの問いに答える' })).toHaveCount(0)
})

for (const path of ['/sheets/31?year=2028', '/sheets/4?year=2027', '/pulse']) {
  test(`${path} keeps to the width of a phone`, { tag: '@phone' }, async ({ page }) => {
    await signInAs(page, '監査')
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await noFaults(page)
  })
}
