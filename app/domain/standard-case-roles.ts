/** Roles of a standard and what they ask as items of a CASE package, with their links. */
import type { RoleOfFile, SkillStandardFile } from './skill-standard'
import { type Around, item, joined, link, type Part, type Raw } from './standard-case-nodes'
import { CASE_TYPES, requirementCode } from './standard-case-words'
import { rowsOfStandard } from './standard-rows'

export function rolesAsCase(standard: SkillStandardFile, around: Around): Part {
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
