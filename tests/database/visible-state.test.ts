import { expect, test } from 'vitest'
import { visibleState } from '~/facts/visible-state'
import { unit } from '../support/city-of'
import { testDatabase } from '../support/database'

const { db } = testDatabase()

/* Other tests write to the same cluster at the same time: that it stays the same cannot be asked here. */

test('what is read is known by another word as soon as somebody has written', async () => {
  const before = await visibleState(db)
  await unit(db, { code: 'D01', name: '財務部' })
  expect(await visibleState(db)).not.toBe(before)
})

test('a change that was under way counts from the moment at which it can be seen', async () => {
  let during = ''
  await db.$transaction(async (sql) => {
    await unit(sql, { code: 'D02', name: '福祉保健部' })
    during = await visibleState(db)
  })
  expect(await visibleState(db)).not.toBe(during)
})
