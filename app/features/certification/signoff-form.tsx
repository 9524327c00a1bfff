import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import type { SignoffPage } from './signoff-page.server'

type Props = { page: SignoffPage; note: string; busy: boolean }

/** Signs off before there is an application: it counts for six months. */
export function SignoffForm({ page, note, busy }: Props) {
  const { person, role, roleWord, signsAs, mayGive } = page
  if (!mayGive) return null
  return (
    <Form method="post" className="panel panel-key section-tight">
      <input type="hidden" name="person" value={person.personId} />
      <input type="hidden" name="role" value={role} />
      <h2 className="sub-title">{signsAs}として承認する</h2>
      <p className="mb-3">
        指導してきた者として、{roleWord}の仕事ができると認めるときに承認します。申請の前 6 か月の承認まで数えます。
      </p>
      <TextArea
        name="note"
        label="ひとこと（任意）"
        help="本人・所属長・事務局が読みます。"
        maxLength={2000}
        defaultValue={note}
      />
      <Button look="primary" size="lg" className="mt-3" wideOnPhone name="intent" value="give" disabled={busy}>
        承認する
      </Button>
    </Form>
  )
}

/** Sign-offs that stand; one's own can be taken back while nothing builds on it. */
export function GivenSignoffs({ page, busy }: Omit<Props, 'note'>) {
  if (page.signoffs.length === 0) return <p className="sub">まだ、だれの承認もありません。</p>
  return (
    <ul className="dated-list">
      {page.signoffs.map(({ signoffId, by, on, note, mayTakeBack }) => (
        <li key={signoffId}>
          <time className="num">{on}</time>
          <span>
            {by}
            {note && <span className="sub block whitespace-pre-wrap">{note}</span>}
            {mayTakeBack && (
              <Form method="post" className="mt-1">
                <input type="hidden" name="person" value={page.person.personId} />
                <input type="hidden" name="role" value={page.role} />
                <input type="hidden" name="signoff" value={signoffId} />
                <Button size="sm" icon="undo" name="intent" value="take_back" disabled={busy}>
                  この承認を取り消す
                </Button>
              </Form>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
