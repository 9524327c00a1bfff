import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { leaseDueMail } from '~/facts/mail'
import { STAMP } from '../support/city-of'
import { testDatabase } from '../support/database'
import { mailDesk } from '../support/mail-desk'

const { db, owner, appUrl } = testDatabase()
const desk = mailDesk()
const children: ChildProcess[] = []

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

describe('a worker', () => {
  test('killed in the middle of sending: another one takes its mail up when the lease has run out', async () => {
    await desk.tell(desk.people.slice(0, 3))
    desk.server.behave('say nothing')
    const child = workerProcess()
    await until(() => desk.server.tries() >= 3)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect((await desk.rows()).map(({ state }) => state)).toEqual(['sending', 'sending', 'sending'])
    desk.server.behave('accept')
    await desk.sendAll()
    expect(desk.server.received).toEqual([])
    desk.pass(3)
    await desk.sendAll()
    expect(desk.sentTo()).toHaveLength(3)
    expect(await desk.rows()).toMatchObject([1, 2, 3].map(() => ({ state: 'sent', attempts: 2 })))
  })

  test('killed between the two: what it had delivered is not sent again', async () => {
    await desk.tell(desk.people)
    desk.server.behave((address) => (address < '100006' ? 'accept' : 'say nothing'))
    const child = workerProcess()
    await until(() => desk.server.received.length >= 5 && desk.server.tries() >= 9)
    await until(async () => (await desk.rows()).filter(({ state }) => state === 'sent').length >= 5)
    child.kill('SIGKILL')
    await once(child, 'exit')
    desk.server.behave('accept')
    desk.pass(3)
    await desk.sendAll()
    expect(desk.sentTo()).toHaveLength(desk.people.length)
    expect(new Set(desk.sentTo()).size).toBe(desk.people.length)
  })

  test('told to stop sends what is on its way and begins nothing more', async () => {
    await desk.tell(desk.people)
    const child = workerProcess()
    await until(() => desk.server.tries() >= 1)
    child.kill('SIGTERM')
    const [status] = await once(child, 'exit')
    expect(status).toBe(0)
    const states = (await desk.rows()).map(({ state }) => state)
    expect(states).not.toContain('sending')
    expect(states.filter((state) => state === 'sent')).toHaveLength(desk.server.received.length)
  })

  test('two of them in processes of their own send every mail once', async () => {
    await desk.tell(desk.people)
    const [one, other] = [workerProcess(), workerProcess()]
    await until(async () => (await desk.rows()).every(({ state }) => state === 'sent'))
    one?.kill('SIGTERM')
    other?.kill('SIGTERM')
    expect(desk.sentTo()).toHaveLength(desk.people.length)
    expect(new Set(desk.sentTo()).size).toBe(desk.people.length)
  })

  test('whose mail kills it again and again gives that mail up', async () => {
    await desk.tell(desk.people.slice(0, 1))
    await owner.query('UPDATE mail SET attempts = 10')
    const lease = { id: '6f1d2c5e-0000-4000-8000-000000000001', until: new Date(desk.now.getTime() + 120_000) }
    await leaseDueMail(db, lease, { city: STAMP.at, real: desk.now })
    desk.pass(3)
    await desk.sendAll()
    expect(await desk.rows()).toMatchObject([{ state: 'dead', failure: 'INTERRUPTED' }])
    expect(desk.server.tries()).toBe(0)
  })
})

function workerProcess(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/mail-worker-process.ts'], {
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      PORTAL_APP_DATABASE: appUrl,
      SMTP_URL: `smtp://127.0.0.1:${desk.server.port}?tls=off`,
      MAIL_FROM: 'DX人材ポータル <dx@city.example.jp>',
      TEST_INSTANT: desk.now.toISOString(),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  children.push(child)
  return child
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (await holds()) return
    await wait(50)
  }
  throw new Error('it did not come to that')
}
