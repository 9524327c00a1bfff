import { Form, Link } from '@remix-run/react'
import type { MailState } from '~/domain/mail'
import { type MailView, mailListHref } from '~/features/mail/mail-href'
import type { MailListPage } from '~/features/mail/mail-list.server'
import type { MailShown } from '~/features/mail/mail-row'
import { MAIL_STATE_WORDS } from '~/features/mail/mail-words'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { type MarkedState, StateMark } from '~/ui/state-mark'
import { Tabs } from '~/ui/tabs'

const MARKS: Record<MailState, MarkedState> = { waiting: 'wait', sending: 'near', sent: 'ok', dead: 'no' }

const VIEW_WORDS: Record<MailView, string> = {
  waiting: '待っているメール',
  sent: '送ったメール',
  dead: '送れなかったメール',
}

const EMPTY: Record<MailView, { title: string; words: string }> = {
  waiting: { title: '待っているメールはありません', words: '職員へのお知らせができると、ここに入り、順に送られます。' },
  sent: { title: 'まだ 1 通も送っていません', words: '送ったメールは、ここに残ります。' },
  dead: {
    title: '送れなかったメールはありません',
    words: '宛先に断られたものや、5 日間送れなかったものが、ここに残ります。',
  },
}

const COLUMNS: Column<MailShown>[] = [
  {
    id: 'headline',
    label: '内容',
    names: true,
    cell: (mail) => <Link to={`/admin/mail/${mail.mailId}`}>{mail.headline}</Link>,
  },
  {
    id: 'to',
    label: '宛先',
    className: 'w-64',
    cell: (mail) => (
      <>
        {mail.name}
        <span className="small sub block break-all">{mail.address}</span>
      </>
    ),
  },
  { id: 'created', label: '作った日時', className: 'w-48', cell: (mail) => mail.created },
  { id: 'state', label: '状態', className: 'w-64', cell: (mail) => <MailStanding mail={mail} /> },
]

/** Where a mail stands, why it has not gone yet, and when it will be tried. */
export function MailStanding({ mail }: { mail: Pick<MailShown, 'state' | 'stateWord' | 'when' | 'failure'> }) {
  return (
    <>
      <StateMark state={MARKS[mail.state]} size="sm">
        {mail.stateWord}
      </StateMark>
      {mail.failure && <span className="small block">{mail.failure}</span>}
      {mail.when && <span className="small sub block">{mail.when}</span>}
    </>
  )
}

export function MailTabs({ page }: { page: MailListPage }) {
  const tabs = (['waiting', 'sent', 'dead'] as const).map((view) => ({
    to: mailListHref(view),
    label: `${MAIL_STATE_WORDS[view]}（${page.counts[view].toLocaleString('ja-JP')}）`,
    current: view === page.state,
  }))
  return <Tabs label="メールの状態" tabs={tabs} />
}

export function MailTable({ page }: { page: MailListPage }) {
  const { state, counts, mails } = page
  if (counts[state] === 0) return <EmptyState title={EMPTY[state].title}>{EMPTY[state].words}</EmptyState>
  return (
    <>
      {state === 'dead' && (
        <Form method="post" className="mb-4">
          <Button icon="undo">{counts.dead.toLocaleString('ja-JP')} 通をすべて送り直す</Button>
        </Form>
      )}
      <DataTable
        caption={VIEW_WORDS[state]}
        captionHidden
        columns={COLUMNS}
        rows={mails}
        rowKey={(mail) => mail.mailId}
      />
      <Pagination
        page={page.page}
        pageSize={page.pageSize}
        total={counts[state]}
        unit="通"
        hrefOf={(to) => mailListHref(state, to)}
      />
    </>
  )
}
