import type { MailDelivery, MailState } from '~/domain/mail'

export const DELIVERY_WORDS: Record<MailDelivery, string> = {
  at_once: 'すぐに',
  digest: '1日1回まとめて',
  portal_only: 'ポータルだけ',
}

export const MAIL_STATE_WORDS: Record<MailState, string> = {
  waiting: '待っている',
  sending: '送っている',
  sent: '送った',
  dead: '送れなかった',
}

const BY_CODE: Record<string, string> = {
  INTERRUPTED: '送る途中で止まりました',
  ETIMEDOUT: 'メールサーバーの返事がありません',
  ESOCKET: 'メールサーバーにつながりません',
  ECONNECTION: 'メールサーバーとの接続が切れました',
  EDNS: 'メールサーバーの名前が引けません',
  ETLS: '暗号化した接続ができません',
  EAUTH: 'メールサーバーにサインインできません',
}

/** Why a mail did not go, from its code (domain/mail, `failureCode`). */
export function failureWords(code: string): string {
  const [name = '', reply = '', ...command] = code.split(' ')
  if (BY_CODE[name]) return BY_CODE[name]
  if (/^4\d\d$/.test(reply)) return `あとにするよう求められました（${reply}）`
  if (!/^5\d\d$/.test(reply)) return `送れませんでした（${code}）`
  const at = command.join(' ')
  if (at === 'RCPT TO') return `宛先を断られました（${reply}）`
  if (at === 'MAIL FROM') return `差出人を断られました（${reply}）`
  return `メールサーバーに断られました（${reply}）`
}
