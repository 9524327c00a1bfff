import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { editHref } from './draft-href'
import { editWords } from './edit-words'

/** What is to be put right before publishing, with the way to the field. */
export type Problem = { text: string; to: string }

/** The faults of a draft in the words of its editor, in the order of the standard. */
export function problemsOf(file: SkillStandardFile): Problem[] {
  const read = readSkillStandard(file)
  if (read.ok) return []
  return read.faults.map(({ path, reason }) => {
    const { subject, field } = placeOf(file, path)
    return {
      text: `${editWords(file, { subject, field, before: '' })}：${reasonOf(reason)}`,
      to: editHref(subject, field),
    }
  })
}

function placeOf(file: SkillStandardFile, path: string): { subject: string; field: string } {
  const [, list = '', index = '', rest = ''] = /^([a-z]+)\[(\d+)\]\.?(.*)$/i.exec(path) ?? []
  const at = Number(index)
  const level = /^levels?\[(\d)\]/.exec(rest)?.[1]
  if (list === 'skills') {
    return { subject: `skill:${file.skills[at]?.code}`, field: level ? `level.${level}` : fieldIn(rest) }
  }
  if (list === 'categories') return { subject: `category:${file.categories[at]?.code}`, field: fieldIn(rest) }
  if (list === 'tools') return { subject: `tool:${file.tools[at]?.code}`, field: fieldIn(rest) }
  if (list === 'roles') {
    return {
      subject: `role:${file.roles[at]?.code}`,
      field: rest.startsWith('mustHaveAnyOf') ? 'anyOf' : fieldIn(rest),
    }
  }
  if (list === 'levelScale') {
    return {
      subject: 'standard',
      field: `scale.${file.levelScale[at]?.level}.${rest === 'anchor' ? 'anchor' : 'label'}`,
    }
  }
  return { subject: 'standard', field: 'name' }
}

function fieldIn(rest: string): string {
  if (rest.startsWith('name')) return 'name'
  const [, skill] = /^requiredLevels\.(.+)$/.exec(rest) ?? []
  if (skill !== undefined) return `requirement.${skill}`
  return /^[a-zA-Z]+/.exec(rest)?.[0] ?? 'name'
}

function reasonOf(reason: string): string {
  if (reason === '2 件以上必要です。') return '「いずれか」の組には、スキルが 2 つ以上要ります。'
  return reason
}
