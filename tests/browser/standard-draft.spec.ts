import { expect, type Page } from '@playwright/test'
import { test } from './demo-city'
import { signInAs } from './sign-in'

/* Editing the draft of the standard: saved as one goes, by two at once, undone, by keyboard, without JavaScript. */

const DXB = '/standard/draft/skills/LIT-DXB'

/** The demo's version 1.1 stands in review: it comes back to be edited. */
async function openForEditing(page: Page): Promise<void> {
  await signInAs(page, '事務局')
  await page.goto('/standard/draft')
  if ((await page.getByText('レビュー中は変えられません').count()) === 0) return
  await page.goto('/standard/draft/review')
  await page.locator('details:has(button[value="send_back"]) > summary').click()
  const form = page.locator('form:has(button[value="send_back"])')
  await form.getByRole('textbox').fill('文を直すため')
  await form.getByRole('button').click()
  await expect(page.getByText('レビュー中', { exact: true })).toHaveCount(0)
}

const saved = (page: Page) => expect(page.getByText(/に保存しました/).first()).toBeVisible()

async function undoLast(page: Page): Promise<void> {
  await page.goto('/standard/draft')
  await page.getByRole('button', { name: '最後の変更を取り消す' }).click()
  await expect(page.getByRole('status').getByText('取り消しました')).toBeVisible()
}

test('what is typed is saved as one goes, told in the history, and undone', { tag: '@phone' }, async ({ page }) => {
  await openForEditing(page)
  await page.goto(DXB)
  const definition = page.getByLabel('定義')
  const before = await definition.inputValue()
  await definition.fill('DXの目的を、自分の言葉で説明する力。')
  await saved(page)
  await page.reload()
  await expect(definition).toHaveValue('DXの目的を、自分の言葉で説明する力。')
  await page.getByLabel('名前', { exact: true }).fill('')
  await expect(page.getByText('空にはできません。')).toBeVisible()
  await page.goto('/standard/draft/history')
  const latest = page.getByRole('listitem').filter({ hasText: 'スキル「DXの基礎理解」' }).first()
  await expect(latest.locator('del')).toHaveText(before)
  await expect(latest.locator('ins')).toHaveText('DXの目的を、自分の言葉で説明する力。')
  await latest.getByRole('button', { name: /^取り消す/ }).click()
  await expect(page.getByRole('status').getByText('取り消しました')).toBeVisible()
  await page.goto(DXB)
  await expect(definition).toHaveValue(before)
})

test('the last words typed are saved when the tab is closed at once, and when one goes back', async ({
  page,
  context,
}) => {
  await openForEditing(page)
  await page.goto(DXB)
  const definition = page.getByLabel('定義', { exact: true })
  const before = await definition.inputValue()
  // What is sent as one leaves arrives a little later.
  const comesToSay = (text: string) =>
    expect(async () => {
      await page.goto(DXB)
      await expect(definition).toHaveValue(text, { timeout: 1000 })
    }).toPass()
  const closing = await context.newPage()
  await closing.goto(DXB)
  await expect(closing.getByRole('button', { name: 'このスキルを保存する' })).toHaveCount(0)
  await closing.getByLabel('定義').fill('タブを閉じる直前の文')
  await closing.close({ runBeforeUnload: true })
  await comesToSay('タブを閉じる直前の文')
  await page.goto('/standard/draft')
  await page.getByRole('link', { name: 'DXの基礎理解' }).first().click()
  await definition.fill('戻る直前の文')
  await page.goBack()
  await expect(page.getByRole('heading', { name: '分類とスキル' })).toBeVisible()
  await comesToSay('戻る直前の文')
  for (let back = 0; back < 2; back++) await undoLast(page)
  await page.goto(DXB)
  await expect(definition).toHaveValue(before)
})

test('two tabs: different fields never meet, of one field both texts are shown and one is chosen', async ({
  page,
  context,
}) => {
  await openForEditing(page)
  const other = await context.newPage()
  await page.goto(DXB)
  await other.goto(DXB)
  const definition = await page.getByLabel('定義').inputValue()
  await page.getByLabel('定義').fill('一つ目のタブの定義')
  await saved(page)
  await other.getByLabel('証跡の例').fill('二つ目のタブの証跡')
  await saved(other)
  await expect(other.getByText('ほかの人が先に変えました')).toHaveCount(0)
  await other.getByLabel('定義').fill('二つ目のタブの定義')
  const clash = other.getByRole('alert').filter({ hasText: 'ほかの人が先に変えました' })
  await expect(clash).toContainText('一つ目のタブの定義')
  await expect(clash).toContainText('二つ目のタブの定義')
  await clash.getByRole('button', { name: '保存されている文にする' }).click()
  await expect(other.getByLabel('定義')).toHaveValue('一つ目のタブの定義')
  await expect(clash).toHaveCount(0)
  await page.getByLabel('証跡の例').fill('一つ目のタブの証跡')
  const mine = page.getByRole('alert').filter({ hasText: 'ほかの人が先に変えました' })
  await mine.getByRole('button', { name: 'この画面の文にする' }).click()
  await saved(page)
  await page.reload()
  await expect(page.getByLabel('証跡の例')).toHaveValue('一つ目のタブの証跡')
  for (let back = 0; back < 3; back++) await undoLast(page)
  await page.goto(DXB)
  await expect(page.getByLabel('定義')).toHaveValue(definition)
})

test('skills are moved by keyboard, and the focus goes along', async ({ page }) => {
  await openForEditing(page)
  await page.goto('/standard/draft')
  const inLit = page.getByRole('region', { name: /デジタルリテラシー/ }).getByRole('listitem')
  const first = (await inLit.nth(0).getByRole('link').textContent()) ?? ''
  const down = page.getByRole('button', { name: `${first}を下へ` })
  await down.focus()
  await page.keyboard.press('Enter')
  await expect(inLit.nth(1).getByRole('link')).toHaveText(first)
  await expect(down).toBeFocused()
  await undoLast(page)
  await expect(inLit.nth(0).getByRole('link')).toHaveText(first)
})

test('a skill is added, its empty texts are to be written, and it is taken out again', async ({ page }) => {
  await openForEditing(page)
  await page.goto('/standard/draft')
  await page.getByText('「AI活用」にスキルを加える').click()
  const form = page.locator('form:has(button:text("スキルを加える"))').filter({ visible: true })
  await form.getByLabel('コード').fill('あ')
  await form.getByLabel('名前').fill('音声認識の活用')
  await form.getByRole('button', { name: 'スキルを加える' }).click()
  await expect(page.getByText(/コードは英大文字で始め/)).toBeVisible()
  await expect(form.getByLabel('名前')).toHaveValue('音声認識の活用')
  await form.getByLabel('コード').fill('aix-asr')
  await form.getByRole('button', { name: 'スキルを加える' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('音声認識の活用')
  await page.goto('/standard/draft')
  await page.getByRole('link', { name: 'スキル「音声認識の活用」のレベル 0 の目安：空です。' }).click()
  await expect(page).toHaveURL(/AIX-ASR#skill:AIX-ASR\/level.0$/)
  await page.getByRole('button', { name: 'このスキルを外す' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '外す', exact: true }).click()
  await expect(page.getByRole('status').getByText('下書きから外しました')).toBeVisible()
  await expect(page.getByRole('link', { name: '音声認識の活用' })).toHaveCount(0)
})

test('what a role asks for is saved row by row, groups and all', { tag: '@phone' }, async ({ page }) => {
  await openForEditing(page)
  await page.goto('/standard/draft/roles/GENERAL_STAFF')
  const level = page.getByLabel('オフィスソフトの活用の必要レベル')
  const way = (name: string) => page.getByLabel(`${name}の求め方`)
  await level.selectOption('2')
  await way('オフィスソフトの活用').selectOption('any1')
  await way('DXの基礎理解').selectOption('any1')
  await saved(page)
  await page.reload()
  await expect(level).toHaveValue('2')
  await expect(way('オフィスソフトの活用')).toHaveValue('any1')
  await expect(way('DXの基礎理解')).toHaveValue('any1')
  await level.selectOption('1')
  await way('オフィスソフトの活用').selectOption('')
  await saved(page)
  await page.goto('/standard/draft')
  const alone = page.getByRole('link', { name: /役割「一般職員」のいずれかの組：.*2 つ以上/ })
  await expect(alone).toBeVisible()
  await page.goto('/standard/draft/roles/GENERAL_STAFF')
  await way('DXの基礎理解').selectOption('')
  await saved(page)
  await page.goto('/standard/draft')
  await expect(page.getByRole('button', { name: '最後の変更を取り消す' })).toBeVisible()
  await expect(alone).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a section is saved by its button; what another one wrote meanwhile is shown, and the input is kept', async ({
    page,
    context,
  }) => {
    await openForEditing(page)
    const other = await context.newPage()
    await page.goto(DXB)
    await other.goto(DXB)
    const definition = await page.getByLabel('定義').inputValue()
    await page.getByLabel('定義').fill('一つ目の画面の定義')
    await page.getByRole('button', { name: 'このスキルを保存する' }).click()
    await expect(page.getByText('保存しました。')).toBeVisible()
    await other.getByLabel('定義').fill('二つ目の画面の定義')
    await other.getByRole('button', { name: 'このスキルを保存する' }).click()
    await expect(other.getByText('ほかの人が先に変えました')).toBeVisible()
    await expect(other.getByText('一つ目の画面の定義')).toBeVisible()
    await expect(other.getByLabel('定義')).toHaveValue('二つ目の画面の定義')
    await other.getByRole('button', { name: 'このスキルを保存する' }).click()
    await expect(other.getByText('保存しました。')).toBeVisible()
    await undoLast(page)
    await undoLast(page)
    await page.goto(DXB)
    await expect(page.getByLabel('定義')).toHaveValue(definition)
  })
})
