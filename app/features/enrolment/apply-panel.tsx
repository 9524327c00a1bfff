import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { type MarkedState, StateMark } from '~/ui/state-mark'
import type { ApplyPanelPage, OwnPlaceShown } from './apply-panel.server'
import { SEAT_ORDER } from './seat-reason-words'

const MARKS: Readonly<Record<OwnPlaceShown['state'], MarkedState>> = {
  applied: 'wait',
  seated: 'ok',
  waitlisted: 'near',
  declined: 'no',
  withdrawn: 'no',
  turned_away: 'no',
  completed: 'ok',
  not_passed: 'no',
  absent: 'no',
}

/** Where one stands in a session, and the button by which one applies or takes the application back. */
export function ApplyPanel({ page, busy = false }: { page: ApplyPanelPage; busy?: boolean }) {
  const { session, panel } = page
  if (panel === null) return null
  const { mine, whyNot, notes } = panel
  const action = `/training/sessions/${session.sessionId}/apply`
  const stands = mine !== null && !['declined', 'withdrawn', 'turned_away'].includes(mine.state)
  return (
    <section className="panel panel-key no-print" aria-labelledby="apply">
      <h2 id="apply" className="sub-title">
        申込み
      </h2>
      {mine && (
        <>
          <p className="mt-2">
            <PlaceMark place={mine} /> {mine.says}
          </p>
          {mine.comment && <p className="mt-1">理由：{mine.comment}</p>}
          <SeatWhy reasons={mine.reasons} />
          {mine.mayWithdraw && (
            <Form method="post" action={action} className="mt-3">
              <input type="hidden" name="enrolment" value={mine.enrolmentId} />
              <Button name="intent" value="withdraw" size="sm" disabled={busy}>
                申込みを取り下げる
              </Button>
            </Form>
          )}
        </>
      )}
      {!stands && whyNot && <CannotApply whyNot={whyNot} />}
      {!stands && !whyNot && (
        <Form method="post" action={action} className="mt-3">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <p className="mt-3">
            <Button look="primary" name="intent" value="apply" disabled={busy} wideOnPhone>
              {mine ? 'もう一度申し込む' : '申し込む'}
            </Button>
          </p>
        </Form>
      )}
    </section>
  )
}

export function PlaceMark({ place }: { place: Pick<OwnPlaceShown, 'state' | 'word'> }) {
  return <StateMark state={MARKS[place.state]}>{place.word}</StateMark>
}

/** Why one stands where one stands, and how seats are given to everybody. */
export function SeatWhy({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null
  return (
    <details className="mt-1">
      <summary>順番の理由：{reasons.join('、')}</summary>
      <p className="small sub mt-1">{SEAT_ORDER}しめきりを過ぎたあとは、決まった席は動きません。</p>
    </details>
  )
}

function CannotApply({ whyNot }: { whyNot: NonNullable<NonNullable<ApplyPanelPage['panel']>['whyNot']> }) {
  return (
    <>
      <p className="mt-2">{whyNot.sentence}</p>
      {whyNot.first.length > 0 && (
        <ul className="mt-1">
          {whyNot.first.map(({ code, title }) => (
            <li key={code}>
              <Link to={`/training/courses/${code}`}>{title}の回を見る</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
