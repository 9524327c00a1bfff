import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FRAMEWORK_KINDS, type Framework, newFramework, planFramework } from '~/domain/framework'
import { frameworkAsCase } from '~/domain/framework-as-case'
import { frameworkAsTable } from '~/domain/framework-as-table'
import { readFrameworkCase } from '~/domain/framework-case'
import { columnsOf, likelyMapping, readFrameworkTable } from '~/domain/framework-table'
import { toCsv } from '~/platform/spreadsheet/write-table-file'
import { caseFaults } from '../support/case-schema'
import { csvFile } from '../support/import-files'

const AT = '2028-11-15T00:00:00Z'

/** Words as people write them: kanji, kana, letters, marks that formats use themselves. */
const words = fc
  .array(fc.constantFrom('評価', 'データ', 'ア', 'Skill', ' ', '1', '"', ',', '、', '&', '<b>', '／', "'", '―', '𠮷'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '' && !/^[=+\-@'※＊*注備(（]/.test(text))

const code = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,6}(\.[1-9])?$/)
const details = fc.record(
  {
    notes: words,
    educationLevel: fc.array(words, { minLength: 1, maxLength: 2 }),
    CFItemType: fc.constantFrom('Cluster', 'Standard'),
    uri: fc.webUrl(),
    extensions: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), words, { minKeys: 1, maxKeys: 2 }),
  },
  { requiredKeys: [] },
)

const frameworks: fc.Arbitrary<Framework> = fc
  .uniqueArray(
    fc.record({
      code,
      above: fc.nat(),
      kind: fc.constantFrom(...FRAMEWORK_KINDS),
      title: words,
      description: fc.oneof(fc.constant(''), words),
      level: fc.oneof(fc.constant(null), words),
      identifier: fc.oneof(fc.constant(null), fc.uuid()),
      details,
    }),
    { selector: (item) => item.code, minLength: 1, maxLength: 12 },
  )
  .chain((items) =>
    fc.record({
      name: words,
      source: fc.oneof(fc.constant(''), words),
      licence: fc.oneof(fc.constant(''), words),
      description: fc.oneof(fc.constant(''), words),
      identifier: fc.oneof(fc.constant(null), fc.uuid()),
      quotedOnly: fc.boolean(),
      declaredItems: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 999 })),
      items: fc.constant(items),
    }),
  )
  .filter(
    ({ items }) =>
      new Set(items.flatMap((item) => item.identifier ?? [])).size === items.filter((item) => item.identifier).length,
  )
  .map(({ items, ...header }) => {
    const told = items.map(({ above, description, ...item }, index) => ({
      ...item,
      line: null,
      // A description that says what the title says is none.
      description: description === item.title ? '' : description,
      parentCode:
        index === 0 ? null : ([null, ...items.slice(0, index).map((one) => one.code)][above % (index + 1)] ?? null),
    }))
    const known = { ...newFramework({ code: 'any', version: '1' }), ...header, changedAt: AT }
    return planFramework(null, known, told).after
  })

test('any framework written as CASE is valid by its schema, and read again it is the same', () => {
  fc.assert(
    fc.property(frameworks, (framework) => {
      const written = JSON.parse(JSON.stringify(frameworkAsCase(framework, AT)))
      expect(caseFaults(written)).toEqual([])
      const { header, items, faults } = readFrameworkCase(written)
      expect(faults).toEqual([])
      const again = planFramework(null, { ...header, code: header.code ?? '', version: header.version ?? '' }, items)
      expect(again.faults).toEqual([])
      expect(again.after).toEqual(framework)
    }),
    { numRuns: 200 },
  )
})

test('any framework written as a table has the same tree, words and levels when it is read again', async () => {
  await fc.assert(
    fc.asyncProperty(frameworks, async (framework) => {
      const file = await csvFile(toCsv(frameworkAsTable(framework)))
      const read = readFrameworkTable(file, likelyMapping(columnsOf(file)))
      if (!read.ok) throw new Error(read.fault.reason)
      const again = planFramework(null, { code: 'any', version: '1' }, read.told.items)
      expect([...read.told.faults, ...again.faults]).toEqual([])
      const bare = framework.items.map((item) => ({ ...item, identifier: null, details: {} }))
      expect(again.after.items).toEqual(bare)
    }),
    { numRuns: 50 },
  )
})
