import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { chooseMailSetting, leaseDueMail, sendAgain } from '~/facts/mail'
import { notify } from '~/facts/notices'
import { useInstants } from '~/platform/clock.server'
import { log } from '~/platform/log.server'
import { type MailTimeouts, mailTransport } from '~/platform/mail.server'
import { sendDueMails } from '~/server/send-due-mails'
import { person, STAMP, unit } from '../support/city-of'
import { statementsOf } from '../support/counted-statements'
import { testDatabase, todayIs } from '../support/database'
import { type MailServer, startMailServer } from '../support/mail-server'

const { db, owner, appUrl } = testDatabase()

const TODAY = cityDate('2028-11-15')
const MORNING = '2026-11-25T10:00:00+09:00'
const IMPATIENT: MailTimeouts = { connect: 3_000, greeting: 3_000, silence: 1_000 }

const people: number[] = []
const children: ChildProcess[] = []
let server: MailServer
let now: Date
let resetClock: () => void

beforeAll(async () => {
  log.level = 'silent'
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  for (let each = 1; each <= 30; each += 1) {
    const number = String(100_000 + each)
    people.push(
      await person(db, { number, name: `職員 ${each}`, unitId: department, email: `${number}@city.example.jp` }),
    )
  }
})

beforeEach(async () => {
  now = new Date(MORNING)
  resetClock = useInstants(() => now)
  await owner.query('DELETE FROM notice')
  await owner.query('DELETE FROM mail')
  await owner.query('DELETE FROM mail_setting')
  await todayIs(TODAY)
  server = await startMailServer()
})

afterEach(async () => {
  resetClock()
  await server.stop()
})

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

describe('a mail that the server takes', () => {
  test('arrives once, in Japanese, as text and as HTML', async () => {
    await tell(people.slice(0, 1), '「あるべき業務の設計」がレベル 2 で確認されました <髙島 & 齋藤>')
    await sendAll()
    await sendAll()
    const [mail, ...others] = server.received
    expect(others).toEqual([])
    expect(mail?.subject).toBe('【DX人材ポータル】「あるべき業務の設計」がレベル 2 で確認されました <髙島 & 齋藤>')
    expect(mail?.from?.value).toEqual([{ name: 'DX人材ポータル', address: 'dx@city.example.jp' }])
    expect(mail?.to).toMatchObject({ value: [{ address: '100001@city.example.jp' }] })
    expect(mail?.text).toContain('http://localhost:3000/me/skills')
    expect(mail?.html).toContain('&lt;髙島 &amp; 齋藤&gt;</a>')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    const [row] = await rows()
    expect(row).toMatchObject({ state: 'sent', attempts: 1, failure: null })
    expect(mail?.messageId).toBe(`<${row?.message_id}>`)
  })

  test('leaves by one sender only, however many look for mails', async () => {
    await tell(people)
    await Promise.all([sendAll(), sendAll(), sendAll()])
    expect(sentTo()).toEqual(people.map((_, index) => `${100_001 + index}@city.example.jp`))
    expect((await rows()).every(({ state }) => state === 'sent')).toBe(true)
  })

  test('waits while the city is quiet, also when it was written before', async () => {
    await tell(people.slice(0, 1))
    now = new Date('2026-11-25T18:00:00+09:00')
    await sendAll()
    now = new Date(MORNING)
    await todayIs(cityDate('2028-11-23'))
    await sendAll()
    expect(server.received).toEqual([])
    await todayIs(cityDate('2028-11-24'))
    await sendAll()
    expect(server.received).toHaveLength(1)
  })

  test('as a digest is sent in the afternoon, once, and never empty', async () => {
    const [someone = 0] = people
    await chooseMailSetting(db, someone, 'digest', STAMP.at)
    await tell([someone], '秋の見直しが始まりました')
    await tell([someone], 'レベルが確認されました')
    await sendAll()
    expect(server.received).toEqual([])
    now = new Date('2026-11-25T16:30:00+09:00')
    await sendAll()
    await sendAll()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.subject).toContain('お知らせ 2 件')
    expect(server.received[0]?.text).toMatch(/秋の見直しが始まりました.*レベルが確認されました/s)
    await todayIs(cityDate('2028-11-16'))
    await sendAll()
    expect(server.received).toHaveLength(1)
  })

  test('as a digest is not taken while something is being added to it', async () => {
    const [someone = 0] = people
    await chooseMailSetting(db, someone, 'digest', STAMP.at)
    await tell([someone], '一つめ')
    now = new Date('2026-11-25T16:30:00+09:00')
    await db.$transaction(async (sql) => {
      await notify({ sql, today: TODAY, stamp: STAMP }, [someone], { title: '二つめ', href: '/' })
      await sendAll()
      expect(server.tries()).toBe(0)
    })
    await sendAll()
    expect(server.received.map((mail) => mail.subject)).toEqual([expect.stringContaining('お知らせ 2 件')])
  })
})

describe('a server that fails', () => {
  test('by being down: nothing is lost, the others keep their tries, and all arrive once it is back', async () => {
    await tell(people)
    await server.stop()
    expect(await sendAll()).toBe(false)
    const tried = (await rows()).filter(({ attempts }) => attempts > 0)
    expect(tried.length).toBeLessThanOrEqual(4)
    expect(tried[0]).toMatchObject({ state: 'waiting', failure: expect.stringContaining('ESOCKET') })
    server = await startMailServer(server.port)
    now = inMinutes(1)
    expect(await sendAll()).toBe(true)
    expect(sentTo()).toHaveLength(people.length)
  })

  test('by being slow: the mail waits for its next try under the same Message-ID', async () => {
    await tell(people.slice(0, 1))
    server.behave('say nothing')
    await sendAll()
    expect(await rows()).toMatchObject([
      { state: 'waiting', attempts: 1, failure: expect.stringContaining('TIMEDOUT') },
    ])
    server.behave('accept')
    await sendAll()
    expect(server.received).toEqual([])
    now = inMinutes(1)
    await sendAll()
    expect(server.received).toHaveLength(1)
  })

  test('by taking its time, but not too long: one copy', async () => {
    await tell(people.slice(0, 1))
    server.beforeAnswer(() => wait(IMPATIENT.silence / 2))
    await sendAll()
    now = inMinutes(1)
    await sendAll()
    expect(server.received).toHaveLength(1)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  test('not, but the database does in that moment: that the mail went out is written once it is back', async () => {
    await tell(people.slice(0, 1))
    let locked = true
    server.beforeAnswer(async () => {
      await owner.query('ALTER TABLE mail RENAME TO mail_out_of_reach')
      void wait(300)
        .then(() => owner.query('ALTER TABLE mail_out_of_reach RENAME TO mail'))
        .then(() => {
          locked = false
        })
    })
    await sendAll()
    expect(locked).toBe(false)
    now = inMinutes(10)
    await sendAll()
    expect(server.received).toHaveLength(1)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  test.each(['defer recipient', 'defer message'] as const)(
    'by 4xx (%s): tried again after 1, 5, 15 minutes',
    async (as) => {
      await tell(people.slice(0, 2))
      server.behave((address) => (address.startsWith('100001') ? as : 'accept'))
      await sendAll()
      expect(sentTo()).toEqual(['100002@city.example.jp'])
      for (const [index, pause] of [1, 5, 15].entries()) {
        now = inMinutes(pause - 0.1)
        await sendAll()
        expect((await rows())[0]).toMatchObject({ state: 'waiting', attempts: index + 1 })
        now = inMinutes(0.1)
        await sendAll()
        expect((await rows())[0]).toMatchObject({ state: 'waiting', attempts: index + 2 })
      }
      server.behave('accept')
      now = inMinutes(60)
      await sendAll()
      expect(sentTo()).toEqual(['100001@city.example.jp', '100002@city.example.jp'])
    },
  )

  test.each(['refuse recipient', 'refuse message'] as const)(
    'by 5xx (%s): a dead letter at once, kept, sent when asked',
    async (as) => {
      await tell(people.slice(0, 2))
      server.behave((address) => (address.startsWith('100001') ? as : 'accept'))
      await sendAll()
      now = inMinutes(60 * 24)
      await sendAll()
      const [dead, sent] = await rows()
      expect([dead, sent]).toMatchObject([{ state: 'dead', attempts: 1 }, { state: 'sent' }])
      expect(dead?.failure).toMatch(/^(EENVELOPE 550 RCPT TO|EMESSAGE 554 DATA)$/)
      server.behave('accept')
      await sendAgain(db, dead?.id ?? 0)
      await sendAll()
      expect(sentTo()).toEqual(['100001@city.example.jp', '100002@city.example.jp'])
    },
  )

  test('for good: given up after five days, not before', async () => {
    await tell(people.slice(0, 1))
    server.behave('defer message')
    await sendAll()
    for (const minutes of [1, 5, 15, 60, 240]) {
      now = inMinutes(minutes)
      await sendAll()
    }
    for (let day = 1; day <= 5; day += 1) {
      expect(await rows()).toMatchObject([{ state: 'waiting' }])
      now = new Date(Date.parse('2026-11-25T16:00:00+09:00') + day * 24 * 3_600_000)
      await sendAll()
    }
    expect(await rows()).toMatchObject([{ state: 'dead', attempts: 11 }])
  })

  test('by cutting the line in the middle of the message: sent again, delivered once', async () => {
    await tell(people.slice(0, 1))
    server.behave('cut before the end')
    await sendAll()
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1 }])
    server.behave('accept')
    now = inMinutes(1)
    await sendAll()
    expect(server.received).toHaveLength(1)
  })

  test('by cutting the line after it has taken the message: the one case of a second copy, told by its Message-ID', async () => {
    await tell(people.slice(0, 1))
    server.behave('cut after the end')
    await sendAll()
    server.behave('accept')
    now = inMinutes(1)
    await sendAll()
    await sendAll()
    expect(server.received).toHaveLength(2)
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
  })
})

describe('a worker', () => {
  test('killed in the middle of sending: another one takes its mail up when the lease has run out', async () => {
    await tell(people.slice(0, 3))
    server.behave('say nothing')
    const child = workerProcess()
    await until(() => server.tries() >= 3)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect((await rows()).map(({ state }) => state)).toEqual(['sending', 'sending', 'sending'])
    server.behave('accept')
    await sendAll()
    expect(server.received).toEqual([])
    now = inMinutes(3)
    await sendAll()
    expect(sentTo()).toHaveLength(3)
    expect(await rows()).toMatchObject([1, 2, 3].map(() => ({ state: 'sent', attempts: 2 })))
  })

  test('killed between the two: what it had delivered is not sent again', async () => {
    await tell(people)
    server.behave((address) => (address < '100006' ? 'accept' : 'say nothing'))
    const child = workerProcess()
    await until(() => server.received.length >= 5 && server.tries() >= 9)
    await until(async () => (await rows()).filter(({ state }) => state === 'sent').length >= 5)
    child.kill('SIGKILL')
    await once(child, 'exit')
    server.behave('accept')
    now = inMinutes(3)
    await sendAll()
    expect(sentTo()).toHaveLength(people.length)
    expect(new Set(sentTo()).size).toBe(people.length)
  })

  test('told to stop sends what is on its way and begins nothing more', async () => {
    await tell(people)
    const child = workerProcess()
    await until(() => server.tries() >= 1)
    child.kill('SIGTERM')
    const [status] = await once(child, 'exit')
    expect(status).toBe(0)
    const states = (await rows()).map(({ state }) => state)
    expect(states).not.toContain('sending')
    expect(states.filter((state) => state === 'sent')).toHaveLength(server.received.length)
  })

  test('two of them in processes of their own send every mail once', async () => {
    await tell(people)
    const [one, other] = [workerProcess(), workerProcess()]
    await until(async () => (await rows()).every(({ state }) => state === 'sent'))
    one?.kill('SIGTERM')
    other?.kill('SIGTERM')
    expect(sentTo()).toHaveLength(people.length)
    expect(new Set(sentTo()).size).toBe(people.length)
  })

  test('whose mail kills it again and again gives that mail up', async () => {
    await tell(people.slice(0, 1))
    await owner.query('UPDATE mail SET attempts = 10')
    const lease = { id: '6f1d2c5e-0000-4000-8000-000000000001', until: inMinutes(2) }
    await leaseDueMail(db, lease, { city: STAMP.at, real: now })
    now = inMinutes(3)
    await sendAll()
    expect(await rows()).toMatchObject([{ state: 'dead', failure: 'INTERRUPTED' }])
    expect(server.tries()).toBe(0)
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

  expect(await statementsOf(() => tell(ids))).toHaveLength(1)

  expect(await rows()).toHaveLength(3900)
})

function tell(personIds: readonly number[], title = '秋の見直しが始まりました'): Promise<void> {
  return notify({ sql: db, today: TODAY, stamp: STAMP }, personIds, { title, href: '/me/skills' })
}

function sendAll(): Promise<boolean> {
  return sendDueMails(mailTransport(server.settings, IMPATIENT))
}

function inMinutes(minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000)
}

function sentTo(): string[] {
  return server.received.map(({ to }) => [to].flat()[0]?.value[0]?.address ?? '').sort()
}

type Row = { id: number; message_id: string; state: string; attempts: number; failure: string | null }

async function rows(): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    'SELECT id, message_id, state, attempts, last_failure AS failure FROM mail ORDER BY id',
  )
  return rows
}

function workerProcess(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/mail-worker-process.ts'], {
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      PORTAL_APP_DATABASE: appUrl,
      SMTP_URL: `smtp://127.0.0.1:${server.port}?tls=off`,
      MAIL_FROM: 'DX人材ポータル <dx@city.example.jp>',
      TEST_INSTANT: now.toISOString(),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  children.push(child)
  return child
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return
    await wait(50)
  }
  throw new Error('it did not come to that')
}
