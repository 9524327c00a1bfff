import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CityDate, cityDate } from '~/domain/calendar'
import type { MailDelivery } from '~/domain/mail'
import { chooseMailSetting } from '~/facts/mail'
import { type NoticeGiven, notify } from '~/facts/notices'
import { person, STAMP, unit } from '../support/city-of'
import { statementsOf } from '../support/counted-statements'
import { testDatabase } from '../support/database'

const { db, owner } = testDatabase()

const TODAY = cityDate('2028-11-15')
const REVIEW: NoticeGiven = { title: '秋の見直しが始まりました', href: '/me/skills' }

let people: Record<'石黒' | '水野' | '坂井' | '紙の人', number>
let section: number

beforeAll(async () => {
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  const named = (number: string, name: string, email?: string) =>
    person(db, { number, name, unitId: section, ...(email && { email }) })
  people = {
    石黒: await named('100001', '石黒 美咲', '100001@city.example.jp'),
    水野: await named('100002', '水野 啓介', '100002@city.example.jp'),
    坂井: await named('100003', '坂井 健', '100003@city.example.jp'),
    紙の人: await named('100004', '小林 明'),
  }
})

beforeEach(async () => {
  await owner.query('DELETE FROM notice')
  await owner.query('DELETE FROM mail')
  await owner.query('DELETE FROM mail_setting')
})

describe('who is told something', () => {
  test('gets the notice and a mail to the address of that day, in one statement however many they are', async () => {
    const statements = await statementsOf(() => tell([people.石黒, people.水野, people.紙の人, people.石黒], REVIEW))
    expect(statements).toHaveLength(1)
    expect(await mails()).toEqual([
      { to: '100001@city.example.jp', kind: 'at_once', state: 'waiting', from: '2028-11-15 10:00', told: 1 },
      { to: '100002@city.example.jp', kind: 'at_once', state: 'waiting', from: '2028-11-15 10:00', told: 1 },
    ])
    expect(await notices()).toBe(3)
  })

  test('after hours gets the mail on the next working morning', async () => {
    await tell([people.石黒], REVIEW, '2028-11-17T18:30:00+09:00')
    expect(await mails()).toMatchObject([{ from: '2028-11-20 08:30' }])
  })

  test('hears nothing of a change that did not come about', async () => {
    const undone = db.$transaction(async (sql) => {
      await notify({ sql, today: TODAY, stamp: STAMP }, [people.石黒], REVIEW)
      throw new Error('refused after all')
    })
    await expect(undone).rejects.toThrow('refused after all')
    expect([await mails(), await notices()]).toEqual([[], 0])
  })

  test('is told in the portal only, where they chose so', async () => {
    await choose(people.石黒, 'portal_only')
    await tell([people.石黒], REVIEW)
    expect([await mails(), await notices()]).toEqual([[], 1])
  })

  test('gets what begins a term at once, whatever they chose', async () => {
    await choose(people.石黒, 'portal_only')
    await choose(people.水野, 'digest')
    await tell([people.石黒, people.水野], { ...REVIEW, mandatory: true })
    expect(await mails()).toMatchObject([{ kind: 'at_once' }, { kind: 'at_once' }])
  })
})

describe('who chose one mail a day', () => {
  test('gets all notices of the day in it', async () => {
    await choose(people.石黒, 'digest')
    await tell([people.石黒], REVIEW)
    await tell(
      [people.石黒, people.水野],
      { title: 'レベルが確認されました', href: '/me/skills' },
      '2028-11-15T15:00:00+09:00',
    )
    expect(await mails()).toEqual([
      { to: '100001@city.example.jp', kind: 'digest', state: 'waiting', from: '2028-11-15 16:30', told: 2 },
      { to: '100002@city.example.jp', kind: 'at_once', state: 'waiting', from: '2028-11-15 15:00', told: 1 },
    ])
  })

  test('gets what comes after it has been tried in the next one', async () => {
    await choose(people.石黒, 'digest')
    await tell([people.石黒], REVIEW)
    await owner.query("UPDATE mail SET last_tried_at = '2028-11-15T16:30:00+09:00', attempts = 1")
    await tell([people.石黒], REVIEW, '2028-11-15T17:00:00+09:00')
    expect(await mails()).toMatchObject([
      { kind: 'digest', from: '2028-11-15 16:30', told: 1 },
      { kind: 'digest', from: '2028-11-16 16:30', told: 1 },
    ])
  })

  test('has one digest, when two commands tell them something at the same moment', async () => {
    await choose(people.石黒, 'digest')
    await Promise.all(Array.from({ length: 8 }, () => tell([people.石黒], REVIEW)))
    expect(await mails()).toMatchObject([{ kind: 'digest', told: 8 }])
  })
})

describe('the database itself', () => {
  test('takes no address that could be another header or a second recipient', async () => {
    for (const address of ['a@b.jp\r\nBcc: c@d.jp', 'a@b.jp, c@d.jp', 'A <a@b.jp>', 'a b@c.jp', 'a@b@c.jp', '']) {
      await expect(putMail({ address }), JSON.stringify(address)).rejects.toThrow('mail_address')
    }
    await putMail({ address: "o'brien+dx@city.example.jp" })
  })

  test('never lets a mail that was sent be sent again, nor one without a lease be on its way', async () => {
    await putMail({ address: 'a@b.jp' })
    await expect(db.$executeRaw`UPDATE mail SET state = 'sending'`).rejects.toThrow('mail_leased')
    await db.$executeRaw`UPDATE mail SET state = 'sent', sent_at = now()`
    await expect(db.$executeRaw`UPDATE mail SET state = 'waiting', sent_at = NULL`).rejects.toThrow('never sent again')
  })

  test('lets the app neither delete a mail nor change whose it is', async () => {
    await putMail({ address: 'a@b.jp' })
    await expect(db.$executeRaw`DELETE FROM mail`).rejects.toThrow('permission denied')
    await expect(db.$executeRaw`UPDATE mail SET person_id = 1`).rejects.toThrow('permission denied')
    await expect(db.$executeRaw`UPDATE mail SET message_id = 'x'`).rejects.toThrow('permission denied')
  })
})

function tell(personIds: number[], notice: NoticeGiven, at = '2028-11-15T10:00:00+09:00'): Promise<void> {
  return notify(
    { sql: db, today: at.slice(0, 10) as CityDate, stamp: { at: new Date(at), by: null } },
    personIds,
    notice,
  )
}

function choose(personId: number, delivery: MailDelivery): Promise<void> {
  return chooseMailSetting(db, personId, delivery, STAMP.at)
}

function putMail({ address }: { address: string }): Promise<number> {
  return db.$executeRaw`
    INSERT INTO mail (message_id, person_id, kind, address, created_at, not_before)
    VALUES (gen_random_uuid() || '@localhost', ${people.石黒}, 'at_once', ${address}, ${STAMP.at}, ${STAMP.at})`
}

async function mails() {
  const { rows } = await owner.query(`
    SELECT address AS to, kind, state, to_char(not_before AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') AS from,
      (SELECT count(*)::int FROM notice n WHERE n.mail_id = m.id) AS told
    FROM mail m ORDER BY address, id`)
  return rows
}

async function notices(): Promise<number> {
  const { rows } = await owner.query<{ count: number }>('SELECT count(*)::int FROM notice')
  return rows[0]?.count ?? 0
}
