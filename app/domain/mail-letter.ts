/** What a mail says: notices put into a subject, a text and its twin in HTML (issue on learning, part 7). */
import { type CityDate, withWeekday } from './calendar'
import type { MailDelivery } from './mail'

/** One thing that somebody is told; `href` is an address within the portal. */
export type NoticeTold = { title: string; href: string; text: string | null; on: CityDate }

/** `subject` is one line of plain text; `html` is a whole document, in which every text is escaped. */
export type Letter = { subject: string; text: string; html: string }

const LONGEST_HEADLINE = 140
const FOOT = 'このメールは DX人材ポータルが自動で送っています。返信しても届きません。'
const TO_SETTING = 'メールの受け取り方を変える'

/**
 * The letter of a mail.
 * @param notices what it tells, the oldest first; at least one
 * @param portalUrl the origin under which the city's people open the portal
 */
export function letterOf(
  kind: Exclude<MailDelivery, 'portal_only'>,
  notices: readonly NoticeTold[],
  portalUrl: string,
): Letter {
  const lead =
    kind === 'digest'
      ? `DX人材ポータルから、${notices.length} 件のお知らせです。`
      : 'DX人材ポータルからのお知らせです。'
  return {
    subject: `【DX人材ポータル】${headlineOf(kind, notices)}`,
    text: textOf(lead, notices, portalUrl),
    html: htmlOf(lead, notices, portalUrl),
  }
}

/** What a mail is about, in one line of at most 140 characters: its notice, or how many it gathers. */
export function headlineOf(kind: Exclude<MailDelivery, 'portal_only'>, notices: readonly NoticeTold[]): string {
  const last = notices.at(-1)
  const headline =
    kind === 'digest' && last
      ? `お知らせ ${notices.length} 件（${withWeekday(last.on)}まで）`
      : oneLine(last?.title ?? 'お知らせ')
  const characters = [...headline]
  return characters.length <= LONGEST_HEADLINE ? headline : `${characters.slice(0, LONGEST_HEADLINE - 1).join('')}…`
}

function textOf(lead: string, notices: readonly NoticeTold[], portalUrl: string): string {
  const told = notices.map(({ title, text, href }) =>
    [`■ ${oneLine(title)}`, ...(text ? [text] : []), linkTo(href, portalUrl)].join('\n'),
  )
  const foot = ['――――――――――', FOOT, `${TO_SETTING}：${linkTo('/me/mail', portalUrl)}`].join('\n')
  return `${[lead, ...told, foot].join('\n\n')}\n`
}

function htmlOf(lead: string, notices: readonly NoticeTold[], portalUrl: string): string {
  const told = notices.map(({ title, text, href }) => {
    const paragraph = text ? `<p style="margin:4px 0 0;white-space:pre-line">${escaped(text)}</p>` : ''
    const link = escaped(linkTo(href, portalUrl))
    return `<li style="margin:0 0 16px"><a href="${link}" style="font-weight:bold;color:#0031d8">${escaped(oneLine(title))}</a>${paragraph}</li>`
  })
  return `<!doctype html>
<html lang="ja">
<head><meta charset="utf-8"><title>DX人材ポータル</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#1a1a1c;font-family:sans-serif;font-size:16px;line-height:1.7">
<p style="margin:0 0 16px">${escaped(lead)}</p>
<ul style="margin:0;padding:0 0 0 20px">
${told.join('\n')}
</ul>
<p style="margin:24px 0 0;padding:16px 0 0;border-top:1px solid #cccccc;font-size:14px;color:#4d4d4d">${FOOT}<br><a href="${escaped(linkTo('/me/mail', portalUrl))}" style="color:#0031d8">${TO_SETTING}</a></p>
</body>
</html>
`
}

/** The absolute address; what does not lead into the portal leads to its home. */
function linkTo(href: string, portalUrl: string): string {
  const inside = URL.canParse(href, portalUrl) ? new URL(href, portalUrl) : null
  return inside?.origin === new URL(portalUrl).origin ? inside.href : new URL('/', portalUrl).href
}

/** Without anything that ends a line or a header (RFC 5322 §2.2). */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
