/**
 * What somebody may apply for, by what became of their certificate: the first one (認定), its renewal (更新), or to have a
 * lapsed one back (復活). Source: certification rules › `statusModel.certificate`, `statusModel.revival`.
 */
import type { ApplicationStage } from './application-path'
import { addMonths, type CityDate, fiscalYearOf, fiscalYearStart, laterOf } from './calendar'
import {
  afterEvent,
  type CertificateEvent,
  type CertificateState,
  limitOf,
  type Standing,
  stateOn,
} from './certificate'

export type OwnStage = {
  stage: ApplicationStage
  /** It expired because its condition was not met in time (条件付認定の失効). */
  lapsedCondition: boolean
  /** null: never certified. */
  state: CertificateState | null
}

/** @param standing of the role on the day; null before the first certificate */
export function stageOf(standing: Standing | null, day: CityDate): OwnStage {
  const state = standing && stateOn(standing, day)
  if (standing === null || state === null) return { stage: 'certification', lapsedCondition: false, state: null }
  if (state === 'valid' || state === 'suspended') return { stage: 'renewal', lapsedCondition: false, state }
  const revives = afterEvent(standing, { event: 'revive', on: day }, 1).ok
  return {
    stage: revives ? 'revival' : 'certification',
    lapsedCondition: revives && standing.conditionalThrough !== null,
    state,
  }
}

/** Why a certificate could not come of an application of a day, in Japanese; null: it could. */
export function whyNotStage(standing: Standing | null, stage: ApplicationStage, day: CityDate): string | null {
  const followed = afterEvent(standing, eventOf(stage, day), 1)
  return followed.ok ? null : followed.why
}

/** The last day to have a lapsed certificate back. */
export function reviveUntil(standing: Standing): CityDate {
  return addMonths(limitOf(standing), 12)
}

/** From when to when a certificate can be renewed: in the fiscal year of its last day. */
export function renewalWindow({ validThrough, since }: Standing): { from: CityDate; through: CityDate } {
  return { from: laterOf(fiscalYearStart(fiscalYearOf(validThrough)), since), through: validThrough }
}

function eventOf(stage: ApplicationStage, on: CityDate): CertificateEvent {
  if (stage === 'certification') return { event: 'grant', on, conditionalThrough: null }
  return stage === 'renewal' ? { event: 'renew', on, through: null } : { event: 'revive', on }
}
