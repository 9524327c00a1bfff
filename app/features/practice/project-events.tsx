import { Form } from '@remix-run/react'
import { inWarekiShort } from '~/domain/calendar'
import { PROJECT_EVENT_WORDS } from '~/domain/terms'
import { Button } from '~/ui/button'
import { DateInput, Select, TextArea, TextInput } from '~/ui/field'
import { KeyPanel } from '~/ui/panel'
import { Unfold } from '~/ui/unfold'
import type { ProjectPage } from './project.server'
import { STEP_WORDS } from './project-words'
import { fieldsOf, type SentForm } from './sent-form'
import { TakeBackForm } from './take-back-form'

export function ProjectEvents({ page, sent }: { page: ProjectPage; sent: SentForm }) {
  const { events, may, steps } = page
  return (
    <section className="section">
      <h2>経過</h2>
      <ul className="dated-list">
        {events.map(({ eventId, event, on, byName, comment, mayTakeBack }) => (
          <li key={eventId} className="flex-wrap">
            <time dateTime={on} className="num">
              {inWarekiShort(on)}
            </time>
            <span>
              <b>{PROJECT_EVENT_WORDS[event]}</b>
              {byName && <span className="sub">　{byName}</span>}
              {comment && <span className="block">{comment}</span>}
            </span>
            {may.edit && mayTakeBack && <TakeBackForm what="event" row={eventId} name={PROJECT_EVENT_WORDS[event]} />}
          </li>
        ))}
      </ul>
      {may.edit && steps.length > 0 && (
        <Unfold label="次の段階を記録する" open={sent?.intent === 'event'}>
          <EventForm page={page} sent={sent} />
        </Unfold>
      )}
    </section>
  )
}

function EventForm({ page: { steps, today }, sent }: { page: ProjectPage; sent: SentForm }) {
  const field = fieldsOf(sent, 'event')
  return (
    <Form method="post" preventScrollReset>
      <Select
        {...field('event', steps[0])}
        id="event-kind"
        label="何があったか"
        options={steps.map((step) => ({ value: step, label: STEP_WORDS[step] }))}
      />
      <DateInput
        {...field('on', today)}
        id="event-on"
        label="いつ"
        help="過ぎた日も入れられます。例：令和10年4月1日、R10.4.1"
      />
      <TextInput {...field('comment')} id="event-comment" label="ひとこと（任意）" className="w-full" maxLength={500} />
      <div className="row mt-5">
        <Button name="intent" value="event">
          記録する
        </Button>
      </div>
    </Form>
  )
}

/** For a head, a master or the technical officer who took no part. */
export function ReviewPanel({ page, sent }: { page: ProjectPage; sent: SentForm }) {
  if (!page.may.review) return null
  const field = fieldsOf(sent, 'review')
  const title = page.review ? 'もう一度確認する' : '内容と効果を確かめる'
  return (
    <div className="no-print section-tight">
      <KeyPanel title={title}>
        <p>書かれたとおりに行われ、成果物があることを確かめたら、確認してください。加わった人には知らせが届きます。</p>
        <Form method="post" preventScrollReset className="mt-3">
          <TextArea {...field('comment')} id="review-comment" label="ひとこと（任意）" rows={2} maxLength={500} />
          <div className="row mt-3">
            <Button look="primary" name="intent" value="review">
              確認する
            </Button>
          </div>
        </Form>
      </KeyPanel>
    </div>
  )
}
