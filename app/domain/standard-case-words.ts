/** What the parts of a standard are called in a CASE package (`CFItemType`). */
export const CASE_TYPES = {
  category: 'Skill category',
  skill: 'Skill',
  tool: 'Tool',
  evidence: 'Evidence example',
  role: 'Role profile',
  requirement: 'Requirement',
} as const

/** CFConcepts that say what is no competency, with their titles. */
export const POLICY_CONCEPTS = {
  populationRule: '評価の対象者',
  confirmationRule: '確認する人',
  confirmationNotes: '確認の説明',
  succession: '結果の引き継ぎ',
} as const

export function requirementCode(role: string, skill: string): string {
  return `${role}/${skill}`
}
