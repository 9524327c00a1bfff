import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { beginCity, portalCommand, signInWith } from './own-city'

/*
 * A city's first committee, in a city of eight with its own PostgreSQL: two candidates with a provisional mentor apply,
 * are signed off and recommended; the committee certifies one, who is counted, and refuses the other, who is told why.
 */

const STAFF = [
  '職員番号,氏名,フリガナ,メール,部局,所属,職名,任用形態,採用年月日,発令年月日',
  '000101,佐藤　一郎,サトウ　イチロウ,,市民福祉部,市民課,課長,正規,1998-04-01,2028-04-01',
  '000102,髙橋　花子,タカハシ　ハナコ,,市民福祉部,市民課,主任,正規,2015-04-01,2028-04-01',
  '000103,﨑山　次郎,サキヤマ　ジロウ,,市民福祉部,市民課,主事,正規,2020-04-01,2028-04-01',
  '000104,𠮷田　さくら,ヨシダ　サクラ,,市民福祉部,市民課,係長,正規,2005-04-01,2028-04-01',
  '000201,山田　太郎,ヤマダ　タロウ,,総務部,財政課,課長,正規,1998-04-01,2028-04-01',
  '000202,森　三郎,モリ　サブロウ,,総務部,財政課,主査,正規,2008-04-01,2028-04-01',
  '000301,水野　四郎,ミズノ　シロウ,,総務部,企画課,課長,正規,1996-04-01,2028-04-01',
  '000302,林　五月,ハヤシ　サツキ,,総務部,総務課,課長,正規,1999-04-01,2028-04-01',
].join('\n')

const COURSES: Readonly<Record<string, string>> = {
  'TRN-101': '2028-05-15',
  'TRN-102': '令和10年6月15日',
  'TRN-104': '2028-07-15',
  'TRN-107': '2028-08-20',
  'TRN-301': 'R10.7.21',
  'TRN-302': '2028-09-15',
  'TRN-306': '2028-10-05',
}

const [OFFICE, MENTOR, HEAD, CHAIR] = ['000201', '000202', '000101', '000301']
const CANDIDATES = ['000102', '000103']
const REASON = '証跡からは、担当した部分が分からない。'
const NEXT = '仕様書を付けて、次の委員会に申請する。'

let base: string
let folder: string
let end = async () => {}

test.beforeAll(async () => {
  test.setTimeout(240_000)
  ;({ base, folder, end } = await beginCity('certification', { PORTAL_MAIL_WORKER: 'off' }))
})

test.afterAll(() => end())

test('from the application to a certificate that counts, and a refusal that tells why', async ({ page }) => {
  test.setTimeout(360_000)

  await test.step('the city brings in staff, standard, rules, targets and what was completed', () => {
    write('staff.csv', STAFF)
    const completed = CANDIDATES.flatMap((number) =>
      Object.entries(COURSES).map(([course, on]) => `${number},${course},${on},90,合格`),
    )
    write('completions.csv', ['職員番号,研修コード,修了日,点数,合否', ...completed].join('\n'))
    portal('import-units', 'tests/imports/units-1.csv')
    portal('import-staff', join(folder, 'staff.csv'))
    portal('import-standard', 'prisma/demo/skill-standard.json')
    portal('publish-standard', '--from', '2028-04-01')
    portal('import-courses', 'prisma/demo/training-catalogue.json', '--from', '2028-04-01')
    portal('publish-rules', 'prisma/demo/certification-rules.json', '--from', '2028-04-01')
    portal('publish-targets', 'prisma/demo/plan-targets.json', '--from', '2028-04-01')
    portal('import-completions', join(folder, 'completions.csv'))
    portal('grant-function', 'dx_office', OFFICE)
    for (const number of [CHAIR, '000302', '000104']) portal('grant-function', 'committee_member', number)
    portal('grant-function', 'committee_member', '--name', '佐伯 真')
    execFileSync(process.execPath, ['--import', 'tsx', 'tests/support/portal-candidates.ts', ...CANDIDATES], {
      env: { ...process.env, PORTAL_DATA_DIR: folder, PORTAL_DEMO: 'empty' },
    })
  })

  await test.step('事務局 plans a round and names its members and its chair', async () => {
    await signIn(page, OFFICE)
    await page.goto(`${base}/certification/committees`)
    await page.getByLabel('申請のしめきり').fill('令和11年1月31日')
    await page.getByLabel('開催日').fill('R11.1.20')
    await page.getByRole('button', { name: 'この回を予定する' }).click()
    await expect(page.getByRole('alert')).toContainText('しめきりより後')
    await page.getByLabel('開催日').fill('R11.2.20')
    await page.getByRole('button', { name: 'この回を予定する' }).click()
    await expect(page.getByRole('status')).toContainText('回を予定しました')
    await page.goto(base)
    await expect(page.getByText('認定委員会の委員を決める').first()).toBeVisible()
    await page.goto(`${base}/certification/committees`)
    await page.getByRole('link', { name: /第 1 回/ }).click()
    for (const name of [/水野/, /林/, /𠮷田/, /佐伯/]) await page.getByRole('checkbox', { name }).check()
    await page.getByLabel('議長').selectOption({ label: '水野 四郎' })
    await page.getByRole('button', { name: '委員を決める' }).click()
    await expect(page.getByRole('status')).toContainText('委員を決めました')
  })
  const round = page.url().replace(/\?.*/, '')

  await test.step('the head nominates two who aim at it; they get a provisional mentor, for there is no master yet', async () => {
    for (const candidate of CANDIDATES) {
      await signIn(page, candidate)
      await page.goto(`${base}/me/aim?role=DX_LEADER`)
      await page.getByRole('button', { name: 'DX推進リーダーをめざす' }).click()
      await expect(page.getByText('めざしています').first()).toBeVisible()
    }
    await signIn(page, HEAD)
    await page.goto(`${base}/sections/0210/nominations`)
    for (const name of ['髙橋 花子', '﨑山 次郎']) {
      await page.getByRole('button', { name: `${name}をDX推進リーダーに推薦する` }).click()
      await expect(page.getByRole('row', { name })).toContainText('に推薦')
    }
    await signIn(page, OFFICE)
    await page.goto(`${base}/mentoring/pairs`)
    await page.getByText('暫定メンターを指定する', { exact: true }).click()
    const provisional = page.locator('#provisional')
    await provisional.getByLabel('職員番号').fill(MENTOR)
    await provisional.getByRole('button', { name: '指定する' }).click()
    await expect(provisional).toContainText('森 三郎')
    for (const candidate of CANDIDATES) {
      await page.goto(`${base}/mentoring/pairs`)
      await page.getByLabel('メンターの職員番号').fill(MENTOR)
      await page.getByLabel('受け持つ人の職員番号').fill(candidate)
      await page.getByLabel('どのメンターか').selectOption('provisional_mentor')
      await page.getByRole('button', { name: '受け持ちを始める' }).click()
      await expect(page.getByRole('status')).toContainText('受け持ちを始めました')
    }
  })

  const applications: string[] = []
  for (const candidate of CANDIDATES) {
    await test.step(`${candidate} applies; the mentor signs off, the head recommends`, async () => {
      await signIn(page, candidate)
      await page.goto(`${base}/me/certification/application?role=DX_LEADER`)
      await page.getByRole('button', { name: '下書きを始める' }).click()
      await page.getByLabel(/申し添えること/).fill('転記を自動にし、係に引き継ぎました。')
      await page.getByRole('button', { name: 'この内容で申請する' }).click()
      await expect(page.getByRole('status')).toContainText('申請しました')
      await signIn(page, OFFICE)
      await page.goto(`${base}/certification?view=applications&state=submitted`)
      const link = page.getByRole('link', { name: 'DX推進リーダーの認定' })
      const address = base + (await link.getAttribute('href'))
      applications.push(address)
      await link.click()
      await page.getByRole('button', { name: '受け付ける' }).click()
      await expect(page.getByRole('status')).toContainText('受け付けました')
      await signIn(page, MENTOR)
      await page.goto(address)
      await page.getByRole('button', { name: '承認する' }).click()
      await expect(page.getByRole('status')).toContainText('承認しました')
      await signIn(page, HEAD)
      await page.getByRole('link', { name: '申請書類を見る' }).click()
      await page.getByRole('button', { name: '推薦する' }).click()
      await expect(page.getByRole('status')).toContainText('推薦しました')
    })
  }

  await test.step('members read the papers; who is of the same section is kept out', async () => {
    await signIn(page, CHAIR)
    await expect(page.getByText('認定委員会の読む書類 2 件').first()).toBeVisible()
    await page.getByRole('link', { name: '認定委員会', exact: true }).click()
    await page.getByRole('link', { name: /第 1 回/ }).click()
    await expect(page.getByRole('row', { name: /髙橋 花子/ })).toContainText('𠮷田 さくら（同じ所属）')
    await page.getByRole('link', { name: '髙橋 花子' }).click()
    await expect(page.getByText('転記を自動にし、係に引き継ぎました。')).toBeVisible()
    await expect(page.getByText('すべて満たしています')).toBeVisible()
    const papers = page.url()
    await signIn(page, '000104')
    await page.goto(round)
    await expect(page.getByText('あなたは除斥です（同じ所属）')).toHaveCount(2)
    expect((await page.request.get(papers)).status()).toBe(404)
  })

  await test.step('on the day the chair records who is certified, and who is not and why', async () => {
    portal('move-clock', '2029-02-20')
    await signIn(page, CHAIR)
    await page.goto(round)
    await page.getByRole('link', { name: '髙橋 花子' }).click()
    await expect(page.getByRole('checkbox')).toHaveCount(3)
    await page.getByRole('checkbox', { name: /佐伯/ }).uncheck()
    await page.getByRole('radio', { name: /^認定する/ }).check()
    await page.getByRole('button', { name: 'この決定を記録する' }).click()
    await expect(page.getByRole('alert')).toContainText('3 人以上')
    await page.getByRole('checkbox', { name: /佐伯/ }).check()
    await page.getByRole('button', { name: 'この決定を記録する' }).click()
    await expect(page.getByRole('status')).toContainText('認定を記録しました')
    await page.getByRole('link', { name: '﨑山 次郎' }).click()
    await page.getByRole('radio', { name: /^認定しない/ }).check()
    await page.getByRole('textbox', { name: '理由' }).fill(REASON)
    await page.getByRole('button', { name: 'この決定を記録する' }).click()
    await expect(page.getByRole('alert')).toContainText('次にすることを書いてください')
    await expect(page.getByRole('textbox', { name: '理由' })).toHaveValue(REASON)
    await page.getByRole('textbox', { name: '次にすること' }).fill(NEXT)
    await page.getByRole('button', { name: 'この決定を記録する' }).click()
    await expect(page.getByRole('status')).toContainText('不認定を記録しました')
    await page.getByText('議事録を書く').click()
    await page.getByRole('textbox', { name: '議事録' }).fill('申請書類を確かめて審査した。')
    await page.getByRole('button', { name: '議事録を保存する' }).click()
    await expect(page.getByRole('status')).toContainText('議事録を保存しました')
  })

  await test.step('the one has a number, which anybody can check, and counts in the goals of the year', async () => {
    await signIn(page, '000102')
    await page.goto(`${base}/me/certification`)
    await expect(page.getByText('R10-L-001').first()).toBeVisible()
    const paper = await page.request.get(`${base}/certificates/R10-L-001/paper.pdf`)
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await page.context().clearCookies()
    await page.goto(`${base}/certificates/R10-L-001`)
    await expect(page.getByText('有効', { exact: true })).toBeVisible()
    await signIn(page, OFFICE)
    await page.goto(`${base}/goals/people?role=DX_LEADER&line=new&asOf=2029-02-20`)
    await expect(page.locator('main')).toContainText('髙橋 花子')
    await page.goto(`${base}/goals/people?role=DX_LEADER&line=closing&asOf=2029-02-19`)
    await expect(page.locator('main')).not.toContainText('髙橋 花子')
  })

  await test.step('the other one reads why, and what to do', async () => {
    await signIn(page, '000103')
    await page.goto(`${base}/me/certification`)
    await expect(page.getByText(REASON)).toBeVisible()
    await expect(page.getByText(NEXT)).toBeVisible()
    await page.goto(applications[1] ?? '')
    await expect(page).toHaveURL(/\/me\/certification\/application/)
    await expect(page.getByText('見直しを求める').first()).toBeVisible()
  })

  await test.step('the day after the last one of the certificate it is valid and counted no more', async () => {
    portal('move-clock', '2032-04-01')
    await page.context().clearCookies()
    await page.goto(`${base}/certificates/R10-L-001`)
    await expect(page.locator('main')).toContainText('有効ではありません')
    await signIn(page, OFFICE)
    await page.goto(`${base}/goals/people?role=DX_LEADER&line=lapsed`)
    await expect(page.locator('main')).toContainText('髙橋 花子')
  })
})

function signIn(page: Page, staffNumber: string): Promise<void> {
  return signInWith(page, base, staffNumber)
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

function portal(...args: string[]): void {
  portalCommand(folder, ...args)
}
