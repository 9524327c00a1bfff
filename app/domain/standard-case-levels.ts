/** Levels of a standard as a rubric of a CASE package; its rules as concepts. */
import type { SkillStandardFile } from './skill-standard'
import type { Around, Raw } from './standard-case-nodes'
import { CASE_TYPES, POLICY_CONCEPTS } from './standard-case-words'

export function rubricOf({ skills, levelScale }: SkillStandardFile, { document, nodeOf, at }: Around): Raw {
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

export function conceptsOf(standard: SkillStandardFile, { nodeOf, at }: Around): Raw[] {
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
