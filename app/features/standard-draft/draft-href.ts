/** Addresses of the editor; without zod, for the browser too. */
export const DRAFT = '/standard/draft'
export const DRAFT_SAVE = '/standard/draft/save'

const PAGES: Record<string, string> = { skill: 'skills', category: 'categories', role: 'roles' }

/** The page on which a subject is edited, at one of its fields. */
export function editHref(subject: string, field?: string): string {
  const [kind = '', code = ''] = subject.split(':')
  const page = PAGES[kind]
  const path = page ? `${DRAFT}/${page}/${encodeURIComponent(code)}` : DRAFT
  return field ? `${path}#${subject}/${field}` : path
}

export function historyHref(before?: number): string {
  return before ? `${DRAFT}/history?before=${before}` : `${DRAFT}/history`
}
