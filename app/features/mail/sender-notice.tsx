import type { MailListPage } from '~/features/mail/mail-list.server'
import { Notice } from '~/ui/notice'

/** Whether mails go out at all, and from when. */
export function SenderNotice({ page }: { page: MailListPage }) {
  if (page.sender === 'none') {
    return (
      <Notice tone="warn" title="メールサーバーの設定がありません">
        メールは消えずに待っていて、ここで読めます。サーバーの管理者が SMTP_URL と MAIL_FROM
        を設定して起動し直すと、待っているものから順に送られます。
      </Notice>
    )
  }
  if (page.sender === 'elsewhere') {
    return (
      <Notice tone="info" title="このサーバーからは送りません">
        PORTAL_MAIL_WORKER=off と設定されています。送るのは、同じデータベースにつながる別のサーバーです。
      </Notice>
    )
  }
  if (page.quietUntil === null) return null
  return (
    <Notice tone="quiet" title="いまは送らない時間です">
      メールを送るのは、閉庁日を除く 8:30〜18:00 です。待っているものは {page.quietUntil} から送ります。
    </Notice>
  )
}
