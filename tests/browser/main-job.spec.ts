import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import Encoding from 'encoding-japanese'
import { beginCity } from './own-city'

/*
 * The main job, end to end, in a city that begins with nothing: three files come in, a round opens, one section
 * assesses and confirms, the map shows it, and what was built upon is not undone.
 */

const STAFF = [
  '職員番号,氏名,フリガナ,メール,部局,所属,職名,任用形態,採用年月日,発令年月日',
  '000101,佐藤　一郎,サトウ　イチロウ,sato@example.jp,市民福祉部,市民課,課長,正規,平成10年4月1日,R10.4.1',
  '000102,髙橋　花子,タカハシ　ハナコ,,市民福祉部,市民課,主任,正規,2015/4/1,令和10年4月1日',
  '000103,﨑山　次郎,ｻｷﾔﾏ ｼﾞﾛｳ,,市民福祉部,市民課,主事,正規,2020-04-01,2028-04-01',
  '000104,鈴木　三郎,スズキ　サブロウ,,市民福祉部,市民課,主事,正規,２０２１／４／１,2028-04-01',
  '000201,山田　太郎,ヤマダ　タロウ,,総務部,財政課,課長,正規,1998-04-01,2028-04-01',
  '000202,中村　六子,ナカムラ　ロクコ,,総務部,財政課,主事,正規,2022-04-01,2028-04-01',
].join('\r\n')

const LATER_ORDER = [
  '職員番号,氏名,フリガナ,部局,所属,職名,任用形態,採用年月日,発令年月日',
  '000202,中村　六子,ナカムラ　ロクコ,市民福祉部,市民課,主任,正規,2022-04-01,令和10年10月1日',
].join('\n')

let base: string
let folder: string
let end = async () => {}

test.beforeAll(async () => {
  test.setTimeout(240_000)
  ;({ base, folder, end } = await beginCity('main-job'))
})

test.afterAll(() => end())

test('from three files to the skill map', { tag: '@phone' }, async ({ page }) => {
  test.setTimeout(300_000)

  await test.step('the three commands bring in units, staff in CP932, and the standard', () => {
    const staff = join(folder, 'staff.csv')
    writeFileSync(staff, cp932(STAFF))
    expect(portal('import-units', 'tests/imports/units-1.csv', '--json').counts).toMatchObject({ new: 26, bad: 0 })
    expect(portal('import-staff', staff, '--json').counts).toMatchObject({ new: 6, bad: 0 })
    expect(portal('import-staff', staff, '--json').counts).toMatchObject({ new: 0, unchanged: 6 })
    portal('import-standard', 'prisma/demo/skill-standard.json', '--json')
    portal('publish-standard', '--json')
    portal('grant-function', 'dx_office', '000201')
    portal('grant-function', 'hr_section', '000201')
  })

  await test.step('a file is previewed, taken over and undone as a whole while nothing builds on it', async () => {
    await signIn(page, '000201')
    await page.goto(`${base}/admin/imports`)
    await page.getByLabel('ファイル', { exact: true }).setInputFiles({
      name: '異動.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(LATER_ORDER),
    })
    await page.getByRole('button', { name: '読み込んで確かめる' }).click()
    await page.getByRole('button', { name: '取り込む', exact: true }).click()
    await expect(page.getByText('取り込みました。').first()).toBeVisible()
    await page.goto(`${base}/people/000202`)
    await expect(page.getByText('市民課').first()).toBeVisible()
    await page.goto(`${base}/admin/imports`)
    await page.getByRole('link', { name: '異動.csv を取り消す' }).click()
    await page.getByText('全部を取り消す…').click()
    await page.getByLabel('取り消す理由').fill('発令が変わったため')
    await page.getByRole('button', { name: '全部を取り消す', exact: true }).click()
    await expect(page.getByText('もとの状態に戻って').first()).toBeVisible()
  })

  await test.step('事務局 plans a round for everybody, looks at whom it asks, and opens it', async () => {
    await page.goto(`${base}/rounds/new`)
    await page.getByLabel('名前').fill('令和10年度 はじめての自己評価')
    await page.getByLabel('自己評価のしめきり').fill('令和10年11月30日')
    await page.getByLabel('確認のしめきり').fill('R10.12.15')
    await page.getByRole('button', { name: '対象の人数を見る' }).click()
    await page.getByRole('button', { name: '6 人に聞き始める' }).click()
    await expect(page.getByText('実施中').first()).toBeVisible()
  })

  await test.step('a clerk reads what it is for, enters eleven skills, and hands them in', async () => {
    await signIn(page, '000102')
    await page.getByRole('link', { name: '自己評価をはじめる' }).click()
    await expect(page).toHaveURL(/me\/skills$/)
    await page.getByRole('link', { name: '自己評価をはじめる' }).click()
    await page.getByRole('button', { name: '確かめました' }).click()
    for (let pages = 0; pages < 9; pages += 1) {
      await expect(page.getByRole('heading', { level: 1, name: /自己評価：/ })).toBeVisible()
      const skills = page.locator('section.skill')
      for (let index = 0; index < (await skills.count()); index += 1) {
        await skills.nth(index).getByRole('radio').nth(2).check()
      }
      await expect(page.getByText(/に保存しました/)).toBeVisible()
      const here = page.url()
      const next = page.getByRole('button', { name: /^次へ|^確かめて出す/ })
      const isLast = /確かめて出す/.test((await next.textContent()) ?? '')
      await next.click()
      if (isLast) break
      await expect(page).not.toHaveURL(here)
    }
    await page.getByRole('button', { name: '確認者に出す' }).click()
    await expect(page.getByText('確認待ちです')).toBeVisible()
  })

  await test.step('the head decides each difference with a level, one of them lower with a reason', async () => {
    await signIn(page, '000101')
    await page.goto(`${base}/sections/0210/confirm`)
    await expect(page.getByRole('heading', { level: 1, name: /市民課/ })).toBeVisible()
    for (let decided = 0; decided < 11; decided += 1) {
      await page
        .getByText(decided === 0 ? '1 で確認' : '2 に同意', { exact: true })
        .first()
        .click()
      if (decided === 0) await page.getByLabel(/コメント/).fill('手順書を見ながらできています。')
      await page.getByRole('button', { name: '決めて次へ' }).click()
      await expect(page.getByText(`11 か所のうち ${decided + 1} か所 済み`)).toBeVisible()
    }
  })

  await test.step('the map shows it, and the clerk sees the levels with the reason', async () => {
    await signIn(page, '000201')
    await page.goto(`${base}/map?view=table&category=LIT`)
    const row = page.getByRole('row', { name: /市民福祉部/ }).first()
    await expect(row).toContainText('1')
    await signIn(page, '000102')
    await page.goto(`${base}/me/skills`)
    await expect(page.getByText('の確認が済みました')).toBeVisible()
  })

  await test.step('the staff file is no longer undone, and says why', async () => {
    await signIn(page, '000201')
    await page.goto(`${base}/admin/imports`)
    await page.getByRole('link', { name: 'staff.csv を取り消す' }).last().click()
    await expect(page.getByText('いまは取り消せません')).toBeVisible()
    await expect(page.locator('#undo')).toContainText(/評価|確認/)
  })
})

async function signIn(page: Page, staffNumber: string): Promise<void> {
  await page.goto(`${base}/login`)
  await page.getByLabel('職員番号').fill(staffNumber)
  await page.getByRole('button', { name: '入る', exact: true }).click()
  await expect(page).toHaveURL(`${base}/`)
}

/** The command line, as an operator calls it beside the running portal. */
function portal(...args: string[]): { counts?: Record<string, number> } {
  const out = execFileSync(process.execPath, ['app/server/prepare.mjs', 'portal', ...args], {
    env: { ...process.env, PORTAL_DATA_DIR: folder, PORTAL_DEMO: 'empty' },
    encoding: 'utf8',
  })
  return args.includes('--json') ? JSON.parse(out.slice(out.indexOf('{'))) : {}
}

function cp932(text: string): Uint8Array {
  return Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }))
}
