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
import type { SkillStandardFile } from './skill-standard'
import { canonicalStandard } from './standard-canonical'
import { conceptsOf, rubricOf } from './standard-case-levels'
import type { Around, Node } from './standard-case-nodes'
import { rolesAsCase } from './standard-case-roles'
import { categoriesAsCase, skillsAsCase } from './standard-case-skills'

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
