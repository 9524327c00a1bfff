import { type Browser, expect, type Page } from '@playwright/test'
import { noFaults } from './accessibility'
import { test } from './demo-city'
import { signInAs, staffNumberOf } from './sign-in'

/*
 * What a person enters about themselves. Each test has candidates of its own, who have not begun the autumn review.
 */

const PDF = { name: '転記シナリオの設計書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 demo') }

async function numberOf(browser: Browser, name: string): Promise<string> {
  const page = await browser.newPage()
  await signInAs(page, '事務局')
  const number = await staffNumberOf(page, name)
  await page.close()
  return number
}

async function comeIn(page: Page, staffNumber: string): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('職員番号').fill(staffNumber)
  await page.getByRole('button', { name: '入る', exact: true }).click()
  await expect(page).not.toHaveURL(/login/)
}

const ruler = (page: Page, skill: string) => page.getByRole('group', { name: `${skill}のレベル` })
const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: 'に保存しました' })).toBeVisible()
/** A skill with its evidence unfolded. */
const evidenceOf = async (page: Page, code: string) => {
  const block = page.locator(`#skill-${code}`)
  if (!(await block.getByLabel('題').isVisible())) await block.getByText('証跡を添える').first().click()
  return block
}

test('a repeat visit: what did not change in one press, the rest by its sentence, evidence at once, and it is handed in', {
  tag: '@phone',
}, async ({ page, browser, isMobile }) => {
  await comeIn(page, await numberOf(browser, isMobile ? '工藤 義明' : '谷川 健一'))
  await page.goto('/me/skills')
  await noFaults(page)
  await page.getByRole('link', { name: '自己評価をはじめる' }).click()
  await expect(page.getByRole('heading', { name: '前回から、変わりはありますか' })).toBeVisible()
  await noFaults(page)

  await page.getByRole('button', { name: /^変わった.*RPAによる/ }).click()
  await expect(page.getByRole('button', { name: /^戻す.*RPAによる/ })).toBeVisible()
  await page.getByRole('button', { name: /件をまとめて入力する/ }).click()
  await page.waitForURL(/\/me\/skills\/[A-Z]+/)

  await page.goto('/me/skills/AUT')
  const rpa = ruler(page, 'RPAによる定型作業の自動化')
  await rpa.getByRole('radio').first().focus()
  await page.keyboard.press('3')
  await expect(rpa.getByRole('radio', { name: '3 指導' })).toBeChecked()
  await saved(page)
  const block = await evidenceOf(page, 'AUT-RPA')
  await block.getByLabel('題').fill('転記シナリオの設計書')
  await block.locator('input[type=file]').setInputFiles(PDF)
  await noFaults(page)
  await block.getByRole('button', { name: /この証跡を添える/ }).click()
  await expect(block.getByRole('link', { name: PDF.name })).toBeVisible()
  await expect(rpa.getByRole('radio', { name: '3 指導' })).toBeChecked()

  await page.goto('/me/skills/submit')
  for (let left = 20; left > 0 && (await page.getByText('まだ入れていないスキル').isVisible()); left -= 1) {
    await page.locator('.notice ul a').first().click()
    await page
      .locator('fieldset.ruler')
      .filter({ hasNot: page.locator('input:checked') })
      .first()
      .waitFor()
    for (const open of await page.locator('fieldset.ruler').all()) {
      if ((await open.locator('input:checked').count()) > 0) continue
      await open.locator('input').nth(1).check()
      await saved(page)
    }
    await page.waitForTimeout(300)
    await page.goto('/me/skills/submit')
  }
  await noFaults(page)
  await page.getByRole('button', { name: '確認者に出す' }).click()
  await expect(page.getByText('確認待ちです')).toBeVisible()

  await page.getByRole('button', { name: '取り下げる' }).click()
  await expect(page.getByRole('link', { name: '確かめて出す' })).toBeVisible()
})

test('the whole form by keyboard: digits choose, arrows go to the next skill, Enter sends nothing', async ({
  page,
  browser,
}) => {
  await comeIn(page, await numberOf(browser, '浜田 孝志'))
  await page.goto('/me/skills/AUT')
  const rpa = ruler(page, 'RPAによる定型作業の自動化')
  const ocr = ruler(page, 'AI-OCRの活用')
  await rpa.getByRole('radio').first().focus()
  await page.keyboard.press('3')
  await page.keyboard.press('ArrowDown')
  await expect(ocr.getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('1')
  await expect(ocr.getByRole('radio', { name: '1 基礎' })).toBeChecked()
  await page.keyboard.press('ArrowUp')
  await expect(rpa.getByRole('radio', { name: '3 指導' })).toBeFocused()
  await saved(page)
  const block = await evidenceOf(page, 'AUT-RPA')
  await block.getByLabel('題').fill('せっけいしょ')
  await page.keyboard.press('Enter')
  await expect(block.getByLabel('題')).toHaveValue('せっけいしょ')
  await page.reload()
  await expect(rpa.getByRole('radio', { name: '3 指導' })).toBeChecked()
})

test('two tabs: the second is told both values, keeps its own, and decides', async ({ page, browser }) => {
  await comeIn(page, await numberOf(browser, '嶋田 悦子'))
  const other = await page.context().newPage()
  await page.goto('/me/skills/AUT')
  await other.goto('/me/skills/AUT')
  await ruler(page, 'AI-OCRの活用').getByRole('radio', { name: '1 基礎' }).check()
  await saved(page)
  await ruler(other, 'AI-OCRの活用').getByRole('radio', { name: '3 指導' }).check()
  await expect(other.getByText('別の画面では 1 基礎、この画面では 3 指導')).toBeVisible()
  await expect(ruler(other, 'AI-OCRの活用').getByRole('radio', { name: '3 指導' })).toBeChecked()
  await other.getByRole('button', { name: 'この画面の値にする' }).click()
  await saved(other)
  await page.reload()
  await expect(ruler(page, 'AI-OCRの活用').getByRole('radio', { name: '3 指導' })).toBeChecked()
})

test('a session that ended loses nothing: what was chosen is saved after signing in anew', async ({
  page,
  browser,
}) => {
  const number = await numberOf(browser, '嶋田 悦子')
  await comeIn(page, number)
  await page.goto('/me/skills/DAT')
  await page.context().clearCookies()
  const skill = page.locator('fieldset.ruler').first()
  await skill.locator('input').nth(2).check()
  await expect(page.getByText('サインインが切れました')).toBeVisible()
  await page.getByRole('link', { name: 'もう一度サインインする' }).click()
  await page.getByLabel('職員番号').fill(number)
  await page.getByRole('button', { name: '入る', exact: true }).click()
  await page.waitForURL(/\/me\/skills\/DAT/)
  await expect(skill.locator('input').nth(2)).toBeChecked()
  await saved(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the form saves by its buttons, evidence with it, and tells what is missing', async ({ page, browser }) => {
    await comeIn(page, await numberOf(browser, '坂本 昭彦'))
    await page.goto('/me/skills/SYS')
    const first = page.locator('fieldset.ruler').first()
    await first.locator('input').nth(4).check()
    await page.getByRole('button', { name: /^次へ/ }).click()
    await page.waitForURL(/\/me\/skills\/(?!SYS)/)
    await page.goto('/me/skills/SYS')
    await expect(first.locator('input').nth(4)).toBeChecked()
    await page.goto('/me/skills/submit')
    await expect(page.getByText(/まだ入れていないスキルが/)).toBeVisible()
    await expect(page.getByText(/証跡が要るスキルが/)).toBeVisible()
  })

  test('choices of a session that ended come back into the form after signing in', async ({ page, browser }) => {
    const number = await numberOf(browser, '浜田 孝志')
    await comeIn(page, number)
    await page.goto('/me/skills/BPR')
    await page.context().clearCookies()
    const first = page.locator('fieldset.ruler').first()
    await first.locator('input').nth(3).check()
    await page.getByRole('button', { name: /^次へ/ }).click()
    await page.getByLabel('職員番号').fill(number)
    await page.getByRole('button', { name: '入る', exact: true }).click()
    await expect(page.getByText('まだ保存していません')).toBeVisible()
    await expect(first.locator('input').nth(3)).toBeChecked()
  })
})

test('asking for one skill at any time: chosen, reasoned, listed, taken back', { tag: '@phone' }, async ({
  page,
  browser,
  isMobile,
}) => {
  await comeIn(page, await numberOf(browser, isMobile ? '谷口 葵' : '西田 舞'))
  await page.goto('/me/off-cycle')
  await page.getByLabel('スキル', { exact: true }).selectOption({ label: 'オフィスソフトの活用' })
  await expect(ruler(page, 'オフィスソフトの活用')).toBeVisible()
  await noFaults(page)
  await ruler(page, 'オフィスソフトの活用').getByRole('radio', { name: '4 牽引' }).check()
  await page.getByLabel('できるようになったこと').fill('全庁の集計様式を作り直した。')
  await page.getByRole('button', { name: '確認を頼む' }).click()
  await expect(page.getByText('確認待ち')).toBeVisible()
  await page.getByRole('button', { name: /^取り下げる.*オフィスソフト/ }).click()
  await expect(page.getByText('取り下げ', { exact: true })).toBeVisible()
  await noFaults(page)
})

test('the role aimed at is chosen with its gap in view', async ({ page, browser }) => {
  await comeIn(page, await numberOf(browser, '西田 舞'))
  await page.goto('/me/aim')
  await page.getByRole('link', { name: 'データ利活用人材', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'データ利活用人材との差' })).toBeVisible()
  await page.getByRole('button', { name: 'データ利活用人材をめざす' }).click()
  await expect(page.getByText('めざしています')).toBeVisible()
  await page.getByRole('button', { name: 'めざすのをやめる' }).click()
  await expect(page.getByText('めざしています')).toBeHidden()
})
