import { afterEach, beforeAll, beforeEach } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { notify } from '~/facts/notices'
import { useInstants } from '~/platform/clock.server'
import { log } from '~/platform/log.server'
import { type MailTimeouts, mailTransport } from '~/platform/mail.server'
import { sendDueMails } from '~/server/send-due-mails'
import { person, STAMP, unit } from './city-of'
import { testDatabase, todayIs } from './database'
import { type MailServer, startMailServer } from './mail-server'

export const TODAY = cityDate('2028-11-15')
export const MORNING = '2026-11-25T10:00:00+09:00'
/** As patient as a machine needs on which everything else runs as well. */
const TIMEOUTS: MailTimeouts = { connect: 25_000, greeting: 25_000, silence: 20_000 }

type Row = { id: number; message_id: string; state: string; attempts: number; failure: string | null }

export type MailDesk = {
  /** Thirty people with addresses 100001@city.example.jp and on. */
  people: number[]
  server: MailServer
  /** The real moment; each test begins at ten in the morning. */
  now: Date
  pass: (minutes: number) => void
  tell: (personIds: readonly number[], title?: string) => Promise<void>
  /** Sends what is due now. @returns whether the server answers */
  sendAll: () => Promise<boolean>
  /** Whom the server has taken mails for, in order. */
  sentTo: () => string[]
  /** The outbox. */
  rows: () => Promise<Row[]>
}

/** An empty outbox before each test, people to write to, and a mail server of one's own. */
export function mailDesk(): MailDesk {
  const { db, owner } = testDatabase()
  let resetClock = () => {}
  const desk: Omit<MailDesk, 'server'> & { server: MailServer | null } = {
    people: [],
    server: null,
    now: new Date(MORNING),
    pass: (minutes) => {
      desk.now = new Date(desk.now.getTime() + minutes * 60_000)
    },
    tell: (personIds, title = '秋の見直しが始まりました') =>
      notify({ sql: db, today: TODAY, stamp: STAMP }, personIds, { title, href: '/me/skills' }),
    sendAll: () => sendDueMails(mailTransport(running().settings, TIMEOUTS)),
    sentTo: () =>
      running()
        .received.map(({ to }) => [to].flat()[0]?.value[0]?.address ?? '')
        .sort(),
    rows: async () => {
      const { rows } = await owner.query<Row>(
        'SELECT id, message_id, state, attempts, last_failure AS failure FROM mail ORDER BY id',
      )
      return rows
    },
  }
  const running = (): MailServer => {
    if (!desk.server) throw new Error('the mail server runs within a test')
    return desk.server
  }
  beforeAll(async () => {
    log.level = 'silent'
    const department = await unit(db, { code: 'D01', name: '福祉保健部' })
    for (let each = 1; each <= 30; each += 1) {
      const number = String(100_000 + each)
      const email = `${number}@city.example.jp`
      desk.people.push(await person(db, { number, name: `職員 ${each}`, unitId: department, email }))
    }
  })
  beforeEach(async () => {
    desk.now = new Date(MORNING)
    resetClock = useInstants(() => desk.now)
    await owner.query('DELETE FROM notice')
    await owner.query('DELETE FROM mail')
    await owner.query('DELETE FROM mail_setting')
    await todayIs(TODAY)
    desk.server = await startMailServer()
  })
  afterEach(async () => {
    resetClock()
    await desk.server?.stop()
  })
  return desk as MailDesk
}
