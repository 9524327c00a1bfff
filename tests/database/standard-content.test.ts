import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSkillStandard } from '~/domain/skill-standard'
import { canonicalStandard } from '~/domain/standard-canonical'
import { standardContent } from '~/facts/standard-content'
import { storeStandardDraft } from '~/facts/standard-draft'
import reference from '../../prisma/demo/skill-standard.json'
import { anyStandard } from '../support/any-standard'
import { STAMP } from '../support/city-of'
import { testDatabase } from '../support/database'

const { db } = testDatabase()
test('the reference standard comes out of the tables as its file told it', async () => {
  const read = readSkillStandard(reference)
  if (!read.ok) throw new Error('the reference is no standard')
  const stored = await storeStandardDraft(db, read.standard, STAMP)
  if (!stored.stored) throw new Error(stored.reason)
  const content = await standardContent(db, stored.versionId)
  expect(content).toEqual(canonicalStandard(read.standard))
  expect(content.roles[0]?.name.en).toBe('General staff')
  expect(readSkillStandard(JSON.parse(JSON.stringify(content)))).toEqual({ ok: true, standard: content })
})

test('so does any other standard', async () => {
  await fc.assert(
    fc.asyncProperty(anyStandard, async (standard) => {
      const stored = await storeStandardDraft(db, standard, STAMP)
      if (!stored.stored) throw new Error(stored.reason)
      expect(await standardContent(db, stored.versionId)).toEqual(canonicalStandard(standard))
    }),
    { numRuns: 60 },
  )
})
