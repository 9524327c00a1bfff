import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { noFaults } from './accessibility'
import { test } from './demo-city'
import { signInAs } from './sign-in'

/* Where skills sit: the map, the people behind a number, the standard. */

// axe looks at each of some 900 cells.
test.describe.configure({ timeout: 120_000 })

test('the office opens a cell by keyboard, and the number opens into as many people', async ({ page }) => {
  await signInAs(page, '事務局')
  await page.goto('/map')
  const grid = page.getByRole('grid').first()
  await expect(page.getByText(/^いちばん偏っているのは/)).toBeVisible()
  const first = grid.getByRole('gridcell').getByRole('link').first()
  await first.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const panel = page.getByRole('region', { name: /×/ })
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('財務部 × オフィスソフトの活用')
  await noFaults(page)
  const number = panel.getByRole('link', { name: /^[\d,]+ 人$/ }).first()
  const people = (await number.textContent())?.match(/[\d,]+/)?.[0]
  await number.click()
  await expect(page.getByRole('navigation', { name: 'ページ' })).toContainText(`全 ${people} 人`)
  await noFaults(page)
  await page.goBack()
  await page.getByRole('grid').first().getByRole('gridcell').getByRole('link').first().focus()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
})

test('the table shows the same numbers as the drawing, and so does the file', async ({ page }) => {
  await signInAs(page, '事務局')
  await page.goto('/map')
  const drawn = await page
    .getByRole('grid')
    .first()
    .getByRole('row')
    .filter({ hasText: '福祉保健部' })
    .locator('.cells text')
    .allTextContents()
  expect(drawn).toHaveLength(39)
  await page.getByRole('navigation', { name: '見せ方' }).getByRole('link', { name: '表' }).click()
  const row = page.getByRole('table').first().getByRole('row').filter({ hasText: '福祉保健部' })
  await expect(row).toBeVisible()
  const cells = await row.getByRole('cell').allTextContents()
  expect(cells.slice(1, 40)).toEqual(drawn)
  await noFaults(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const file = readFileSync(await (await download).path(), 'utf8')
  expect((await download).suggestedFilename()).toBe('スキルマップ_2028-11-15.csv')
  expect(file.charCodeAt(0)).toBe(0xfeff)
  const line = file.split('\r\n').find((each) => each.includes('福祉保健部'))
  expect(line?.split(',').slice(3)).toEqual(drawn)
})

test('another number, an earlier day and a change are asked for in one form, and the address keeps them', async ({
  page,
}) => {
  await signInAs(page, '職員課')
  await page.goto('/map')
  const form = page.getByRole('form', { name: 'スキルマップの表し方' })
  await form.getByText('役割との差').click()
  await form.getByLabel('基準日').fill('R10.3.31')
  await form.getByRole('button', { name: '表示する' }).click()
  await expect(page).toHaveURL(/show=gap/)
  await expect(page.getByText('色：求められる人のうち届いていない割合').first()).toBeVisible()
  await expect(form.getByLabel('基準日')).toHaveValue('令和10年3月31日')
  await form.getByText('レベル2以上の人数').click()
  await form.getByLabel('比較する日').selectOption({ index: 1 })
  await form.getByRole('button', { name: '表示する' }).click()
  await expect(page.getByText(/^いちばん増えたのは/)).toBeVisible()
  await noFaults(page)
  await form.getByLabel('基準日').fill('きのう')
  await form.getByRole('button', { name: '表示する' }).click()
  await expect(page.getByText('「きのう」は日付として読めません。')).toBeVisible()
  await expect(form.getByLabel('基準日')).toHaveValue('きのう')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the map is drawn, a cell opens and the form works', async ({ page }) => {
    await signInAs(page, '事務局')
    await page.goto('/map')
    await expect(page.getByRole('grid').first().getByRole('row')).not.toHaveCount(0)
    await page.getByRole('grid').first().getByRole('gridcell').getByRole('link').nth(40).click()
    await expect(page.getByRole('region', { name: /×/ })).toBeVisible()
    const form = page.getByRole('form', { name: 'スキルマップの表し方' })
    await form.getByText('中央値').click()
    await form.getByRole('button', { name: '表示する' }).click()
    await expect(page.getByText('数字は評価済みの人の確認済みレベルの中央値です。')).toBeVisible()
  })
})

test('the map is one page of A4 on its side', async ({ page }) => {
  await signInAs(page, '事務局')
  await page.goto('/map?cell=D03.AUT-RPA')
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf)
  expect(Math.round(Number(box?.[1]))).toBe(842)
})

test('the head of a department sees published figures of its sections, and no names but those of certified people', async ({
  page,
}) => {
  await signInAs(page, '部局長')
  await page.goto('/map')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('福祉保健部のスキル')
  await expect(page.getByText('集計だけを表示')).toBeVisible()
  await page.getByRole('grid').first().getByRole('gridcell').getByRole('link').first().click()
  const panel = page.getByRole('region', { name: /×/ })
  await expect(panel.getByRole('heading', { name: 'リーダーとマスター（公表）' })).toBeVisible()
  await expect(panel.getByRole('link', { name: /人/ })).toHaveCount(0)
  await noFaults(page)
  await page.goto('/map?unit=D01')
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('企画管理部')
})

test('an auditor sees departments, the small groups left out on the page and in the file', async ({ page }) => {
  await signInAs(page, '監査')
  await page.goto('/map?view=table')
  await expect(page.getByText('評価済みが 5 人に満たない部局の数')).toBeVisible()
  const hidden = await page.getByRole('table').first().getByRole('cell', { name: '＊' }).count()
  expect(hidden).toBeGreaterThan(0)
  const csv = await page.request.get('/map.csv')
  expect((await csv.text()).split('＊').length - 1).toBe(hidden)
  expect((await page.request.get('/map?unit=D03')).status()).toBe(404)
  await noFaults(page)
})

test('a narrow screen shows one category at a time, with the ones before and after', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signInAs(page, '事務局')
  await page.goto('/map?cell=D03.AUT-RPA')
  await expect(page.getByText('カテゴリー（3 / 8）')).toBeVisible()
  await page.getByRole('link', { name: /^次のカテゴリー：AI活用/ }).click()
  await expect(page.getByText('カテゴリー（4 / 8）')).toBeVisible()
  await page.getByText('表し方を変える').click()
  await expect(page.getByRole('form', { name: 'スキルマップの表し方' }).last()).toBeVisible()
  await noFaults(page)
})

test('people are found by variant kanji, kana and number, and one of them opens with levels over time', {
  tag: '@phone',
}, async ({ page }) => {
  await signInAs(page, '職員課')
  await page.goto('/people')
  const number =
    (await page
      .getByText(/^\d{6}$/)
      .first()
      .textContent()) ?? ''
  for (const text of ['高橋', '髙橋', 'たかはし', number]) {
    await page.goto(`/people?q=${encodeURIComponent(text)}`)
    await expect(page.getByRole('navigation', { name: 'ページ' })).toContainText(/全 [1-9]/)
  }
  await page.getByRole('rowheader').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: /^スキルのレベル/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: '所属の履歴' })).toBeVisible()
  await expect(page.getByText('自己評価', { exact: true })).toHaveCount(0)
  await noFaults(page)
})

test('the standard is searched in kanji, kana and English', { tag: '@phone' }, async ({ page }) => {
  await signInAs(page, '職員')
  await page.goto('/standard')
  for (const [text, skill] of [
    ['自動化', 'RPAによる定型作業の自動化'],
    ['おふぃす', 'オフィスソフトの活用'],
    ['robotic', 'RPAによる定型作業の自動化'],
  ] as const) {
    await page.getByLabel('スキルをさがす（漢字・かな・英語）').fill(text)
    await page.getByRole('button', { name: 'さがす' }).last().click()
    await expect(page.getByText(`「${text}」に合うスキルは`)).toBeVisible()
    await expect(page.getByRole('link', { name: skill })).toBeVisible()
  }
  await page.getByRole('link', { name: 'RPAによる定型作業の自動化' }).click()
  await expect(page.getByRole('heading', { name: '市の中での広がり' })).toBeVisible()
  await noFaults(page)
})
