import { expect, type Page } from '@playwright/test'
import { noFaults } from './accessibility'
import { test } from './demo-city'
import { signInAs, staffNumberOf } from './sign-in'

/*
 * The life of a certificate, at a desk and on a phone, each with a leader of their own: 事務局 suspends it, resumes it and
 * revokes it, and whoever has the number is told. What was recorded is taken back at the end, so that the demo's figures
 * stay what the other tests know.
 */

const HOLDERS: Readonly<Record<string, string>> = { desktop: '近藤 大輔', phone: '吉田 勉' }

test(
  '事務局 suspends, resumes and revokes; the page of the number says so; a wrong entry is taken back',
  {
    tag: '@phone',
  },
  async ({ page, browser, baseURL }, { project }) => {
    test.setTimeout(120_000)
    const name = HOLDERS[project.name] ?? ''
    const visitor = await (await browser.newContext({ baseURL })).newPage()
    await signInAs(page, '事務局')
    await page.goto(`/certification/holders?q=${encodeURIComponent(name)}`)
    await noFaults(page)
    await keepsToWidth(page)
    await page.getByRole('table', { name: '認定された人' }).getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}さんの認定証`)
    const number = (await page.getByRole('heading', { level: 2 }).first().textContent())?.match(/R\d+-L-\d+/)?.[0] ?? ''
    const publicly = async (word: string) => {
      await visitor.goto(`/certificates/${number}`)
      await expect(visitor.getByText(word, { exact: true })).toBeVisible()
      await expect(visitor.getByText(name)).toHaveCount(0)
    }
    await publicly('有効')

    await test.step('a day that is none is told at its field, and what was written stays', async () => {
      const form = await openForm(page, '停止する（休職・育休・派遣）')
      await form.getByLabel('発令の日（休みの初日）').fill('令和10年11月31日')
      await form.getByLabel('覚え書き（任意）').fill('育休の発令')
      await form.getByRole('button', { name: '停止を記録する' }).click()
      await expect(form.getByRole('alert')).toContainText('この日は暦にありません。')
      await expect(form.getByLabel('覚え書き（任意）')).toHaveValue('育休の発令')
      await noFaults(page)
    })

    await test.step('suspended: it does not count, and whoever asks is told no more than that', async () => {
      const form = page.locator('details[open]')
      await form.getByLabel('発令の日（休みの初日）').fill('令和10年11月1日')
      await form.getByRole('button', { name: '停止を記録する' }).click()
      await expect(page.getByText('停止を記録しました（令和10年11月1日から）')).toBeVisible()
      await expect(page.getByText('停止中').first()).toBeVisible()
      await publicly('有効ではありません')
    })

    await test.step('resumed: the term is longer by the months away', async () => {
      const form = await openForm(page, '再開する（復職・派遣の終わり）')
      await form.getByLabel('復帰した日').fill('R10.11.10')
      await form.getByRole('button', { name: '再開を記録する' }).click()
      await expect(page.getByText('再開を記録しました（令和10年11月10日から）')).toBeVisible()
      await expect(page.getByRole('definition').filter({ hasText: '令和14年3月31日' })).toBeVisible()
      await publicly('有効')
    })

    await test.step('revoked: the reason is kept elsewhere', async () => {
      const form = await openForm(page, '取り消す（認定委員会の決定）')
      await form.getByLabel('決定した日').fill('2028-11-12')
      await form.getByRole('button', { name: '取消を記録する' }).click()
      await expect(form.getByRole('alert')).toContainText('理由を保管している場所を書いてください。')
      await form.getByLabel('理由の保管場所').fill('総務 第 123 号')
      await form.getByRole('button', { name: '取消を記録する' }).click()
      await expect(page.getByText('取消を記録しました（令和10年11月12日から）')).toBeVisible()
      await publicly('取り消されています')
      await expect(page.getByText('いま記録できることはありません')).toBeVisible()
      await noFaults(page)
      await keepsToWidth(page)
    })

    await test.step('all of it was a mistake: taken back from the last one on, and still to be seen', async () => {
      for (const [index, what] of ['取消', '再開', '停止'].entries()) {
        const row = page.getByRole('row').filter({ has: page.locator('b').filter({ hasText: what }) })
        await row.getByText('取り消す', { exact: true }).click()
        await row.getByRole('button', { name: 'この記録を取り消す' }).click()
        await expect(page.getByText('記録を取り消しました')).toBeVisible()
        await expect(page.locator('s')).toHaveCount(index + 1)
      }
      await publicly('有効')
    })
    await visitor.context().close()
  },
)

test('a leader is asked once more before giving the certificate back', { tag: '@phone' }, async ({ page }) => {
  await signInAs(page, 'リーダー')
  await page.goto('/me/certification?role=DX_LEADER')
  await page.getByRole('link', { name: '返上する' }).click()
  await expect(page.getByRole('button', { name: '令和10年11月16日に返上する' })).toBeVisible()
  await noFaults(page)
  await keepsToWidth(page)
  await page.getByRole('link', { name: 'やめる' }).click()
  await expect(page).toHaveURL(/\/me\/certification\?role=DX_LEADER$/)
})

test('the paper of a certificate opens from the person’s page', async ({ page }) => {
  await signInAs(page, '事務局')
  const staffNumber = await staffNumberOf(page, HOLDERS.desktop ?? '')
  await page.goto(`/people/${staffNumber}`)
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '認定証の PDF' }).click(),
  ])
  expect(paper.suggestedFilename()).toMatch(/^認定証_R\d+-L-\d+\.pdf$/)
})

/** Unfolds a form; the others are closed. */
async function openForm(page: Page, label: string) {
  await page.getByText(label, { exact: true }).click()
  return page.locator('details[open]')
}

async function keepsToWidth(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}
