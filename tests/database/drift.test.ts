import { expect, test } from 'vitest'
import { testDatabase } from '../support/database'
import { driftOf } from '../support/schema-engine'

const { owner, url } = testDatabase()

test('a migrated database is what schema.prisma says', async () => {
  expect(await driftOf(url)).toBe('')
})

test('a column that only the database has is found', async () => {
  await owner.query('ALTER TABLE unit ADD COLUMN nickname text')
  expect(await driftOf(url)).toContain('DROP COLUMN "nickname"')
  await owner.query('ALTER TABLE unit DROP COLUMN nickname')
})
