import { type ApplicationState, applicationStateOn, decideBy, reviewBy } from '~/domain/application'
import { pathOf } from '~/domain/application-path'
import { type CityDate, inWareki } from '~/domain/calendar'
import { dayInWords } from '~/domain/session-words'
import { recommenderOf } from '~/domain/signing'
import { APPLICATION_STAGE_WORDS, APPLICATION_STATE_WORDS } from '~/domain/terms'
import { progressOf, type StoredApplication } from '~/facts/applications'
import type { OwnWay } from '~/facts/own-way'
import type { MarkedState } from '~/ui/state-mark'
import { type LoadedWay, signerOf } from './load-way.server'

/** Where somebody's application stands, as they read it. */
export type OwnApplication = {
  applicationId: number
  state: ApplicationState
  word: string
  mark: MarkedState
  stage: string
  appliedOn: string | null
  /** Whom it waits for, since when, until when. */
  says: string[]
  /** Why it came back or was refused, in the words of whoever did it. */
  reason: string | null
  isUnderWay: boolean
  mayWithdraw: boolean
  mayAskReview: boolean
}

const MARKS: Readonly<Record<ApplicationState, MarkedState>> = {
  draft: 'near',
  submitted: 'wait',
  signoff_pending: 'wait',
  recommendation_pending: 'wait',
  committee_pending: 'wait',
  certified: 'ok',
  refused: 'no',
  withdrawn: 'wait',
}

const UNDER_WAY: readonly ApplicationState[] = [
  'submitted',
  'signoff_pending',
  'recommendation_pending',
  'committee_pending',
]

/** The application that matters now: what is under way, was refused or ran out of time; null: none. */
export function ownApplication(loaded: LoadedWay): OwnApplication | null {
  const [last] = loaded.applications
  if (!last || last.state === 'certified' || last.state === 'withdrawn') return null
  return applicationShown(last, loaded)
}

export function applicationShown(stored: StoredApplication, loaded: LoadedWay): OwnApplication {
  const { way, today, judged, own } = loaded
  const state = applicationStateOn(stored, today)
  const path = judged && pathOf(judged.ground.rule, stored.stage, own.lapsedCondition)
  const progress = path && progressOf(stored, path)
  const last = stored.events.at(-1)
  const review = progress && state === 'refused' ? reviewBy(progress) : null
  const mayAskReview = review !== null && today <= review && path?.committee === true
  return {
    applicationId: stored.applicationId,
    state,
    word: isSentBack(stored) ? '戻されました' : APPLICATION_STATE_WORDS[state],
    mark: isSentBack(stored) ? 'no' : MARKS[state],
    stage: APPLICATION_STAGE_WORDS[stored.stage],
    appliedOn: stored.appliedOn && inWareki(stored.appliedOn),
    says: saysOf(state, {
      signer: judged ? (signerOf(loaded, judged)?.called ?? null) : null,
      stored,
      way,
      today,
      review: mayAskReview ? review : null,
      decide: progress && decideBy(progress),
    }),
    reason: state === 'refused' || isSentBack(stored) ? (last?.comment ?? null) : null,
    isUnderWay: UNDER_WAY.includes(state),
    mayWithdraw: state === 'draft' || UNDER_WAY.includes(state),
    mayAskReview,
  }
}

/** Returned by 事務局, or declined by whoever was asked: a draft again, to be put right. */
export function isSentBack({ state, events }: StoredApplication): boolean {
  const last = events.at(-1)?.event
  return state === 'draft' && (last === 'return' || last === 'decline')
}

type Told = {
  signer: string | null
  stored: StoredApplication
  way: OwnWay
  today: CityDate
  review: CityDate | null
  decide: CityDate | null
}

function saysOf(state: ApplicationState, { stored, way, today, review, decide, signer }: Told): string[] {
  const last = stored.events.at(-1)
  const since = last ? `${dayInWords(last.on, today)}から` : ''
  const until = decide ? [`${dayInWords(decide, today)}までに決まらないと、取下げになります。`] : []
  switch (state) {
    case 'draft':
      return [
        isSentBack(stored)
          ? `${since}戻っています。直して、もう一度申請できます。`
          : '下書きです。まだ申請していません。',
      ]
    case 'submitted':
      return [`${since}、事務局の受付を待っています。`, ...until]
    case 'signoff_pending':
      return [`${since}、${signer ?? 'メンター'}の承認を待っています。`, ...until]
    case 'recommendation_pending':
      return [
        `${since}、${recommenderOf(way.heads, stored.personId)?.name ?? '所属長'}さんの推薦を待っています。`,
        ...until,
      ]
    case 'committee_pending':
      return [`${since}、認定委員会を待っています。${committeeDay(stored, way, today)}`, ...until]
    case 'refused':
      return [
        `${last ? inWareki(last.on) : ''}に、認定されませんでした。`,
        ...(review ? [`${dayInWords(review, today)}まで、見直しを 1 回求められます。`] : []),
        '足りないことがそろえば、新しく申請できます。',
      ]
    case 'withdrawn':
      return [
        stored.state === 'withdrawn'
          ? `${last ? inWareki(last.on) : ''}に取り下げました。`
          : '9 か月のうちに決まらなかったので、取下げになりました。',
      ]
    case 'certified':
      return ['認定されました。']
  }
}

function committeeDay({ committeeId }: StoredApplication, { committees }: OwnWay, today: CityDate): string {
  const found = committees.find((one) => one.committeeId === committeeId)
  return found ? `開催は ${dayInWords(found.heldOn, today)}です。` : ''
}
