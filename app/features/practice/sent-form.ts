import type { KeptForm } from './kept-form'

/** Which form of a page with several was sent and refused; null: none. */
export type SentForm = { intent: string; kept: KeptForm } | null | undefined

/** Gives the fields of one form their sent values and errors. */
export function fieldsOf(sent: SentForm, intent: string) {
  const kept = sent?.intent === intent ? sent.kept : null
  return (name: string, otherwise = '') => ({
    name,
    defaultValue: kept?.values[name] ?? otherwise,
    error: kept?.errors[name],
  })
}
