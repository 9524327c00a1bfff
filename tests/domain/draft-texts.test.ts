import { expect, test } from 'vitest'
import { FROM_ROWS, textsOf } from '~/features/standard-draft/draft-texts'

/** A role's form: per skill its level and how it is asked for. */
function roleForm(rows: Record<string, string>): FormData {
  const form = new FormData()
  form.set('role:DX_LEADER/anyOf', FROM_ROWS)
  for (const [skill, way] of Object.entries(rows)) {
    form.append(`role:DX_LEADER/requirement.${skill}`, '2')
    form.append(`role:DX_LEADER/requirement.${skill}`, way)
  }
  return form
}

test('skills of one number are one choice of a role, the choices in the order of their numbers', () => {
  const texts = textsOf(roleForm({ 'AUT-RPA': 'any2', 'DAT-BAS': 'must', 'AUT-LOW': 'any1', 'AUT-AI': 'any2' }))
  expect(texts.get('role:DX_LEADER/anyOf')).toBe('AUT-LOW;AUT-RPA,AUT-AI')
  expect(texts.get('role:DX_LEADER/requirement.DAT-BAS')).toBe('2 must')
})

test('a number that no page sends keeps nobody waiting', () => {
  const texts = textsOf(roleForm({ 'AUT-RPA': 'any4294967294' }))
  expect(texts.get('role:DX_LEADER/anyOf')).toBe('AUT-RPA')
})
