import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { chooseMailSetting, sendAgain } from '~/facts/mail'
import { notify } from '~/facts/notices'
import { STAMP } from '../support/city-of'
import { statementsOf } from '../support/counted-statements'
import { testDatabase, todayIs } from '../support/database'
import { MORNING, mailDesk, TODAY } from '../support/mail-desk'
import { startMailServer } from '../support/mail-server'

const { db, owner } = testDatabase()
const desk = mailDesk()

describe('a mail that the server takes', () => {
  test('arrives once, in Japanese, as text and as HTML', async () => {
    await desk.tell(desk.people.slice(0, 1), '「あるべき業務の設計」がレベル 2 で確認されました <髙島 & 齋藤>')
    await desk.sendAll()
    await desk.sendAll()
    const [mail, ...others] = desk.server.received
    expect(others).toEqual([])
    expect(mail?.subject).toBe('【DX人材ポータル】「あるべき業務の設計」がレベル 2 で確認されました <髙島 & 齋藤>')
    expect(mail?.from?.value).toEqual([{ name: 'DX人材ポータル', address: 'dx@city.example.jp' }])
    expect(mail?.to).toMatchObject({ value: [{ address: '100001@city.example.jp' }] })
    expect(mail?.text).toContain('http://localhost:3000/me/skills')
    expect(mail?.html).toContain('&lt;髙島 &amp; 齋藤&gt;</a>')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    const [row] = await desk.rows()
    expect(row).toMatchObject({ state: 'sent', attempts: 1, failure: null })
    expect(mail?.messageId).toBe(`<${row?.message_id}>`)
  })

  test('leaves by one sender only, however many look for mails', async () => {
    await desk.tell(desk.people)
    await Promise.all([desk.sendAll(), desk.sendAll(), desk.sendAll()])
    expect(desk.sentTo()).toEqual(desk.people.map((_, index) => `${100_001 + index}@city.example.jp`))
    expect((await desk.rows()).every(({ state }) => state === 'sent')).toBe(true)
  })

  test('waits while the city is quiet, also when it was written before', async () => {
    await desk.tell(desk.people.slice(0, 1))
    desk.now = new Date('2026-11-25T18:00:00+09:00')
    await desk.sendAll()
    desk.now = new Date(MORNING)
    await todayIs(cityDate('2028-11-23'))
    await desk.sendAll()
    expect(desk.server.received).toEqual([])
    await todayIs(cityDate('2028-11-24'))
    await desk.sendAll()
    expect(desk.server.received).toHaveLength(1)
  })

  test('as a digest is sent in the afternoon, once, and never empty', async () => {
    const [someone = 0] = desk.people
    await chooseMailSetting(db, someone, 'digest', STAMP.at)
    await desk.tell([someone], '秋の見直しが始まりました')
    await desk.tell([someone], 'レベルが確認されました')
    await desk.sendAll()
    expect(desk.server.received).toEqual([])
    desk.now = new Date('2026-11-25T16:30:00+09:00')
    await desk.sendAll()
    await desk.sendAll()
    expect(desk.server.received).toHaveLength(1)
    expect(desk.server.received[0]?.subject).toContain('お知らせ 2 件')
    expect(desk.server.received[0]?.text).toMatch(/秋の見直しが始まりました.*レベルが確認されました/s)
    await todayIs(cityDate('2028-11-16'))
    await desk.sendAll()
    expect(desk.server.received).toHaveLength(1)
  })

  test('as a digest is not taken while something is being added to it', async () => {
    const [someone = 0] = desk.people
    await chooseMailSetting(db, someone, 'digest', STAMP.at)
    await desk.tell([someone], '一つめ')
    desk.now = new Date('2026-11-25T16:30:00+09:00')
    await db.$transaction(async (sql) => {
      await notify({ sql, today: TODAY, stamp: STAMP }, [someone], { title: '二つめ', href: '/' })
      await desk.sendAll()
      expect(desk.server.tries()).toBe(0)
    })
    await desk.sendAll()
    expect(desk.server.received.map((mail) => mail.subject)).toEqual([expect.stringContaining('お知らせ 2 件')])
  })
})

describe('a server that fails', () => {
  test('by being down: nothing is lost, the others keep their tries, and all arrive once it is back', async () => {
    await desk.tell(desk.people)
    await desk.server.stop()
    expect(await desk.sendAll()).toBe(false)
    const tried = (await desk.rows()).filter(({ attempts }) => attempts > 0)
    expect(tried.length).toBeLessThanOrEqual(4)
    expect(tried[0]).toMatchObject({ state: 'waiting', failure: expect.stringContaining('ESOCKET') })
    desk.server = await startMailServer(desk.server.port)
    desk.pass(1)
    expect(await desk.sendAll()).toBe(true)
    expect(desk.sentTo()).toHaveLength(desk.people.length)
  })

  test('by being slow: the mail waits for its next try under the same Message-ID', async () => {
    await desk.tell(desk.people.slice(0, 1))
    desk.server.behave('say nothing')
    await desk.sendAll()
    expect(await desk.rows()).toMatchObject([
      { state: 'waiting', attempts: 1, failure: expect.stringContaining('TIMEDOUT') },
    ])
    desk.server.behave('accept')
    await desk.sendAll()
    expect(desk.server.received).toEqual([])
    desk.pass(1)
    await desk.sendAll()
    expect(desk.server.received).toHaveLength(1)
  })

  test('by taking its time, but not too long: one copy', async () => {
    await desk.tell(desk.people.slice(0, 1))
    desk.server.beforeAnswer(() => wait(2_000))
    await desk.sendAll()
    desk.pass(1)
    await desk.sendAll()
    expect(desk.server.received).toHaveLength(1)
    expect(await desk.rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  test('not, but the database does in that moment: that the mail went out is written once it is back', async () => {
    await desk.tell(desk.people.slice(0, 1))
    let locked = true
    desk.server.beforeAnswer(async () => {
      await owner.query('ALTER TABLE mail RENAME TO mail_out_of_reach')
      void wait(300)
        .then(() => owner.query('ALTER TABLE mail_out_of_reach RENAME TO mail'))
        .then(() => {
          locked = false
        })
    })
    await desk.sendAll()
    expect(locked).toBe(false)
    desk.pass(10)
    await desk.sendAll()
    expect(desk.server.received).toHaveLength(1)
    expect(await desk.rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  test.each(['defer recipient', 'defer message'] as const)(
    'by 4xx (%s): tried again after 1, 5, 15 minutes',
    async (as) => {
      await desk.tell(desk.people.slice(0, 2))
      desk.server.behave((address) => (address.startsWith('100001') ? as : 'accept'))
      await desk.sendAll()
      expect(desk.sentTo()).toEqual(['100002@city.example.jp'])
      for (const [index, pause] of [1, 5, 15].entries()) {
        desk.pass(pause - 0.1)
        await desk.sendAll()
        expect((await desk.rows())[0]).toMatchObject({ state: 'waiting', attempts: index + 1 })
        desk.pass(0.1)
        await desk.sendAll()
        expect((await desk.rows())[0]).toMatchObject({ state: 'waiting', attempts: index + 2 })
      }
      desk.server.behave('accept')
      desk.pass(60)
      await desk.sendAll()
      expect(desk.sentTo()).toEqual(['100001@city.example.jp', '100002@city.example.jp'])
    },
  )

  test.each(['refuse recipient', 'refuse message'] as const)(
    'by 5xx (%s): a dead letter at once, kept, sent when asked',
    async (as) => {
      await desk.tell(desk.people.slice(0, 2))
      desk.server.behave((address) => (address.startsWith('100001') ? as : 'accept'))
      await desk.sendAll()
      desk.pass(60 * 24)
      await desk.sendAll()
      const [dead, sent] = await desk.rows()
      expect([dead, sent]).toMatchObject([{ state: 'dead', attempts: 1 }, { state: 'sent' }])
      expect(dead?.failure).toMatch(/^(EENVELOPE 550 RCPT TO|EMESSAGE 554 DATA)$/)
      desk.server.behave('accept')
      await sendAgain(db, dead?.id ?? 0)
      await desk.sendAll()
      expect(desk.sentTo()).toEqual(['100001@city.example.jp', '100002@city.example.jp'])
    },
  )

  test('for good: given up after five days, not before', async () => {
    await desk.tell(desk.people.slice(0, 1))
    desk.server.behave('defer message')
    await desk.sendAll()
    for (const minutes of [1, 5, 15, 60, 240]) {
      desk.pass(minutes)
      await desk.sendAll()
    }
    for (let day = 1; day <= 5; day += 1) {
      expect(await desk.rows()).toMatchObject([{ state: 'waiting' }])
      desk.now = new Date(Date.parse('2026-11-25T16:00:00+09:00') + day * 24 * 3_600_000)
      await desk.sendAll()
    }
    expect(await desk.rows()).toMatchObject([{ state: 'dead', attempts: 11 }])
  })

  test('by cutting the line in the middle of the message: sent again, delivered once', async () => {
    await desk.tell(desk.people.slice(0, 1))
    desk.server.behave('cut before the end')
    await desk.sendAll()
    expect(await desk.rows()).toMatchObject([{ state: 'waiting', attempts: 1 }])
    desk.server.behave('accept')
    desk.pass(1)
    await desk.sendAll()
    expect(desk.server.received).toHaveLength(1)
  })

  test('by cutting the line after it has taken the message: the one case of a second copy, told by its Message-ID', async () => {
    await desk.tell(desk.people.slice(0, 1))
    desk.server.behave('cut after the end')
    await desk.sendAll()
    desk.server.behave('accept')
    desk.pass(1)
    await desk.sendAll()
    await desk.sendAll()
    expect(desk.server.received).toHaveLength(2)
    expect(new Set(desk.server.received.map(({ messageId }) => messageId)).size).toBe(1)
    expect(await desk.rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
  })
})

test('all 3,900 whom a round asks are told in one statement', async () => {
  const { rows: made } = await owner.query<{ id: number }>(
    'INSERT INTO person SELECT FROM generate_series(1, 3900) RETURNING id',
  )
  const ids = made.map(({ id }) => id)
  await owner.query(
    `INSERT INTO person_particulars (person_id, name, kana, email, search_key, valid_from, recorded_at)
     SELECT id, '職員', 'ショクイン', id || '@city.example.jp', '', '2026-04-01', now() FROM unnest($1::int[]) AS id`,
    [ids],
  )

  expect(await statementsOf(() => desk.tell(ids))).toHaveLength(1)

  expect(await desk.rows()).toHaveLength(3900)
})
