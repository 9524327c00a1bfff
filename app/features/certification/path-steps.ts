import { type ApplicationState, decideBy, waitsFor } from '~/domain/application'
import type { CityDate } from '~/domain/calendar'
import { dayInWords } from '~/domain/session-words'
import { roleWord } from '~/domain/terms'
import type { ApplicationRule } from '~/facts/application-rule'
import { progressOf, type StoredApplication } from '~/facts/applications'
import type { Recommendation, Signoff } from '~/facts/signoffs'

/** One step of an application's way, with who took it and when, or who is asked and until when. */
export type PathStep = {
  key: string
  title: string
  state: 'done' | 'now' | 'todo' | 'stopped'
  who: string
  when: string
}

export type OnTheWay = {
  application: StoredApplication
  ruled: ApplicationRule
  /** As it counts today. */
  state: ApplicationState
  applicant: string
  signoffs: readonly Signoff[]
  recommendations: readonly Recommendation[]
  /** Who will be asked. */
  signers: readonly string[]
  recommender: string | null
  committee: { heldOn: CityDate; sequence: number } | null
  today: CityDate
}

/** The whole way of an application: what its rule asks, no more. */
export function pathSteps(given: OnTheWay): PathStep[] {
  const { path } = given.ruled
  return [
    applied(given),
    accepted(given),
    ...(path.signoff ? [signedOff(given)] : []),
    ...(path.recommendation ? [recommended(given)] : []),
    decided(given),
  ]
}

function applied({ application, applicant, today }: OnTheWay): PathStep {
  const { appliedOn } = application
  return {
    key: 'submit',
    title: '申請',
    state: 'done',
    who: `${applicant}さん`,
    when: appliedOn ? dayInWords(appliedOn, today) : '',
  }
}

function accepted(given: OnTheWay): PathStep {
  const step = { key: 'accept', title: '受付', who: '事務局' }
  const event = lastSince(given.application, 'accept')
  if (event) return { ...step, state: 'done', when: dayInWords(event.on, given.today) }
  return { ...step, state: open(given, given.state === 'submitted'), when: waiting(given, 'submitted') }
}

function signedOff(given: OnTheWay): PathStep {
  const { signoffs, signers, today } = given
  const step = { key: 'signoff', title: 'メンターの承認' }
  const [last] = signoffs
  if (last && progressOf(given.application, given.ruled.path).signedOff) {
    const who = `${last.signerName}さん（${roleWord(last.signerRole)}）`
    return { ...step, state: 'done', who, when: dayInWords(last.signedOn, today) }
  }
  const who = signers.length > 0 ? signers.map((name) => `${name}さん`).join('・') : '承認できる人がいません'
  return {
    ...step,
    state: open(given, given.state === 'signoff_pending'),
    who,
    when: waiting(given, 'signoff_pending'),
  }
}

function recommended(given: OnTheWay): PathStep {
  const { recommendations, recommender, today } = given
  const step = { key: 'recommend', title: '所属長の推薦' }
  const [last] = recommendations
  if (last && progressOf(given.application, given.ruled.path).recommended) {
    return { ...step, state: 'done', who: `${last.byName}さん`, when: dayInWords(last.on, today) }
  }
  const who = recommender ? `${recommender}さん` : '推薦できる長がいません'
  const isNow = given.state === 'recommendation_pending'
  return { ...step, state: open(given, isNow), who, when: waiting(given, 'recommendation_pending') }
}

function decided(given: OnTheWay): PathStep {
  const { application, ruled, state, committee, today } = given
  const { path } = ruled
  const step = {
    key: 'decide',
    title: path.committee ? '認定委員会' : '決定',
    who: path.committee ? '' : '事務局',
  }
  const decision = lastSince(application, 'decide')
  if (decision && (state === 'certified' || state === 'refused')) {
    const title = state === 'certified' ? '認定' : '不認定'
    return { ...step, title, state: state === 'certified' ? 'done' : 'stopped', when: dayInWords(decision.on, today) }
  }
  if (state === 'withdrawn') return { ...step, title: '取下げ', state: 'stopped', who: '', when: whenWithdrawn(given) }
  const progress = progressOf(application, path)
  const limit = decideBy(progress)
  const isNow = path.committee
    ? state === 'committee_pending'
    : lastSince(application, 'accept') !== null && waitsFor(progress, path) === null
  const when = committee
    ? `第 ${committee.sequence} 回 ${dayInWords(committee.heldOn, today)}`
    : limit
      ? `${dayInWords(limit, today)}まで`
      : ''
  return { ...step, state: open(given, isNow), when }
}

function open({ state }: OnTheWay, isNow: boolean): 'now' | 'todo' {
  return isNow && state !== 'withdrawn' ? 'now' : 'todo'
}

/** Since when it waits here. */
function waiting({ application, state, today }: OnTheWay, here: ApplicationState): string {
  if (state !== here) return ''
  const last = application.events.at(-1)
  return last ? `${dayInWords(last.on, today)}から待っています` : ''
}

function whenWithdrawn({ application, today }: OnTheWay): string {
  const last = application.events.findLast(({ event }) => event === 'withdraw' || event === 'time_out')
  return last ? dayInWords(last.on, today) : '9 か月のうちに決まらなかった'
}

/** The last event of a kind since the application was handed in the last time. */
function lastSince({ events }: StoredApplication, kind: StoredApplication['events'][number]['event']) {
  const from = events.findLastIndex(({ event }) => event === 'submit')
  return events.slice(from + 1).findLast(({ event }) => event === kind) ?? null
}
