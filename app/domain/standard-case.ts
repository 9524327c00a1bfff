/**
 * Reads a standard from a CASE package, as `standard-as-case` writes it. A package by another tool comes in where it has
 * what a standard needs: skills below categories, and a rubric with levels 0 to 4 for each skill. What CASE has no place
 * for (who is asked, who confirms) is then as in the standard that the package is laid over.
 */
import { documentOf, endOf, idOf, isCasePackage, listOf, packageOf, type Raw, raw, wordsOf } from './case-package'
import type { JsonFault } from './json-faults'
import { readSkillStandard, type SkillStandardFile } from './skill-standard'
import { CASE_TYPES } from './standard-case-words'

export { isCasePackage as isStandardCase }

type Read = ReturnType<typeof readSkillStandard>
type Found = { id: string; value: Raw; at: string; type: string }
type Link = { from: string; to: string; type: string; sequence: number; uri: string }
type Package = { items: Found[]; links: Link[]; whole: Raw; document: Raw }

/**
 * @param frame what stands where the package says nothing: scale, who is asked, who confirms
 * @returns the standard, or every fault with its place in the package; never throws
 */
export function readStandardCase(json: unknown, frame: SkillStandardFile): Read {
  const whole = packageOf(json)
  const document = documentOf(whole)
  if (!whole || !document) return refused('（ファイル全体）', 'CASE の CFPackage ではありません。')
  const found = partsOf(whole, document)
  const faults = faultsOf(found)
  if (faults.length > 0) return { ok: false, faults }
  return readSkillStandard(standardOf(found, frame))
}

function refused(path: string, reason: string): Read {
  return { ok: false, faults: [{ path, reason }] }
}

function partsOf(whole: Raw, document: Raw): Package {
  const items = listOf(whole, 'CFItems', 'items').map(({ value, at }) => ({
    id: idOf(value),
    value,
    at,
    type: wordsOf(value.CFItemType),
  }))
  const links = listOf(whole, 'CFAssociations', 'associations').map(({ value }, index) => {
    const target = raw.safeParse(value.destinationNodeURI)
    return {
      from: endOf(value.originNodeURI),
      to: endOf(value.destinationNodeURI),
      type: wordsOf(value.associationType),
      sequence: typeof value.sequenceNumber === 'number' ? value.sequenceNumber : index,
      uri: target.success ? wordsOf(target.data.uri) : '',
    }
  })
  return { items, links: links.sort((a, b) => a.sequence - b.sequence), whole, document }
}

const NO_SKILLS =
  'スキル（CFItemType が「Skill」の CFItem）がありません。ほかの団体の枠組みは「外部の枠組み」として取り込めます。'
const NO_LEVELS =
  'レベル 0 から 4 の指標が、ルーブリック（CFRubricCriteria）にありません。ほかの団体の枠組みは「外部の枠組み」として取り込めます。'

function faultsOf(found: Package): JsonFault[] {
  const skills = ofType(found, CASE_TYPES.skill)
  if (skills.length === 0) return [{ path: 'items', reason: NO_SKILLS }]
  const criteria = criteriaOf(found)
  return skills.flatMap(({ id, at }): JsonFault[] => {
    const levels = criteria.get(id) ?? []
    return levels.length === 5 ? [] : [{ path: at, reason: NO_LEVELS }]
  })
}

function standardOf(found: Package, frame: SkillStandardFile): unknown {
  const { document } = found
  const [, , code, version] = wordsOf(document.uri).split(':')
  const concepts = conceptsOf(found)
  const rules = concepts.get('populationRule')
  const rows = concepts.get('confirmationRule')
  const [notes] = concepts.get('confirmationNotes') ?? []
  const { rows: _rows, ...ownNotes } = frame.confirmationPolicy
  const [succession] = concepts.get('succession') ?? []
  return {
    standard: {
      code: wordsOf(document.uri).startsWith('urn:x-skill-standard:') ? code : frame.standard.code,
      name: named(wordsOf(document.title), wordsOf(document.description)),
      version: wordsOf(document.version) || version || frame.standard.version,
    },
    levelScale: scaleOf(found) ?? frame.levelScale,
    populationRules: rules ?? frame.populationRules,
    confirmationPolicy: rows ? { rows, ...(notes ?? {}) } : { ...ownNotes, rows: frame.confirmationPolicy.rows },
    tools: ofType(found, CASE_TYPES.tool).map(({ value }) => ({
      code: wordsOf(value.humanCodingScheme),
      name: wordsOf(value.fullStatement),
      partialFromFiscalYear: yearIn(value, 'partialFromFiscalYear'),
      fullFromFiscalYear: yearIn(value, 'fullFromFiscalYear'),
    })),
    categories: inOrder(found, ofType(found, CASE_TYPES.category)).map(({ value }, index) => ({
      code: wordsOf(value.humanCodingScheme),
      order: index + 1,
      name: named(wordsOf(value.fullStatement), wordsOf(value.alternativeLabel)),
      ...shortOf(value),
      description: wordsOf(value.notes),
    })),
    skills: skillsOf(found),
    roles: rolesOf(found),
    ...(succession !== undefined && { succession }),
  }
}

function ofType({ items }: Package, type: string): Found[] {
  return items.filter((one) => one.type === type)
}

function named(ja: string, en: string) {
  return en === '' ? { ja } : { ja, en }
}

function shortOf({ conceptKeywords }: Raw) {
  const [shortName] = textsIn(conceptKeywords)
  return shortName === undefined ? {} : { shortName }
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function yearIn({ notes }: Raw, key: string): number | null {
  const year = new RegExp(`\\b${key}=(\\d{4})`).exec(wordsOf(notes))?.[1]
  return year === undefined ? null : Number(year)
}

/** Siblings by the number of their `isChildOf`. */
function inOrder({ links }: Package, items: readonly Found[]): Found[] {
  const place = new Map(links.filter((link) => link.type === 'isChildOf').map((link) => [link.from, link.sequence]))
  return [...items].sort((a, b) => (place.get(a.id) ?? items.length) - (place.get(b.id) ?? items.length))
}

function parentOf({ links, items }: Package, id: string): Found | undefined {
  const parent = links.find((link) => link.from === id && link.type === 'isChildOf')?.to
  return items.find((one) => one.id === parent)
}

function skillsOf(found: Package) {
  const criteria = criteriaOf(found)
  return inOrder(found, ofType(found, CASE_TYPES.skill)).map(({ id, value }, index) => {
    const related = found.links.filter((link) => link.from === id && link.type === 'isRelatedTo')
    const tool = ofType(found, CASE_TYPES.tool).find((one) => related.some((link) => link.to === one.id))
    const examples = found.links.filter((link) => link.to === id && link.type === 'exemplar')
    return {
      code: wordsOf(value.humanCodingScheme),
      category: wordsOf(parentOf(found, id)?.value.humanCodingScheme),
      order: index + 1,
      name: named(wordsOf(value.abbreviatedStatement) || wordsOf(value.fullStatement), wordsOf(value.alternativeLabel)),
      ...shortOf(value),
      tier: textsIn(value.educationLevel)[0],
      tool: tool ? wordsOf(tool.value.humanCodingScheme) : null,
      definition: wordsOf(value.fullStatement),
      levels: (criteria.get(id) ?? []).map((level) => ({ level: level.score, indicator: level.description })),
      evidenceExamples: examples.flatMap((link) => {
        const text = wordsOf(found.items.find((one) => one.id === link.from)?.value.fullStatement)
        return text === '' ? [] : [text]
      }),
      alignment: alignmentOf(related, found),
    }
  })
}

const OUTSIDE = /^urn:x-framework:([^:]*):(entry|value):(.*)$/

function alignmentOf(related: readonly Link[], { items }: Package): Record<string, unknown> {
  const alignment: Record<string, unknown> = {}
  for (const { to, uri } of related) {
    if (items.some((one) => one.id === to)) continue
    const [, framework, form, said] = OUTSIDE.exec(uri) ?? []
    const key = framework === undefined ? 'case' : decoded(framework)
    const entry = said === undefined ? { code: to, uri } : jsonIn(decoded(said))
    const before = alignment[key]
    alignment[key] = form === 'value' ? entry : [...(Array.isArray(before) ? before : []), entry]
  }
  return alignment
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function rolesOf(found: Package) {
  const skills = new Map(ofType(found, CASE_TYPES.skill).map(({ id, value }) => [id, wordsOf(value.humanCodingScheme)]))
  const requirements = ofType(found, CASE_TYPES.requirement)
  return inOrder(found, ofType(found, CASE_TYPES.role)).map(({ id, value }) => {
    const asked = requirements.flatMap((one) => {
      if (parentOf(found, one.id)?.id !== id) return []
      const to = found.links.find((link) => link.from === one.id && link.type === 'isRelatedTo')?.to
      const must = textsIn(one.value.conceptKeywords)
      return [{ skill: skills.get(to ?? '') ?? '', level: Number(wordsOf(one.value.listEnumeration)), must }]
    })
    const of = (word: string) => asked.filter((one) => one.must.includes(word)).map((one) => one.skill)
    const groups = [...new Set(asked.flatMap((one) => one.must.filter((word) => word.startsWith('anyOf:'))))]
    return {
      code: wordsOf(value.humanCodingScheme),
      name: named(wordsOf(value.fullStatement), wordsOf(value.alternativeLabel)),
      kind: textsIn(value.conceptKeywords)[0],
      description: wordsOf(value.notes),
      requiredLevels: Object.fromEntries(asked.map((one) => [one.skill, one.level])),
      mustHave: of('mustHave'),
      mustHaveByRenewal: of('mustHaveByRenewal'),
      mustHaveAnyOf: groups.sort((a, b) => Number(a.slice(6)) - Number(b.slice(6))).map(of),
    }
  })
}

type LevelOfRubric = { score: unknown; description: unknown; quality: unknown; feedback: unknown }

/** The levels of each skill, by its identifier; under `''` those of the scale. */
function criteriaOf({ whole }: Package): Map<string, LevelOfRubric[]> {
  const criteria = listOf(whole, 'CFRubrics', 'rubrics').flatMap(({ value }) => listOf(value, 'CFRubricCriteria'))
  return new Map(
    criteria.map(({ value }) => {
      const levels = listOf(value, 'CFRubricCriterionLevels').map((level) => level.value)
      return [
        value.category === 'scale' ? '' : endOf(value.CFItemURI),
        levels.map(({ score, description, quality, feedback }) => ({
          score: scoreOf(score),
          description,
          quality,
          feedback,
        })),
      ]
    }),
  )
}

/** Some tools write numbers as text. */
function scoreOf(score: unknown): unknown {
  return typeof score === 'string' && /^\s*\d\s*$/.test(score) ? Number(score) : score
}

function scaleOf(found: Package) {
  return criteriaOf(found)
    .get('')
    ?.map(({ score, description, quality, feedback }) => ({
      level: score,
      label: named(wordsOf(quality), wordsOf(feedback)),
      anchor: description,
    }))
}

/** What the CFConcepts say, by kind and in order. */
function conceptsOf({ whole }: Package): Map<string, unknown[]> {
  const definitions = raw.safeParse(whole.CFDefinitions ?? whole.definitions)
  const said = new Map<string, unknown[]>()
  for (const { value } of definitions.success ? listOf(definitions.data, 'CFConcepts') : []) {
    const kind = wordsOf(value.keywords)
    said.set(kind, [...(said.get(kind) ?? []), jsonIn(wordsOf(value.description))])
  }
  return said
}
