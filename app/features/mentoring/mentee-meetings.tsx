import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TextInput } from '~/ui/field'
import { Tag } from '~/ui/tag'
import type { KeptForm } from './kept-form'
import type { MenteePage } from './mentee.server'

/** Meetings to come, and the form for another one. */
export function MenteeMeetings({ page, kept }: { page: MenteePage; kept: KeptForm | null }) {
  const value = (name: string) => kept?.values[name] ?? ''
  const error = (name: string) => kept?.errors[name]
  return (
    <section aria-labelledby="meeting" className="no-print">
      <h2 id="meeting">面談の予定</h2>
      {page.meetings.length > 0 && (
        <ul className="meeting-list">
          {page.meetings.map(({ meetingId, day, at, about, isPast }) => (
            <li key={meetingId} className="row row-between">
              <span>
                <b>
                  {day} {at}
                </b>{' '}
                {about} {isPast && <Tag look="warn">記録がまだ</Tag>}
              </span>
              <Form method="post">
                <input type="hidden" name="intent" value="call-off" />
                <input type="hidden" name="meeting" value={meetingId} />
                <Button size="sm" look="text" aria-label={`${day}の面談を取りやめる`}>
                  取りやめる
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className="mt-3">
        <ErrorSummary errors={kept?.errors ?? {}} />
        <input type="hidden" name="intent" value="meeting" />
        <input type="hidden" name="mentee" value={page.staffNumber} />
        <div className="note-fields">
          <TextInput
            name="on"
            label="日"
            size="sm"
            className="num"
            autoComplete="off"
            placeholder="令和10年11月21日"
            defaultValue={value('on')}
            error={error('on')}
          />
          <TextInput
            name="at"
            label="時刻"
            size="sm"
            className="num"
            autoComplete="off"
            placeholder="10:00"
            defaultValue={value('at')}
            error={error('at')}
          />
          <div className="note-wide">
            <TextInput
              name="about"
              label="話すこと（なくてもよい）"
              size="sm"
              defaultValue={value('about')}
              error={error('about')}
            />
          </div>
        </div>
        <div className="row mt-3">
          <Button size="sm">予定に入れる</Button>
        </div>
        <p className="help mt-2">本人に知らせが届きます。</p>
      </Form>
    </section>
  )
}
