/**
 * An application (申請) for a certificate: the steps that it takes, by whom and until when. The state follows from dated
 * events; one that nobody decides lapses by itself. Source: certification rules › `statusModel.application`.
 */
import { addDays, addMonths, type CityDate, fiscalYearOf } from './calendar'

export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'signoff_pending',
  'recommendation_pending',
  'committee_pending',
  'certified',
  'refused',
  'withdrawn',
] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/** Outcome of a decision. */
export type Decision = 'certified' | 'refused'

export type ApplicationEvent =
  | { event: 'start' | 'submit' | 'return' | 'sign_off' | 'decline' | 'recommend'; on: CityDate }
  /** `given`: what was there when it was accepted, by the facts; an earlier one may have become too old meanwhile. */
  | { event: 'accept'; on: CityDate; given?: Given | null }
  | { event: 'defer' | 'request_review' | 'withdraw'; on: CityDate }
  /** The person has been told that nobody decided in time; the state does not wait for it. */
  | { event: 'time_out'; on: CityDate }
  | { event: 'decide'; on: CityDate; decision: Decision }
  /** The decision was recorded wrongly: it waits to be decided again. */
  | { event: 'take_back_decision'; on: CityDate }

/** Sign-off and recommendation as far as they are there. */
export type Given = { signedOff: boolean; recommended: boolean }

/** Which people the rule of a role and stage asks; designation and most renewals need no committee. */
export type ApplicationPath = { signoff: boolean; recommendation: boolean; committee: boolean }

export type Application = Given & {
  state: ApplicationState
  /** Of the last submission; null in a draft that never was submitted. */
  appliedOn: CityDate | null
  decidedOn: CityDate | null
  /** As what it was decided; null: it was not. */
  decidedAs: ApplicationState | null
  /** Fiscal year in which the committee last put it off. */
  deferredIn: number | null
  reviewed: boolean
}

/** What time alone changes. */
export type Submitted = Pick<Application, 'state' | 'appliedOn'>

const DAYS_TO_RETURN = 14
const DAYS_TO_ASK_FOR_REVIEW = 30
const MONTHS_UNTIL_LAPSE = 9

const UNDECIDED: readonly ApplicationState[] = [
  'submitted',
  'signoff_pending',
  'recommendation_pending',
  'committee_pending',
]

/** Nothing has happened yet: what `start` begins. */
export const NO_APPLICATION: Application = {
  state: 'draft',
  appliedOn: null,
  decidedOn: null,
  decidedAs: null,
  deferredIn: null,
  reviewed: false,
  signedOff: false,
  recommended: false,
}

/**
 * An application after its events, in their order.
 * @param given sign-off and recommendation that were there before its first event
 * @throws RangeError at an event that could not happen
 */
export function applicationAfter(
  events: readonly ApplicationEvent[],
  path: ApplicationPath,
  given: Given,
): Application {
  let now: Application = { ...NO_APPLICATION, ...given }
  for (const event of events) {
    const why = whyNotNow(now, event, path)
    if (why !== null) throw new RangeError(`${event.event} on ${event.on}: ${why}`)
    now = after(now, event, path)
  }
  return now
}

/** The state at the end of a day: nine months after its day an application that nobody decided counts as withdrawn. */
export function applicationStateOn({ state, appliedOn }: Submitted, day: CityDate): ApplicationState {
  return hasLapsed(state, appliedOn, day) ? 'withdrawn' : state
}

/** The last day to decide; null while nothing is submitted. */
export function decideBy({ state, appliedOn }: Submitted): CityDate | null {
  return appliedOn !== null && UNDECIDED.includes(state) ? addMonths(appliedOn, MONTHS_UNTIL_LAPSE) : null
}

/** The last day on which 事務局 may give it back. */
export function lastDayToReturn(appliedOn: CityDate): CityDate {
  return addDays(appliedOn, DAYS_TO_RETURN)
}

/** The last day to ask for a review of a refusal; null: it was not refused, or was reviewed already. */
export function reviewBy({ state, decidedOn, reviewed }: Application): CityDate | null {
  return state === 'refused' && decidedOn !== null && !reviewed ? addDays(decidedOn, DAYS_TO_ASK_FOR_REVIEW) : null
}

/** Why an event cannot happen now, in Japanese; null: it can. */
export function whyNotNow(application: Application, event: ApplicationEvent, path: ApplicationPath): string | null {
  const { appliedOn, decidedOn, deferredIn, reviewed } = application
  const state = applicationStateOn(application, event.on)
  if (event.event === 'time_out') {
    return hasLapsed(application.state, appliedOn, event.on) ? null : '決定の期限を過ぎた申請ではありません。'
  }
  if (state === 'withdrawn' && event.event !== 'start') return 'この申請は取り下げられています。'
  const from = (states: readonly ApplicationState[], words: string) => (states.includes(state) ? null : words)
  switch (event.event) {
    case 'start':
      return null
    case 'submit':
      return from(['draft'], 'もう申請してあります。')
    case 'return':
      if (state !== 'submitted') return '受け付ける前の申請だけを戻せます。'
      return appliedOn !== null && event.on > lastDayToReturn(appliedOn)
        ? '申請から 14 日を過ぎたので、戻せません。'
        : null
    case 'accept':
      return from(['submitted'], '受け付ける申請ではありません。')
    case 'sign_off':
      return from(
        ['submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending'],
        '承認を待つ申請ではありません。',
      )
    case 'recommend':
      return from(
        ['submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending'],
        '推薦を待つ申請ではありません。',
      )
    case 'decline':
      return from(['signoff_pending', 'recommendation_pending'], '承認か推薦を待つ申請だけを戻せます。')
    case 'decide':
      return whyNotDecide(application, state, path)
    case 'take_back_decision':
      if (state !== 'certified' && state !== 'refused') return '決定された申請ではありません。'
      return appliedOn !== null && event.on > addMonths(appliedOn, MONTHS_UNTIL_LAPSE)
        ? '申請から 9 か月を過ぎたので、決定し直せません。認定が誤りだったときは、認定証の「取消」を記録してください。'
        : null
    case 'defer':
      if (state !== 'committee_pending') return '委員会を待つ申請だけを次に送れます。'
      return deferredIn === fiscalYearOf(event.on) ? '同じ年度に次へ送れるのは 1 回だけです。' : null
    case 'request_review':
      if (state !== 'refused' || decidedOn === null) return '認定されなかった申請だけが、見直しを求められます。'
      if (reviewed) return '見直しは 1 回だけです。'
      return event.on > addDays(decidedOn, DAYS_TO_ASK_FOR_REVIEW) ? '通知から 30 日を過ぎています。' : null
    case 'withdraw':
      return from(['draft', ...UNDECIDED], '決定した申請は取り下げられません。')
  }
}

/** Where an application goes once it is accepted, or once somebody has given what it waited for. */
export function waitsFor({ signedOff, recommended }: Given, path: ApplicationPath) {
  if (path.signoff && !signedOff) return 'signoff_pending' as const
  if (path.recommendation && !recommended) return 'recommendation_pending' as const
  return path.committee ? ('committee_pending' as const) : null
}

function whyNotDecide(application: Application, state: ApplicationState, path: ApplicationPath): string | null {
  if (path.committee) return state === 'committee_pending' ? null : '委員会を待つ申請ではありません。'
  if (state === 'draft' || !UNDECIDED.includes(state)) return '決定を待つ申請ではありません。'
  return waitsFor(application, path) === null ? null : '承認か推薦がまだです。'
}

function after(now: Application, event: ApplicationEvent, path: ApplicationPath): Application {
  switch (event.event) {
    case 'start':
      return now
    case 'submit':
      return { ...now, state: 'submitted', appliedOn: event.on }
    case 'return':
    case 'decline':
      return { ...now, state: 'draft' }
    case 'accept': {
      const known = { ...now, ...event.given }
      return { ...known, state: waitsFor(known, path) ?? 'submitted' }
    }
    case 'sign_off':
      return moved({ ...now, signedOff: true }, path)
    case 'recommend':
      return moved({ ...now, recommended: true }, path)
    case 'decide':
      return { ...now, state: event.decision, decidedOn: event.on, decidedAs: now.state }
    case 'take_back_decision':
      return { ...now, state: now.decidedAs ?? now.state, decidedOn: null, decidedAs: null }
    case 'defer':
      return { ...now, deferredIn: fiscalYearOf(event.on) }
    case 'request_review':
      return { ...now, state: 'committee_pending', reviewed: true }
    case 'withdraw':
    case 'time_out':
      return { ...now, state: 'withdrawn' }
  }
}

/** What it waited for has come; before it is accepted it stays where it is. */
function moved(now: Application, path: ApplicationPath): Application {
  if (now.state === 'submitted') return now
  return { ...now, state: waitsFor(now, path) ?? now.state }
}

function hasLapsed(state: ApplicationState, appliedOn: CityDate | null, day: CityDate): boolean {
  return appliedOn !== null && UNDECIDED.includes(state) && day > addMonths(appliedOn, MONTHS_UNTIL_LAPSE)
}
