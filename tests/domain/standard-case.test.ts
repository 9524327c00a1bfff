import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { standardAsCase } from '~/domain/standard-as-case'
import { canonicalStandard } from '~/domain/standard-canonical'
import { isStandardCase, readStandardCase } from '~/domain/standard-case'
import referenceFile from '../../prisma/demo/skill-standard.json'
import { anyStandard } from '../support/any-standard'
import { caseFaults } from '../support/case-schema'

const AT = '2028-11-15T00:00:00+09:00'
const reference = standardIn(referenceFile)

function standardIn(json: unknown): SkillStandardFile {
  const read = readSkillStandard(json)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.standard
}

/** As JSON goes through a file. */
function written(standard: SkillStandardFile): ReturnType<typeof JSON.parse> {
  return JSON.parse(JSON.stringify(standardAsCase(standard, AT, 'Adopted')))
}

describe('a standard as a CASE package', () => {
  test('is valid against the schema of CASE 1.1 and uses no extensions', () => {
    const json = written(reference)
    expect(caseFaults(json)).toEqual([])
    expect(isStandardCase(json)).toBe(true)
    expect(JSON.stringify(json)).not.toContain('"extensions"')
    expect(caseFaults({ ...json, document: { ...json.document, sourcedId: 'CITY-ITSS' } })).not.toEqual([])
  })

  test('has a rubric with five levels for each skill, and each link leads somewhere', () => {
    const json = written(reference)
    const [rubric] = json.rubrics
    expect(rubric.CFRubricCriteria).toHaveLength(reference.skills.length + 1)
    const ids = new Set([json.document, ...json.items].map((one: { sourcedId: string }) => one.sourcedId))
    expect(ids.size).toBe(json.items.length + 1)
    const links: {
      associationType: string
      originNodeURI: { identifier: string }
      destinationNodeURI: { identifier: string; uri: string }
    }[] = json.associations
    for (const { originNodeURI, destinationNodeURI } of links) {
      expect(ids).toContain(originNodeURI.identifier)
      if (!destinationNodeURI.uri.startsWith('urn:x-framework:')) expect(ids).toContain(destinationNodeURI.identifier)
    }
    expect(new Set(json.associations.map((one: { sourcedId: string }) => one.sourcedId)).size).toBe(links.length)
  })

  test('gives the same identifiers each time, and others to another version', () => {
    const idsOf = (standard: SkillStandardFile) =>
      written(standard).items.map((one: { sourcedId: string }) => one.sourcedId)
    expect(idsOf(reference)).toEqual(idsOf(reference))
    const next = { ...reference, standard: { ...reference.standard, version: '1.1.0' } }
    const before = new Set(idsOf(reference))
    expect(idsOf(next).filter((id: string) => before.has(id))).toEqual([])
  })

  test('comes back as the same standard: any', () => {
    fc.assert(
      fc.property(anyStandard, (standard) => {
        const json = written(standard)
        expect(caseFaults(json)).toEqual([])
        const read = readStandardCase(json, reference)
        expect(read.ok ? canonicalStandard(read.standard) : read.faults).toEqual(canonicalStandard(standard))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a CASE package by another tool', () => {
  /** The same package in the words of the information model. */
  function inTheOtherShape(json: ReturnType<typeof written>) {
    const renamed = JSON.parse(JSON.stringify(json).replaceAll('"sourcedId"', '"identifier"'))
    const { document, items, associations, rubrics, definitions } = renamed
    return {
      CFDocument: document,
      CFItems: items,
      CFAssociations: associations,
      CFRubrics: rubrics,
      CFDefinitions: definitions,
    }
  }

  test('is read in the shape of the information model, too', () => {
    const read = readStandardCase(inTheOtherShape(written(reference)), reference)
    expect(read.ok && canonicalStandard(read.standard)).toEqual(canonicalStandard(reference))
  })

  test('takes the rules of the city where it says none', () => {
    const { definitions: _none, ...json } = written(reference)
    const read = readStandardCase(json, reference)
    expect(read.ok && read.standard.populationRules).toEqual(reference.populationRules)
  })

  test('without levels is refused at its place, and sent to the frameworks by others', () => {
    const { rubrics: _none, ...json } = written(reference)
    const read = readStandardCase(json, reference)
    expect(read).toMatchObject({ ok: false, faults: expect.any(Array) })
    expect(read.ok ? [] : read.faults[0]).toMatchObject({
      path: expect.stringMatching(/^items\[\d+\]$/),
      reason: expect.stringContaining('外部の枠組み'),
    })
  })

  test('without skills is refused', () => {
    const json = written(reference)
    expect(readStandardCase({ ...json, items: [] }, reference)).toMatchObject({
      ok: false,
      faults: [{ path: 'items' }],
    })
  })

  test('whatever JSON comes, reading it answers and never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => readStandardCase(json, reference).ok === false))
    const json = written(reference)
    const parts = Object.keys(json)
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.jsonValue(), (part, value) => {
        expect(typeof readStandardCase({ ...json, [part]: value }, reference).ok).toBe('boolean')
      }),
    )
  })
})
