import type { FrameworkKind } from './framework'

/** What the kinds of items are called in a CASE package that the portal writes. */
export const CASE_KIND_WORDS: Readonly<Record<FrameworkKind, string>> = {
  area: 'Competence area',
  competence: 'Competence',
  level: 'Proficiency level',
  statement: 'Competence statement',
}
