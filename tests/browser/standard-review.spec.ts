import { expect, type Page } from '@playwright/test'
import { test } from './demo-city'
import { signInAs } from './sign-in'

const comment = (page: Page, body: string) => page.getByRole('article').filter({ hasText: body })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a comment on a level is written, answered and resolved; what was refused stays in its field', async ({
    page,
    browser,
  }) => {
    await signInAs(page, '職員課')
    await page.goto('/standard/draft/review')
    await page.getByLabel('レベル', { exact: true }).selectOption('3')
    await page.getByRole('textbox', { name: /^コメント/ }).fill('レベルの言葉をそろえてください。')
    await page.getByRole('button', { name: 'コメントを書く' }).click()
    await expect(page.getByRole('alert')).toContainText('スキルを選んでから')
    await expect(page.getByRole('textbox', { name: /^コメント/ })).toHaveValue('レベルの言葉をそろえてください。')
    await page.getByLabel('どこに').selectOption({ label: 'AIエージェントの活用と監督' })
    await page.getByRole('button', { name: 'コメントを書く' }).click()
    await expect(page.getByRole('status')).toContainText('コメントを書きました')
    const written = comment(page, 'レベルの言葉をそろえてください。')
    await expect(written).toContainText('AIエージェントの活用と監督　レベル 3')

    const office = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInAs(office, '事務局')
    await office.goto('/standard/draft/review')
    const asked = comment(office, 'レベルの言葉をそろえてください。')
    await asked.getByText('返事を書く').first().click()
    await asked.getByLabel('返事').fill('そろえました。')
    await asked.getByRole('button', { name: '返事を書く' }).click()
    await expect(comment(office, 'レベルの言葉をそろえてください。')).toContainText('そろえました。')
    await comment(office, 'レベルの言葉をそろえてください。').getByRole('button', { name: '解決済みにする' }).click()
    await expect(office.getByRole('status')).toContainText('解決済みにしました')
    await office.context().close()

    // The other tab still shows the button.
    await written.getByRole('button', { name: '解決済みにする' }).click()
    await expect(page.getByRole('alert')).toContainText('もう解決済みです')
  })
})

test('what changed is read word by word, also aloud, and kind by kind', { tag: '@phone' }, async ({ page }) => {
  await signInAs(page, 'デジタル技術官')
  await page.goto('/standard/draft/review')
  await page.getByRole('link', { name: '前の版とのちがい' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第 1.0.0 版と第 1.1.0 版のちがい')
  await page.getByRole('link', { name: /^レベルの目安/ }).click()
  await expect(page).toHaveURL(/kind=level/)
  await expect(page.locator('ins').first()).toContainText('［追加］')
  await expect(page.locator('del').first()).toContainText('［削除］')
})
