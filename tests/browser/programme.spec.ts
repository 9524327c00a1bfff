import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { startDemoPortal } from '../support/demo-portal'
import { freePort } from '../support/portal-process'
import { temporaryFolder } from '../support/temporary-folder'

/*
 * The programme in one life, in a demo city of its own whose clock moves: a clerk completes a course, keeps a project
 * running, has levels confirmed, is signed off and recommended, certified by the committee, counted, lapses four years
 * later, and comes back.
 */

const SECTION = 'S023'

let base: string
let databaseUrl: string
let end = async () => {}

test.beforeAll(async () => {
  test.setTimeout(240_000)
  ;({ address: base, databaseUrl, stop: end } = await startDemoPortal(await freePort()))
})

test.afterAll(() => end())

test('a clerk becomes a leader, is counted, lapses and comes back', async ({ page }) => {
  test.setTimeout(600_000)
  let staffNumber = ''
  let before = 0
  let number = ''

  await test.step('the course that is lacking comes in from a file', async () => {
    await comeAs(page, '事務局')
    staffNumber = await numberOf(page, '石黒 美咲')
    await clockTo(page, '2028-11-20')
    completions([`${staffNumber},TRN-306,2028-11-17,90,合格`])
  })

  await test.step('she claims the levels with evidence, and hands in', async () => {
    await comeAs(page, '職員')
    await claim(page, 'BPR', '効果測定と費用対効果', 2)
    await claim(page, 'AUT', 'RPAによる定型作業の自動化', 2)
    await claim(page, 'AUT', 'ノーコード・ローコード開発', 1)
    await claim(page, 'AUT', '台帳のシステム化', 2)
    await claim(page, 'AUT', '内製した仕組みの維持管理', 2)
    await claim(page, 'SYS', '要件定義と仕様書作成', 2)
    await claim(page, 'SYS', '調達・契約と事業者管理', 1)
    await claim(page, 'LDR', 'ナレッジ共有とコミュニティ運営', 1)
    await page.goto(`${base}/me/skills/submit`)
    await page.getByRole('button', { name: '確認者に出す' }).click()
    await expect(page.getByText('確認待ちです')).toBeVisible()
  })

  await test.step('her head confirms them, and the map counts her where she was missing', async () => {
    const holders = await cellOf(page, '介護保険課', 'RPA')
    await comeAs(page, '所属長')
    await page.goto(`${base}/sections/${SECTION}/confirm`)
    await page.getByRole('link', { name: /石黒 美咲 効果測定と費用対効果/ }).click()
    await page.getByRole('button', { name: /この人の残り \d+ スキルに同意する/ }).click()
    await expect(page.getByRole('status')).toContainText('この人の自己評価に同意しました')
    expect(await cellOf(page, '介護保険課', 'RPA')).toBe(holders + 1)
  })

  await test.step('her mentor signs her off', async () => {
    await comeAs(page, 'マスター')
    await page.goto(`${base}/certification/signoffs/${staffNumber}?role=DX_LEADER`)
    await page.getByLabel('ひとこと（任意）').fill('転記の自動化を一人でやりとげました。')
    await page.getByRole('button', { name: '承認する' }).click()
    await expect(page.getByRole('button', { name: 'この承認を取り消す' })).toBeVisible()
  })

  await test.step('she applies', async () => {
    await comeAs(page, '職員')
    await apply(page)
  })

  await test.step('事務局 takes it in', async () => {
    await comeAs(page, '事務局')
    await page.goto(`${base}/certification`)
    await caseOf(page, '石黒 美咲').click()
    await page.getByRole('button', { name: '受け付ける' }).click()
    await expect(page.getByRole('status')).toContainText('受け付けました')
  })

  await test.step('the committee certifies her at its meeting', async () => {
    await clockTo(page, '2029-02-20')
    before = await leaders(page, 2028)
    await comeAs(page, '認定委員')
    await page.goto(`${base}/certification/committees`)
    await page.getByRole('link', { name: /第 2 回/ }).click()
    await page.getByRole('link', { name: '石黒 美咲' }).click()
    await page.getByRole('radio', { name: /^認定/ }).first().check()
    await page.getByRole('button', { name: 'この決定を記録する' }).click()
    await expect(page.getByRole('status')).toContainText('認定を記録しました')
  })

  await test.step('she has a number and a paper with her name, and one leader more is counted', async () => {
    await comeAs(page, '職員')
    await page.goto(`${base}/me/certification?role=DX_LEADER`)
    number = /R10-L-\d{3}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? ''
    const paper = await page.request.get(`${base}/certificates/${number}/paper.pdf`)
    expect(await textOf(await paper.body())).toMatch(new RegExp(`${number}.*石黒 美咲.*令和14年3月31日`))
    await page.goto(`${base}/certificates/${number}`)
    await expect(page.locator('main')).toContainText('有効')
    expect(await leaders(page, 2028)).toBe(before + 1)
  })

  await test.step('on the day after the last of her term she counts no more', async () => {
    await clockTo(page, '2032-03-31')
    expect(await people(page, '2032-03-31')).toContain('石黒 美咲')
    await clockTo(page, '2032-04-01')
    await page.goto(`${base}/certificates/${number}`)
    await expect(page.locator('main')).toContainText('有効ではありません')
    expect(await people(page, '2032-04-01')).not.toContain('石黒 美咲')
  })

  await test.step('within twelve months she comes back', async () => {
    await clockTo(page, '2032-06-20')
    completions([
      `${staffNumber},TRN-305,2031-07-01,90,合格`,
      `${staffNumber},TRN-307,2031-08-01,90,合格`,
      `${staffNumber},TRN-309,2031-09-01,90,合格`,
      `${staffNumber},TRN-102,2032-05-10,90,合格`,
    ])
    await comeAs(page, '職員')
    await page.goto(`${base}/me/practices`)
    await page.getByRole('link', { name: '進捗照会の転記自動化' }).first().click()
    await page.getByText('効果を記録する').click()
    await page.getByLabel('年に減った時間（時間）').fill('120')
    await page.getByLabel('どうやって測ったか').fill('前後 10 件ずつ計り、1 年の件数をかけた')
    await page.getByRole('button', { name: '記録する', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('記録')
    await comeAs(page, '所属長')
    await page.goto(`${base}/sections/${SECTION}/recommendations`)
    await page.getByText('先に推薦する').click()
    await page.getByRole('button', { name: '石黒 美咲さんをDX推進リーダーに推薦する' }).click()
    await expect(page.getByRole('status')).toContainText('推薦しました')
    await comeAs(page, '職員')
    await apply(page)
    await comeAs(page, '事務局')
    await page.goto(`${base}/certification`)
    await caseOf(page, '石黒 美咲').click()
    await page.getByRole('button', { name: '受け付ける' }).click()
    await page.getByRole('button', { name: '復活を認める' }).click()
    await expect(page.getByRole('status')).toContainText('決めました')
    await page.goto(`${base}/certificates/${number}`)
    await expect(page.locator('main')).toContainText('有効期限')
    expect(await people(page, '2032-06-20')).toContain('石黒 美咲')
  })
})

/** How many of a section the map counts with a skill, as of now. */
async function cellOf(page: Page, section: string, skill: string): Promise<number> {
  await comeAs(page, '事務局')
  await page.goto(`${base}/map?view=table&category=AUT&unit=D03`)
  const table = page.getByRole('table').first()
  const column = (await table.locator('thead th').allTextContents()).findIndex((head) => head.includes(skill))
  const cell = table.getByRole('row').filter({ hasText: section }).first().locator('th, td').nth(column)
  return Number(/\d+/.exec((await cell.textContent()) ?? '')?.[0])
}

async function apply(page: Page): Promise<void> {
  await page.goto(`${base}/me/certification?role=DX_LEADER`)
  await page.getByRole('link', { name: '申請をはじめる' }).click()
  await page.getByRole('button', { name: '下書きを始める' }).click()
  await page.getByRole('button', { name: 'この内容で申請する' }).click()
  await expect(page.getByRole('status')).toContainText('申請しました')
}

/** How many leaders the goals page counts today. */
async function leaders(page: Page, year: number): Promise<number> {
  await comeAs(page, '事務局')
  await page.goto(`${base}/goals?year=${year}`)
  const row = page.getByRole('row').filter({ hasText: 'DX推進リーダー' }).first()
  return Number(/(\d+) 人/.exec((await row.locator('td').nth(1).textContent()) ?? '')?.[1])
}

async function comeAs(page: Page, kind: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${base}/login`)
  await page.getByRole('button', { name: `${kind}として入る`, exact: true }).click()
  await expect(page).not.toHaveURL(/login/)
}

/** In a table of applications: the one of a person. */
function caseOf(page: Page, name: string) {
  return page
    .getByRole('row')
    .filter({ hasText: name })
    .getByRole('link', { name: /の(認定|復活)$/ })
}

async function numberOf(page: Page, name: string): Promise<string> {
  await page.goto(`${base}/people?q=${encodeURIComponent(name)}`)
  const link = page.locator('a[href^="/people/"]').filter({ hasText: new RegExp(name.replace(' ', '.?')) })
  const href = await link.first().getAttribute('href')
  return href?.split('/').at(-1)?.split('?')[0] ?? ''
}

async function clockTo(page: Page, day: string): Promise<void> {
  await comeAs(page, '管理者')
  await page.goto(`${base}/admin/clock`)
  await page.getByLabel('きょうとする日').fill(day)
  await page.getByRole('button', { name: 'この日にする' }).click()
  await expect(page.getByText(`（${day}）です`)).toBeVisible()
}

function completions(rows: string[]): void {
  const folder = temporaryFolder('programme')
  const file = join(folder, 'completions.csv')
  writeFileSync(file, ['職員番号,研修コード,修了日,点数,合否', ...rows].join('\n'))
  portal('import-completions', file)
  rmSync(folder, { recursive: true, force: true })
}

function portal(...args: string[]): string {
  return execFileSync(process.execPath, ['app/server/prepare.mjs', 'portal', ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
  })
}

/** Chooses a level, and where it rises adds what the portal offers as evidence, or else words of one's own. */
async function claim(page: Page, category: string, skill: string, level: number): Promise<void> {
  await page.goto(`${base}/me/skills/${category}`)
  const ruler = page.getByRole('group', { name: `${skill}のレベル` })
  const wanted = ruler.getByRole('radio').nth(level)
  if (!(await wanted.isChecked())) {
    await wanted.check()
    await expect(page.getByRole('status').filter({ hasText: 'に保存しました' })).toBeVisible()
  }
  if (level < 2) return
  const block = page.locator('[id^="skill-"]').filter({ has: ruler })
  // It unfolds by itself where a level needs it.
  if (!(await block.getByLabel('題').isVisible())) await block.getByText('証跡を添える').first().click()
  await block.getByLabel('題').fill(`${skill}の成果物`)
  await block.getByLabel('リンク（任意）').fill('https://example.jp/artefact')
  await block.getByRole('button', { name: /この証跡を添える/ }).click()
  await expect(block.getByRole('link', { name: `${skill}の成果物` })).toBeVisible()
}

/** The leaders behind the figure of a day, by name. */
async function people(page: Page, day: string): Promise<string> {
  await comeAs(page, '事務局')
  await page.goto(`${base}/goals/people?role=DX_LEADER&line=closing&asOf=${day}`)
  return (await page.locator('main').textContent()) ?? ''
}

async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise
  const { items } = await (await document.getPage(1)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join('')
}
