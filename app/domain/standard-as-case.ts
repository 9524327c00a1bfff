/**
 * A standard as a CASE 1.1 package (the JSON schema of a CFPackage), in standard fields only, without extensions:
 *
 * - the document has the standard's name, version and, as `description`, its English name; its code stands in its `uri`;
 * - categories, skills, tools and roles are CFItems by type (`CFItemType`) with their code as `humanCodingScheme`; a skill's
 *   `fullStatement` is its definition, its `abbreviatedStatement` its name, its `educationLevel` the tier; English names are
 *   the `alternativeLabel`, short names the `conceptKeywords`, the kind of a role too;
 * - a skill isChildOf its category, an evidence example is an `exemplar` of its skill, a skill isRelatedTo its tool and to
 *   what stands for it in frameworks by others;
 * - what a role asks is an item of type Requirement below the role, related to its skill: `listEnumeration` is the level,
 *   `conceptKeywords` say mustHave, mustHaveByRenewal or the group anyOf:1;
 * - levels are a rubric, as CASE has it: one criterion a skill with the five levels (score, quality, description), and one
 *   criterion for the scale itself;
 * - who is asked, who confirms and where results come from are no competencies: they are CFConcepts by `hierarchyCode`.
 *
 * Identifiers depend on code and version only: the same version always has the same. Read again it is the same standard.
 */
import { derivedUuid } from './derived-uuid'
import type { RoleOfFile, SkillStandardFile } from './skill-standard'
import { canonicalStandard } from './standard-canonical'
import { CASE_TYPES, POLICY_CONCEPTS, requirementCode } from './standard-case-words'
import { rowsOfStandard } from './standard-rows'

type Raw = Record<string, unknown>
type Node = { title: string; identifier: string; uri: string }
type Around = { document: Node; nodeOf: (type: string, code: string, title: string) => Node; at: string }

/**
 * @param at the moment of its last change (ISO 8601)
 * @param status `adoptionStatus` of CASE: Draft, Adopted, Deprecated …
 * @returns the package as JSON
 */
export function standardAsCase(file: SkillStandardFile, at: string, status: string): object {
  const standard = canonicalStandard(file)
  const { code, version, name } = standard.standard
  const uri = `urn:x-skill-standard:${code}:${version}`
  const document: Node = { title: name.ja, identifier: derivedUuid(uri), uri }
  const nodeOf = (type: string, itemCode: string, title: string): Node => {
    const itemUri = `${uri}:${encodeURIComponent(type)}:${encodeURIComponent(itemCode)}`
    return { title, identifier: derivedUuid(itemUri), uri: itemUri }
  }
  const around: Around = { document, nodeOf, at }
  const parts = [categoriesAsCase(standard, around), skillsAsCase(standard, around), rolesAsCase(standard, around)]
  return {
    document: {
      sourcedId: document.identifier,
      uri,
      title: name.ja,
      creator: code,
      ...(name.en !== undefined && { description: name.en }),
      language: 'ja',
      frameworkType: 'Skill standard',
      version,
      caseVersion: '1.1',
      adoptionStatus: status,
      lastChangeDateTime: at,
    },
    items: parts.flatMap((part) => part.items),
    associations: parts.flatMap((part) => part.associations),
    rubrics: [rubricOf(standard, around)],
    definitions: { CFConcepts: conceptsOf(standard, around) },
  }
}

type Part = { items: Raw[]; associations: Raw[] }

function item(node: Node, said: Raw, { document, at }: Around): Raw {
  const filled = Object.entries(said).filter(([, value]) => value !== undefined && value !== '')
  return {
    sourcedId: node.identifier,
    uri: node.uri,
    ...Object.fromEntries(filled),
    language: 'ja',
    lastChangeDateTime: at,
    CFDocumentURI: document,
  }
}

function link(from: Node, type: string, to: Node, { document, at }: Around, sequenceNumber?: number): Raw {
  const id = derivedUuid(`${from.uri} ${type} ${to.uri} ${type === 'isRelatedTo' ? (sequenceNumber ?? '') : ''}`)
  return {
    sourcedId: id,
    uri: `urn:uuid:${id}`,
    associationType: type,
    originNodeURI: from,
    destinationNodeURI: to,
    CFDocumentURI: document,
    ...(sequenceNumber !== undefined && { sequenceNumber }),
    lastChangeDateTime: at,
  }
}

function categoriesAsCase({ categories, tools }: SkillStandardFile, around: Around): Part {
  const nodes = categories.map((one) => around.nodeOf(CASE_TYPES.category, one.code, one.name.ja))
  const ofCategories = categories.map((one, index) =>
    item(
      nodes[index] ?? around.document,
      {
        fullStatement: one.name.ja,
        humanCodingScheme: one.code,
        alternativeLabel: one.name.en,
        CFItemType: CASE_TYPES.category,
        conceptKeywords: one.shortName === undefined ? undefined : [one.shortName],
        notes: one.description,
      },
      around,
    ),
  )
  const ofTools = tools.map((one) =>
    item(
      around.nodeOf(CASE_TYPES.tool, one.code, one.name),
      {
        fullStatement: one.name,
        humanCodingScheme: one.code,
        CFItemType: CASE_TYPES.tool,
        notes: `partialFromFiscalYear=${one.partialFromFiscalYear ?? ''} fullFromFiscalYear=${one.fullFromFiscalYear ?? ''}`,
      },
      around,
    ),
  )
  const associations = nodes.map((node, index) => link(node, 'isChildOf', around.document, around, index + 1))
  return { items: [...ofCategories, ...ofTools], associations }
}

function skillsAsCase(standard: SkillStandardFile, around: Around): Part {
  const { alignment } = rowsOfStandard(standard)
  const parts = standard.skills.map((skill): Part => {
    const node = around.nodeOf(CASE_TYPES.skill, skill.code, skill.name.ja)
    const category = standard.categories.find((one) => one.code === skill.category)
    const tool = standard.tools.find((one) => one.code === skill.tool)
    const examples = skill.evidenceExamples.map((text, index) => ({
      node: around.nodeOf(CASE_TYPES.evidence, `${skill.code}/${index + 1}`, text),
      text,
    }))
    const said = {
      fullStatement: skill.definition,
      abbreviatedStatement: skill.name.ja,
      humanCodingScheme: skill.code,
      alternativeLabel: skill.name.en,
      CFItemType: CASE_TYPES.skill,
      conceptKeywords: skill.shortName === undefined ? undefined : [skill.shortName],
      educationLevel: [skill.tier],
    }
    const above = around.nodeOf(CASE_TYPES.category, skill.category, category?.name.ja ?? skill.category)
    return {
      items: [
        item(node, said, around),
        ...examples.map((one) => item(one.node, { fullStatement: one.text, CFItemType: CASE_TYPES.evidence }, around)),
      ],
      associations: [
        link(node, 'isChildOf', above, around, skill.order),
        ...(tool ? [link(node, 'isRelatedTo', around.nodeOf(CASE_TYPES.tool, tool.code, tool.name), around)] : []),
        ...examples.map((one, index) => link(one.node, 'exemplar', node, around, index + 1)),
        ...alignment
          .filter((row) => row.skill === skill.code)
          .map((row, index) => link(node, 'isRelatedTo', outside(row), around, index + 1)),
      ],
    }
  })
  return joined(parts)
}

/** What stands for a skill in a framework by others; its address says the whole of it. */
function outside({ framework, entry, whole }: { framework: string; entry: unknown; whole: boolean }): Node {
  const said = encodeURIComponent(JSON.stringify(entry))
  const uri = `urn:x-framework:${encodeURIComponent(framework)}:${whole ? 'value' : 'entry'}:${said}`
  const texts = typeof entry === 'object' && entry !== null ? Object.values(entry) : [entry]
  const title = texts.filter((text) => typeof text === 'string').join(' ')
  const { code } = (typeof entry === 'object' && entry !== null ? entry : {}) as { code?: unknown }
  return { title: title || framework, identifier: typeof code === 'string' ? code : derivedUuid(uri), uri }
}

function rolesAsCase(standard: SkillStandardFile, around: Around): Part {
  const names = new Map(standard.skills.map((skill) => [skill.code, skill.name.ja]))
  const { requirements } = rowsOfStandard(standard)
  const parts = standard.roles.map((role, index): Part => {
    const node = around.nodeOf(CASE_TYPES.role, role.code, role.name.ja)
    const asked = requirements
      .filter((row) => row.role === role.code)
      .map((row) => {
        const code = requirementCode(role.code, row.skill)
        const title = `${role.name.ja}：${names.get(row.skill) ?? row.skill} レベル ${row.requiredLevel}`
        return { ...row, node: around.nodeOf(CASE_TYPES.requirement, code, title), code, title }
      })
    return {
      items: [
        item(node, roleSaid(role), around),
        ...asked.map((row) =>
          item(
            row.node,
            {
              fullStatement: row.title,
              humanCodingScheme: row.code,
              listEnumeration: String(row.requiredLevel),
              CFItemType: CASE_TYPES.requirement,
              conceptKeywords: row.must === null ? undefined : row.must.split('+'),
            },
            around,
          ),
        ),
      ],
      associations: [
        link(node, 'isChildOf', around.document, around, index + 1),
        ...asked.flatMap((row, at) => [
          link(row.node, 'isChildOf', node, around, at + 1),
          link(row.node, 'isRelatedTo', around.nodeOf(CASE_TYPES.skill, row.skill, names.get(row.skill) ?? ''), around),
        ]),
      ],
    }
  })
  return joined(parts)
}

function roleSaid({ code, name, kind, description }: RoleOfFile): Raw {
  return {
    fullStatement: name.ja,
    humanCodingScheme: code,
    alternativeLabel: name.en,
    CFItemType: CASE_TYPES.role,
    conceptKeywords: [kind],
    notes: description,
  }
}

function rubricOf({ skills, levelScale }: SkillStandardFile, { document, nodeOf, at }: Around): Raw {
  const rubric = nodeOf('Rubric', 'levels', 'レベルの尺度と行動指標')
  const labels = new Map(levelScale.map(({ level, label }) => [level, label.ja]))
  const criterion = (code: string, said: Raw, position: number, levels: Raw[]): Raw => {
    const node = nodeOf('Criterion', code, code)
    return {
      sourcedId: node.identifier,
      uri: node.uri,
      ...said,
      position,
      rubricId: rubric.identifier,
      CFRubricCriterionLevels: levels.map((level, index) => {
        const own = nodeOf('Criterion level', `${code}/${index}`, code)
        return { sourcedId: own.identifier, uri: own.uri, ...level, position: index + 1, lastChangeDateTime: at }
      }),
      lastChangeDateTime: at,
    }
  }
  const scale = levelScale.map(({ level, label, anchor }) => ({
    quality: label.ja,
    score: level,
    description: anchor,
    ...(label.en !== undefined && { feedback: label.en }),
  }))
  return {
    sourcedId: rubric.identifier,
    uri: rubric.uri,
    title: rubric.title,
    description: document.title,
    lastChangeDateTime: at,
    CFRubricCriteria: [
      criterion('scale', { category: 'scale', description: '尺度' }, 0, scale),
      ...skills.map((skill, index) =>
        criterion(
          skill.code,
          { description: skill.name.ja, CFItemURI: nodeOf(CASE_TYPES.skill, skill.code, skill.name.ja) },
          index + 1,
          skill.levels.map(({ level, indicator }) => ({
            quality: labels.get(level) ?? '',
            score: level,
            description: indicator,
          })),
        ),
      ),
    ],
  }
}

function conceptsOf(standard: SkillStandardFile, { nodeOf, at }: Around): Raw[] {
  const { confirmationPolicy, populationRules, succession } = standard
  const { rows, ...notes } = confirmationPolicy
  const concept = (kind: keyof typeof POLICY_CONCEPTS, index: number, value: unknown): Raw => {
    const code = `${kind}/${index}`
    const node = nodeOf('Concept', code, POLICY_CONCEPTS[kind])
    return {
      sourcedId: node.identifier,
      uri: node.uri,
      title: node.title,
      keywords: kind,
      hierarchyCode: code,
      description: JSON.stringify(value),
      lastChangeDateTime: at,
    }
  }
  return [
    ...populationRules.map((rule, index) => concept('populationRule', index + 1, rule)),
    ...rows.map((row, index) => concept('confirmationRule', index + 1, row)),
    concept('confirmationNotes', 1, notes),
    ...(succession ? [concept('succession', 1, succession)] : []),
  ]
}

function joined(parts: readonly Part[]): Part {
  return {
    items: parts.flatMap((part) => part.items),
    associations: parts.flatMap((part) => part.associations),
  }
}
