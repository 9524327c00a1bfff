import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type MailServer, startMailServer } from '../support/mail-server'
import { beginCity, portalCommand, signInWith } from './own-city'

/*
 * Learning that reaches the skill map, in a city of six with its own PostgreSQL and a real SMTP server: somebody sees a
 * gap and the course that closes it, applies, is approved, waits, gets a seat, completes it, and has the level confirmed.
 */

const STAFF = [
  '職員番号,氏名,フリガナ,メール,部局,所属,職名,任用形態,採用年月日,発令年月日',
  '000101,佐藤　一郎,サトウ　イチロウ,sato@example.jp,市民福祉部,市民課,課長,正規,1998-04-01,2028-04-01',
  '000102,髙橋　花子,タカハシ　ハナコ,takahashi@example.jp,市民福祉部,市民課,主任,正規,2015-04-01,2028-04-01',
  '000103,﨑山　次郎,サキヤマ　ジロウ,sakiyama@example.jp,市民福祉部,市民課,主事,正規,2020-04-01,2028-04-01',
  '000201,山田　太郎,ヤマダ　タロウ,yamada@example.jp,総務部,財政課,課長,正規,1998-04-01,2028-04-01',
].join('\n')

const COMPLETIONS = [
  '職員番号,研修コード,修了日,点数,合否',
  '000102,TRN-101,2028-06-12,92,合格',
  '000103,TRN-101,令和10年6月13日,88,合格',
].join('\n')

let base: string
let folder: string
let end = async () => {}
let mail: MailServer
let worker: ChildProcess

test.beforeAll(async () => {
  test.setTimeout(240_000)
  mail = await startMailServer()
  const settings = { SMTP_URL: `smtp://127.0.0.1:${mail.port}?tls=off`, MAIL_FROM: 'portal@city.example.jp' }
  // The portal's own worker would rest at night; one that goes by a clock of its own sends instead.
  ;({ base, folder, end } = await beginCity('learning', { PORTAL_MAIL_WORKER: 'off', ...settings }))
  worker = spawn(process.execPath, ['--import', 'tsx', 'tests/support/portal-mail-worker.ts'], {
    env: { ...process.env, ...settings, PORTAL_DATA_DIR: folder, TEST_INSTANT: '2026-11-25T16:00:00+09:00' },
    stdio: 'inherit',
  })
})

test.afterAll(async () => {
  worker.kill('SIGTERM')
  await once(worker, 'close')
  await mail.stop()
  await end()
})

test('from a gap to the skill map', async ({ page }) => {
  test.setTimeout(240_000)

  await test.step('the city brings in its staff, standard, courses, rules and what was completed', () => {
    write('staff.csv', STAFF)
    write('completions.csv', COMPLETIONS)
    portal('import-units', 'tests/imports/units-1.csv')
    portal('import-staff', join(folder, 'staff.csv'))
    portal('import-standard', 'prisma/demo/skill-standard.json')
    portal('publish-standard', '--from', '2028-04-01')
    portal('import-courses', 'prisma/demo/training-catalogue.json', '--from', '2028-04-01')
    portal('publish-rules', 'prisma/demo/certification-rules.json', '--from', '2028-04-01')
    portal('import-completions', join(folder, 'completions.csv'))
    portal('grant-function', 'hr_section', '000201')
    portal('grant-function', 'dx_office', '000201')
  })

  await test.step('職員課 plans a session with one seat', async () => {
    await signIn(page, '000201')
    await page.goto(`${base}/training/sessions/new?course=TRN-301`)
    await page.getByLabel('回の名前').fill('第1回')
    await page.getByLabel('初日').fill('2028-12-05')
    await page.getByLabel('終わりの日').fill('2028-12-05')
    await page.getByLabel('1 日目').fill('R10.12.5')
    await page.getByLabel('始まり').first().fill('9:00')
    await page.getByLabel('終わり', { exact: true }).first().fill('16:30')
    await page.getByRole('textbox', { name: '場所' }).fill('市役所 8階 研修室')
    await page.getByLabel('定員').fill('1')
    await page.getByLabel('申込みのしめきり').fill('2028-11-15')
    await page.getByRole('button', { name: /実施回を作る/ }).click()
    await expect(page.getByText('実施回を作りました')).toBeVisible()
  })
  const session = page.url().replace(/\?.*/, '')

  await test.step('a clerk aims at DX推進リーダー, and the page says which course helps and why', async () => {
    await signIn(page, '000102')
    await page.goto(`${base}/me/aim?role=DX_LEADER`)
    await page.getByRole('button', { name: 'DX推進リーダーをめざす' }).click()
    await expect(page.getByText('めざしています').first()).toBeVisible()
    await page.goto(`${base}/me/training`)
    await expect(page.getByText('業務の可視化とBPR実践').first()).toBeVisible()
  })

  await test.step('a colleague applies and has the seat; the clerk applies and waits', async () => {
    await apply(page, '000103', session)
    await approveAll(page)
    await apply(page, '000102', session)
    portal('move-clock', '2028-11-16')
    await approveAll(page)
    await signIn(page, '000102')
    await page.goto(session)
    await expect(page.getByText('順番待ち').first()).toBeVisible()
  })

  await test.step('the colleague withdraws: the seat goes to the clerk, who is told by mail', async () => {
    await signIn(page, '000103')
    await page.goto(session)
    await page.getByRole('button', { name: '申込みを取り下げる' }).click()
    await expect(page.getByText('取り下げました').first()).toBeVisible()
    await signIn(page, '000102')
    await page.goto(session)
    await expect(page.getByText(/席が決まりました|席あり/).first()).toBeVisible()
    // Told at night, a mail leaves on the next working morning: by then it has.
    portal('move-clock', '2028-11-20')
    await expect
      .poll(
        () =>
          mail.received.filter((one) => addressOf(one) === 'takahashi@example.jp').map(({ subject }) => subject ?? ''),
        {
          timeout: 60_000,
        },
      )
      .toContainEqual(expect.stringContaining('席が取れました'))
  })

  await test.step('on the day the roster takes the result, which becomes a completion', async () => {
    portal('move-clock', '2028-12-05')
    await signIn(page, '000201')
    await page.goto(`${session}/roster`)
    await page.getByRole('button', { name: '残りの 1 人を修了にして保存する' }).click()
    await expect(page.getByText('1 人の結果を保存しました')).toBeVisible()
  })

  await test.step('the completion proposes a level; the clerk asks for it with the completion as evidence', async () => {
    await signIn(page, '000102')
    await page.goto(`${base}/me/off-cycle?skill=BPR-ASI`)
    if (page.url().includes('/purpose')) await page.getByRole('button', { name: '確かめました' }).click()
    await expect(page.getByText('レベル 2 が提案できます')).toBeVisible()
    await page.locator('section.skill').getByRole('radio').nth(2).check()
    await page.getByLabel(/できるようになったこと/).fill('窓口の手順を As-Is と To-Be に描き、課で使っている。')
    await page.getByRole('checkbox', { name: /業務の可視化とBPR実践/ }).check()
    await page.getByRole('button', { name: '確認を頼む' }).click()
    await expect(page.getByText(/確認待ち|確認を待って/).first()).toBeVisible()
  })

  await test.step('the head sees the evidence and confirms; the map shows it', async () => {
    await signIn(page, '000101')
    await page.goto(`${base}/sections/0210/confirm`)
    await page.getByText('2 に同意', { exact: true }).first().click()
    await expect(page.getByText('研修「業務の可視化とBPR実践」').first()).toBeVisible()
    await page.getByRole('button', { name: '決めて次へ' }).click()
    await expect(page.getByText('決めました。本人に知らせました。')).toBeVisible()
    await signIn(page, '000201')
    await page.goto(`${base}/map?view=table&category=BPR`)
    const table = page.getByRole('table').first()
    const column = (await table.locator('thead th').allTextContents()).findIndex((head) => head.includes('可視化'))
    expect(column).toBeGreaterThan(0)
    await expect(
      table
        .getByRole('row', { name: /市民福祉部/ })
        .first()
        .locator('th, td')
        .nth(column),
    ).toHaveText(/^1(\D|$)/)
  })
})

async function apply(page: Page, staffNumber: string, session: string): Promise<void> {
  await signIn(page, staffNumber)
  await page.goto(session)
  await page.getByRole('button', { name: '申し込む', exact: true }).click()
  await expect(page.getByText('申し込みました').first()).toBeVisible()
}

async function approveAll(page: Page): Promise<void> {
  await signIn(page, '000101')
  await page.goto(`${base}/sections/0210/training`)
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '印を付けた申込みを承認する' }).click()
  await expect(page.getByText('1 件を承認しました')).toBeVisible()
}

function signIn(page: Page, staffNumber: string): Promise<void> {
  return signInWith(page, base, staffNumber)
}

function addressOf({ to }: { to?: unknown }): string {
  const [first] = [to].flat() as ({ value: { address?: string }[] } | undefined)[]
  return first?.value[0]?.address ?? ''
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

function portal(...args: string[]): void {
  portalCommand(folder, ...args)
}
