/*
 * What a form of the draft says, field by field. Without zod: the same on the server and, saving as one goes, in the
 * browser. A control is called `skill:LIT-OFC/level.2`, the text that was there when the page was opened `was.` and that.
 */

export type Texts = Map<string, string>

/** The value of the control that stands for the groups of a role: its rows say them. */
export const FROM_ROWS = 'rows'

export function fieldName(subject: string, field: string): string {
  return `${subject}/${field}`
}

export function splitName(name: string): { subject: string; field: string } | null {
  const at = name.indexOf('/')
  return at < 0 ? null : { subject: name.slice(0, at), field: name.slice(at + 1) }
}

/** A level and how it is asked are two controls of one name; who asks for one of several is said by all of a role. */
export function textsOf(form: FormData): Texts {
  const texts: Texts = new Map()
  const groups = new Map<string, Map<number, string[]>>()
  for (const name of new Set(form.keys())) {
    const split = name.startsWith('was.') ? null : splitName(name)
    if (!split) continue
    const [first = '', way = ''] = form.getAll(name).map(String)
    const [, skill] = /^requirement\.(.+)$/.exec(split.field) ?? []
    if (skill === undefined) {
      texts.set(name, first)
      continue
    }
    const group = Number(/^any(\d+)$/.exec(way)?.[1] ?? 0)
    const asks = first !== '' && first !== '0'
    texts.set(name, asks ? [first, group > 0 ? '' : way].filter(Boolean).join(' ') : '')
    if (!asks || group === 0) continue
    // A map: the number is whatever was sent, and a list would be as long as that.
    const ofRole = groups.get(split.subject) ?? new Map<number, string[]>()
    ofRole.set(group, [...(ofRole.get(group) ?? []), skill])
    groups.set(split.subject, ofRole)
  }
  for (const name of texts.keys()) {
    const split = splitName(name)
    if (split?.field !== 'anyOf' || texts.get(name) !== FROM_ROWS) continue
    const said = [...(groups.get(split.subject) ?? [])].sort(([a], [b]) => a - b)
    texts.set(name, said.map(([, codes]) => codes.join(',')).join(';'))
  }
  return texts
}

/** What is sent with each text: what stood there when the page was opened. */
export function readsOf(form: FormData): Texts {
  const texts: Texts = new Map()
  for (const [name, value] of form) if (name.startsWith('was.')) texts.set(name.slice('was.'.length), String(value))
  return texts
}
