import { expect, type Page } from '@playwright/test'
import { noFaults } from './accessibility'
import { test } from './demo-city'
import { signInAs } from './sign-in'

const CONFIRM = '/sections/S023/confirm'

/** How many places the head has still to look at, as the sentence under the title says. */
async function placesLeft(page: Page): Promise<number> {
  const sentence = await page.locator('.insight').first().textContent()
  return Number(/(\d+) か所です/.exec(sentence ?? '')?.[1] ?? 0)
}

test('a head decides by keyboard: arrows, a level, a comment, agreement, and the next one comes by itself', async ({
  page,
}) => {
  await signInAs(page, '所属長')
  await page.goto(CONFIRM)
  const before = await placesLeft(page)
  const current = page.locator('td.current a')
  const first = await current.getAttribute('data-claim')
  await current.focus()
  await page.keyboard.press('ArrowDown')
  await expect(current).not.toHaveAttribute('data-claim', first ?? '')
  await page.keyboard.press('ArrowUp')
  await expect(current).toHaveAttribute('data-claim', first ?? '')

  await page.keyboard.press('a')
  await expect(page.getByRole('status')).toContainText('決めました')
  await expect(current).not.toHaveAttribute('data-claim', first ?? '')
  await expect(current).toBeFocused()
  expect(await placesLeft(page)).toBe(before - 1)
  await expect(page.locator(`a[data-claim="${first}"]`)).toContainText('同意')
})

test('a level other than claimed is not taken without a comment, and what was chosen stays', async ({ page }) => {
  await signInAs(page, '所属長')
  await page.goto(CONFIRM)
  const claim = await page.locator('td.current a').getAttribute('data-claim')
  await page.getByRole('radio', { name: 'のまま' }).check()
  await page.getByRole('button', { name: '決めて次へ' }).click()
  await expect(page.getByRole('alert')).toContainText('理由をコメントに書いてください')
  await expect(page.getByRole('radio', { name: 'のまま' })).toBeChecked()
  await page.getByLabel('コメント').fill('出力の検証まで一人でできたら上げましょう。')
  await page.getByRole('button', { name: '決めて次へ' }).click()
  await expect(page.locator(`a[data-claim="${claim}"]`)).toContainText('で確認')
})

test('agreeing to the unchanged ones leaves the differences, and one person can be taken back', async ({ page }) => {
  await signInAs(page, '所属長')
  await page.goto(CONFIRM)
  await page.getByRole('button', { name: /変わりない \d+ 人に同意する/ }).click()
  await expect(page.getByRole('status')).toContainText('自己評価のとおりに確認しました')
  await expect(page.getByRole('button', { name: /人に同意する/ })).toHaveCount(0)
  expect(await placesLeft(page)).toBeGreaterThan(0)
  await page.getByRole('button', { name: '窪田 拓也 の確認を取り消す' }).click()
  await expect(page.getByRole('button', { name: '変わりない 1 人に同意する' })).toBeVisible()
})

test('without JavaScript a submission is sent back with its reason', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await signInAs(page, '所属長')
  await page.goto(CONFIRM)
  const name = await page.locator('#decision h2').textContent()
  await page.locator('#decision summary', { hasText: '差し戻す' }).click()
  await page.getByLabel('理由').fill('証跡を 1 つ付けてください')
  await page.getByRole('button', { name: '理由を付けて差し戻す' }).click()
  await expect(page.getByRole('status')).toContainText('差し戻しました')
  await expect(page.getByText(`差し戻し中：${name}`)).toContainText('証跡を 1 つ付けてください')
  await context.close()
})

test('a phone shows one line a difference and one skill at a time, and never scrolls sideways', {
  tag: '@phone',
}, async ({ page }) => {
  await signInAs(page, '所属長')
  for (const path of [CONFIRM, '/sections/S023']) {
    await page.goto(path)
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
    expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0)
    await noFaults(page)
  }
})

test('the section’s page opens each figure into people, in another order and as of a past day', async ({ page }) => {
  await signInAs(page, '所属長')
  await page.goto('/sections/S023')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('介護保険課のスキル')
  const rows = page.locator('table.matrix tbody tr')
  await expect(rows.first()).toContainText('中川 誠一')
  await page.getByRole('link', { name: '確認待ちの順' }).click()
  await expect(page).toHaveURL(/sort=waiting/)
  await expect(rows.first()).toContainText('確認待ち')
  await page.getByLabel('スキル', { exact: true }).first().selectOption({ index: 3 })
  await expect(page).toHaveURL(/group=/)
  await page.getByLabel('いつの姿').fill('令和9年10月1日')
  await page.getByRole('button', { name: 'この日で見る' }).click()
  await expect(page.locator('.lead')).toContainText('10月1日（金）の姿')
})

test('事務局 plans a round, sees whom it will ask, and is told why it does not open', async ({ page }) => {
  await signInAs(page, '事務局')
  await page.goto('/rounds/new')
  await page.getByRole('button', { name: '対象の人数を見る' }).click()
  await expect(page.getByRole('alert')).toContainText('名前を入れてください')
  await page.getByLabel('名前').fill('令和10年度 冬の自己評価')
  await page.getByLabel('自己評価のしめきり').fill('R10.12.22')
  await page.getByLabel('確認のしめきり').fill('令和11年1月31日')
  await page.getByRole('button', { name: '対象の人数を見る' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('令和10年度 冬の自己評価')
  await expect(page.getByRole('heading', { name: 'きまりごとの人数' })).toBeVisible()
  await page.getByRole('button', { name: /人に聞き始める/ }).click()
  await expect(page.getByRole('alert')).toContainText('秋の見直し')

  await page.getByText('計画を直す').first().click()
  await page.getByLabel('自己評価のしめきり').fill('R10.12.32')
  await page.getByRole('button', { name: '計画を直す' }).click()
  await expect(page.getByRole('alert')).toContainText('自己評価のしめきり：この日は暦にありません。')
  await expect(page.getByLabel('自己評価のしめきり')).toHaveValue('R10.12.32')
  await page.getByLabel('自己評価のしめきり').fill('R10.12.25')
  await page.getByRole('button', { name: '計画を直す' }).click()
  await expect(page.locator('.lead')).toContainText('自己評価は12月25日（月）まで')
  await page.getByRole('button', { name: '取りやめる' }).click()
  await page.getByRole('button', { name: '計画を消す' }).click()
  await expect(page.getByRole('status')).toContainText('計画を取りやめました')
  await expect(page.getByRole('link', { name: '令和10年度 冬の自己評価' })).toHaveCount(0)
})

test('what was sent after the session had ended comes back into its form, for the same person only', async ({
  page,
}) => {
  await signInAs(page, '所属長')
  await page.goto(CONFIRM)
  const send = async (comment: string) => {
    await page.getByLabel('コメント').fill(comment)
    await page.context().clearCookies()
    await page.getByRole('button', { name: '決めて次へ' }).click()
    await expect(page.getByText('いま送ったものは、まだ保存していません。')).toBeVisible()
  }
  await page.getByRole('radio', { name: 'のまま' }).check()
  await send('出力の検証まで一人でできたら上げましょう。')
  await page.getByRole('button', { name: '所属長として入る' }).click()
  await expect(page.getByText('送る前の入力を、画面に戻しました')).toBeVisible()
  await expect(page).toHaveURL(/\/confirm$/)
  await expect(page.getByLabel('コメント')).toHaveValue('出力の検証まで一人でできたら上げましょう。')
  await expect(page.getByRole('radio', { name: 'のまま' })).toBeChecked()

  await send('ほかの人には見えない。')
  await signInAs(page, '事務局')
  await signInAs(page, '所属長')
  await page.goto(CONFIRM)
  await expect(page.getByLabel('コメント')).toHaveValue('')
})
