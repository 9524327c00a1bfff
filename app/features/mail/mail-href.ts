/* Addresses stand apart from their parameters, so that no page brings the validation along. */

export const MAIL_VIEWS = ['waiting', 'sent', 'dead'] as const
export type MailView = (typeof MAIL_VIEWS)[number]

export function mailListHref(view: MailView, page = 1): string {
  return `/admin/mail?state=${view}${page > 1 ? `&page=${page}` : ''}`
}
