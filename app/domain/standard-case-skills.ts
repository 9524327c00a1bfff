/** Categories, tools and skills of a standard as items of a CASE package, with their links. */
import { derivedUuid } from './derived-uuid'
import type { SkillStandardFile } from './skill-standard'
import { type Around, item, joined, link, type Node, type Part } from './standard-case-nodes'
import { CASE_TYPES } from './standard-case-words'
import { rowsOfStandard } from './standard-rows'

export function categoriesAsCase({ categories, tools }: SkillStandardFile, around: Around): Part {
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

export function skillsAsCase(standard: SkillStandardFile, around: Around): Part {
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
