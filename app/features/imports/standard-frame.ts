import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import type { KnownVersion } from '~/facts/known-standards'
import template from '../../../prisma/demo/skill-standard.json'

/**
 * What stands where a file leaves something out. A draft as it stands; over a published version a file makes the next one,
 * which takes its results over; over nothing the template's categories, tools, scale and rules.
 */
export function frameOver(known: KnownVersion | null): SkillStandardFile {
  if (!known) return templateStandard()
  const { content, state } = known
  if (state === 'draft' || state === 'review') return content
  const { succession: _ofThatVersion, ...rest } = content
  const [major, minor] = content.standard.version.split('.')
  return { ...rest, standard: { ...content.standard, version: `${major}.${Number(minor) + 1}.0` } }
}

function templateStandard(): SkillStandardFile {
  const read = readSkillStandard(template)
  if (!read.ok) throw new Error('the template of the standard is none')
  return read.standard
}
