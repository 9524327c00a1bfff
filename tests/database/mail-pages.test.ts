import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { notify } from '~/facts/notices'
import { chooseDelivery } from '~/features/mail/choose-delivery.server'
import type { MailView } from '~/features/mail/mail-href'
import { mailList } from '~/features/mail/mail-list.server'
import { mailSetting } from '~/features/mail/mail-setting.server'
import { oneMail } from '~/features/mail/one-mail.server'
import { resendMail } from '~/features/mail/resend-mail.server'
import { useInstants } from '~/platform/clock.server'
import { formOf } from '../support/builders'
import { person, STAMP, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const TODAY = cityDate('2028-11-15')

let ishiguro: number
let noMail: number
let clerk: Visitor
let office: Visitor
let administrator: Visitor
let resetClock: () => void

beforeAll(async () => {
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  ishiguro = await person(db, {
    number: '100001',
    name: '石黒 美咲',
    unitId: department,
    email: '100001@city.example.jp',
  })
  noMail = await person(db, { number: '100002', name: '小林 明', unitId: department })
  const officer = await person(db, { number: '100003', name: '奥村 亮', unitId: department })
  clerk = await signIn(db, ishiguro)
  office = await signIn(db, officer, ['dx_office'])
  administrator = await signIn(db, null, ['administrator'])
})

beforeEach(async () => {
  resetClock = useInstants(() => new Date('2026-11-25T10:00:00+09:00'))
  await owner.query('DELETE FROM notice')
  await owner.query('DELETE FROM mail')
  await owner.query('DELETE FROM mail_setting')
  await todayIs(TODAY)
})

afterEach(() => resetClock())

describe('the page of mails', () => {
  test('says that they wait where the city has no mail server, and each can be read', async () => {
    await tell('秋の見直しが始まりました')
    for (const visitor of [office, administrator]) {
      const page = await list(visitor)
      expect(page).toMatchObject({ sender: 'none', quietUntil: null, counts: { waiting: 1, sent: 0, dead: 0 } })
      expect(page.mails).toMatchObject([
        {
          headline: '秋の見直しが始まりました',
          name: '石黒 美咲',
          address: '100001@city.example.jp',
          created: '11月15日（水） 10:00',
          stateWord: '待っている',
          when: '',
        },
      ])
      const mail = await oneMail(visitor('/admin/mail/1'), { mailId: page.mails[0]?.mailId ?? 0 })
      expect(mail.letter.text).toContain('■ 秋の見直しが始まりました\nhttp://localhost:3000/me/skills')
    }
  })

  test('says until when the city is quiet, and from when a mail goes', async () => {
    await tell('夜のお知らせ', '2028-11-15T19:00:00+09:00')
    resetClock()
    resetClock = useInstants(() => new Date('2026-11-25T19:00:00+09:00'))
    const page = await list(office)
    expect(page.quietUntil).toBe('11月16日（木） 8:30')
    expect(page.mails[0]?.when).toBe('11月16日（木） 8:30 から')
  })

  test('tells in plain words why a mail did not go, and when it is tried again', async () => {
    const failures = [
      ['ESOCKET CONN', 'メールサーバーにつながりません'],
      ['EENVELOPE 450 RCPT TO', 'あとにするよう求められました（450）'],
      ['EENVELOPE 550 MAIL FROM', '差出人を断られました（550）'],
      ['INTERRUPTED', '送る途中で止まりました'],
    ] as const
    for (const [code, words] of failures) {
      await owner.query('DELETE FROM mail')
      await tell('お知らせ')
      await owner.query('UPDATE mail SET attempts = 2, last_tried_at = $1, last_failure = $2, next_try_at = $3', [
        '2028-11-15T09:59:00+09:00',
        code,
        '2026-11-25T10:04:00+09:00',
      ])
      expect((await list(office)).mails[0]).toMatchObject({ failure: words, when: 'つぎは約 4 分後' })
    }
  })

  test('has pages of fifty, by state, kept in the address', async () => {
    for (let each = 0; each < 51; each += 1) await tell(`お知らせ ${each}`)
    await owner.query(
      "UPDATE mail SET state = 'dead', last_failure = 'EENVELOPE 550 RCPT TO' WHERE id = (SELECT min(id) FROM mail)",
    )
    expect((await list(office)).mails).toHaveLength(50)
    expect((await list(office, 'waiting', 2)).mails).toHaveLength(0)
    const dead = await list(office, 'dead')
    expect(dead.counts).toEqual({ waiting: 50, sent: 0, dead: 1 })
    expect(dead.mails).toMatchObject([{ failure: '宛先を断られました（550）' }])
  })

  test('is the office’s and the administrator’s; a mail is nobody else’s to know of; looks are logged', async () => {
    await tell('お知らせ')
    await expect(list(clerk)).rejects.toMatchObject({ status: 403 })
    const [mail] = (await list(office)).mails
    const { mailId = 0 } = mail ?? {}
    await expect(oneMail(clerk('/admin/mail/1'), { mailId })).rejects.toMatchObject({ status: 404 })
    await expect(resendMail(clerk('/admin/mail/1'), { mail: mailId })).rejects.toMatchObject({ status: 404 })
    await expect(oneMail(office('/admin/mail/1'), { mailId: mailId + 1000 })).rejects.toMatchObject({ status: 404 })
    const looks = await db.look.findMany({ where: { accountId: office.accountId } })
    expect(looks.some(({ personIds }) => personIds.includes(ishiguro))).toBe(true)
  })
})

describe('a dead letter', () => {
  test('is sent again by the office, which is kept in the audit', async () => {
    await tell('お知らせ')
    const { mailId } = await killed()
    expect(await resendMail(office(`/admin/mail/${mailId}`), { mail: mailId })).toEqual({
      ok: true,
      value: { mails: 1 },
    })
    expect(await db.mail.findMany()).toMatchObject([{ state: 'waiting', attempts: 0, nextTryAt: null }])
    const audit = await db.auditEntry.findMany({ where: { action: 'mail.resend' } })
    expect(audit).toMatchObject([{ subjectId: String(mailId), subjectPersonId: ishiguro, actedAs: 'dx_office' }])
  })

  test('is sent again with all others at one press', async () => {
    await tell('一つめ')
    await tell('二つめ')
    await killed()
    await tell('待っているもの')
    expect(await resendMail(administrator('/admin/mail'), new FormData())).toEqual({ ok: true, value: { mails: 2 } })
  })

  test('alone is sent again: what waits or has been sent is not', async () => {
    await tell('お知らせ')
    const { id } = await db.mail.findFirstOrThrow()
    expect(await resendMail(office('/admin/mail'), { mail: id })).toMatchObject({ ok: false })
    expect(await resendMail(office('/admin/mail'), new FormData())).toMatchObject({ ok: false })
  })
})

describe('how somebody is told', () => {
  test('is by mail at once until they choose, and then as they chose', async () => {
    const setting = () => mailSetting(clerk('/me/mail'), {})
    expect(await setting()).toEqual({ delivery: 'at_once', address: '100001@city.example.jp' })
    for (const delivery of ['digest', 'portal_only', 'at_once'] as const) {
      expect(await chooseDelivery(clerk('/me/mail'), formOf({ delivery }))).toMatchObject({ ok: true })
      expect(await setting()).toMatchObject({ delivery })
    }
    const refused = await chooseDelivery(clerk('/me/mail'), formOf({ delivery: 'never' }))
    expect(refused).toEqual({ ok: false, invalid: { delivery: ['メールの受け取り方を選んでください。'] } })
  })

  test('says so where no address is known, and is nothing for who is no staff', async () => {
    const visitor = await signIn(db, noMail)
    expect(await mailSetting(visitor('/me/mail'), {})).toEqual({ delivery: 'at_once', address: null })
    await expect(mailSetting(administrator('/me/mail'), {})).rejects.toMatchObject({ status: 403 })
  })
})

function list(visitor: Visitor, state: MailView = 'waiting', page = 1) {
  return mailList(visitor('/admin/mail'), { state, page })
}

function tell(title: string, at = '2028-11-15T10:00:00+09:00'): Promise<void> {
  return notify({ sql: db, today: TODAY, stamp: { ...STAMP, at: new Date(at) } }, [ishiguro], {
    title,
    href: '/me/skills',
  })
}

async function killed(): Promise<{ mailId: number }> {
  await owner.query("UPDATE mail SET state = 'dead', attempts = 11, last_failure = 'ESOCKET CONN'")
  return { mailId: (await db.mail.findFirstOrThrow()).id }
}
