/** What was sent and not accepted, by the names of the fields. */
export type Kept = { values: Record<string, string[]>; errors: Record<string, string[]> } | null

/** What a form holds, to be shown again. */
export function valuesOf(form: FormData): Record<string, string[]> {
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]))
}

type Failed = { ok: false } & ({ invalid: Record<string, string[]> } | { refused: string } | { conflict: unknown })

/** The sentences of a change that was not made, by field; `''` is the form as a whole. */
export function errorsOf(result: Failed): Record<string, string[]> {
  if ('invalid' in result) return result.invalid
  return 'refused' in result ? { '': [result.refused] } : {}
}

/** Looks fields up: first what was sent, then what stands. */
export function fieldsOf(kept: Kept, standing: Record<string, string | null | undefined>) {
  return {
    value: (name: string) => (kept ? (kept.values[name]?.[0] ?? '') : (standing[name] ?? '')),
    error: (name: string) => kept?.errors[name],
    isChosen: (name: string, each: string, otherwise: boolean) =>
      kept ? (kept.values[name] ?? []).includes(each) : otherwise,
  }
}

/** The fields of a form with what was sent or stands. */
export type CourseFieldValues = ReturnType<typeof fieldsOf>
