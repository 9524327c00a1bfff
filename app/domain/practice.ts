/**
 * Improvement projects (業務改善): which steps a project takes, and what is true of it on a day. Steps are dated events,
 * often entered late; the state of a day follows from the events up to it.
 * Source: domain notes §1 (improvementProject), §9; certification rules › `criterionTypes.projects`.
 */
import { type CityDate, daysBetween } from './calendar'

export const PROJECT_STATES = ['proposed', 'running', 'operating', 'completed', 'retired'] as const
export type ProjectState = (typeof PROJECT_STATES)[number]

/** What takes a project on. `review` (確認) is an event too, but leaves the state as it is. */
export const PROJECT_STEPS = ['start', 'operate', 'complete', 'retire'] as const
export type ProjectStep = (typeof PROJECT_STEPS)[number]
export type ProjectEventKind = 'propose' | ProjectStep | 'review'

/** The parts in a project, the weightiest first. */
export const PROJECT_ROLES = ['lead', 'main_developer', 'adviser', 'member'] as const
export type ProjectRole = (typeof PROJECT_ROLES)[number]

export const ARTEFACT_KINDS = ['as_is_to_be', 'artifact', 'specification', 'effect_measurement'] as const
export type ArtefactKind = (typeof ARTEFACT_KINDS)[number]

/** An event as recorded; `eventId` orders those of one day. */
export type ProjectEvent = { eventId: number; event: ProjectEventKind; on: CityDate }

const STEPS: Readonly<Record<ProjectStep, { from: readonly ProjectState[]; to: ProjectState }>> = {
  start: { from: ['proposed'], to: 'running' },
  operate: { from: ['running'], to: 'operating' },
  // What was done once is completed without ever operating.
  complete: { from: ['running', 'operating'], to: 'completed' },
  retire: { from: ['proposed', 'running', 'operating'], to: 'retired' },
}

/**
 * @param events of one project, in any order
 * @returns its state on a day; null before it was proposed. A step that does not fit where it stands changes nothing.
 */
export function projectStateOn(events: readonly ProjectEvent[], day: CityDate): ProjectState | null {
  let state: ProjectState | null = null
  for (const { event, on } of inOrder(events)) if (on <= day) state = after(state, event)
  return state
}

/** The steps that a project in a state can take next, in the order of a project's life. */
export function nextSteps(state: ProjectState): ProjectStep[] {
  return PROJECT_STEPS.filter((step) => STEPS[step].from.includes(state))
}

export type EventFault = 'in_the_future' | 'before_the_proposal' | 'does_not_fit' | 'later_ones_do_not_fit'

/**
 * Why an event cannot be recorded; null: it can. The day may be in the past, where what follows must still fit.
 * @param today nothing is recorded of days to come
 */
export function whyNotRecord(
  events: readonly ProjectEvent[],
  event: Exclude<ProjectEventKind, 'propose'>,
  on: CityDate,
  today: CityDate,
): EventFault | null {
  if (on > today) return 'in_the_future'
  const state = projectStateOn(events, on)
  if (state === null) return 'before_the_proposal'
  if (event === 'review') return state === 'proposed' || state === 'retired' ? 'does_not_fit' : null
  if (!STEPS[event].from.includes(state)) return 'does_not_fit'
  const added = { eventId: 1 + Math.max(0, ...events.map(({ eventId }) => eventId)), event, on }
  return fitsThroughout([...events, added]) ? null : 'later_ones_do_not_fit'
}

/** May an event be taken back? The proposal stays, and what comes after must fit without it. */
export function mayTakeBack(events: readonly ProjectEvent[], eventId: number): boolean {
  const taken = events.find((one) => one.eventId === eventId)
  if (!taken || taken.event === 'propose') return false
  return fitsThroughout(events.filter((one) => one.eventId !== eventId))
}

/** Pieces of evidence that were there on a day, by kind; a measured effect is one too. */
export type DatedArtefact = { kind: ArtefactKind; addedOn: CityDate }
export type DatedEffect = { measuredOn: CityDate }

export type ProjectOnDay = {
  status: ProjectState | null
  /** Kept when the project is completed. */
  operatingSince: CityDate | null
  completedOn: CityDate | null
  evidence: ArtefactKind[]
}

/**
 * What the rules of certification ask of a project, on a day.
 * @returns days of operation and completion as far as they are in the past of `day`, and the kinds of evidence present
 */
export function projectFactsOn(
  events: readonly ProjectEvent[],
  artefacts: readonly DatedArtefact[],
  effects: readonly DatedEffect[],
  day: CityDate,
): ProjectOnDay {
  let state: ProjectState | null = null
  let operatingSince: CityDate | null = null
  let completedOn: CityDate | null = null
  for (const { event, on } of inOrder(events)) {
    if (on > day) break
    const next = after(state, event)
    if (next === 'operating' && state !== 'operating') operatingSince = on
    if (next === 'completed' && state !== 'completed') completedOn = on
    state = next
  }
  const present = new Set(artefacts.filter(({ addedOn }) => addedOn <= day).map(({ kind }) => kind))
  if (effects.some(({ measuredOn }) => measuredOn <= day)) present.add('effect_measurement')
  return { status: state, operatingSince, completedOn, evidence: ARTEFACT_KINDS.filter((kind) => present.has(kind)) }
}

/** Nobody reviews what they take or took part in (rule 4). */
export function mayReview(personId: number, everTookPart: readonly number[]): boolean {
  return !everTookPart.includes(personId)
}

/** Full days of operation up to a day; null when the project does not operate. */
export function daysOfOperation({ status, operatingSince }: ProjectOnDay, day: CityDate): number | null {
  return status === 'operating' && operatingSince !== null ? daysBetween(operatingSince, day) : null
}

function after(state: ProjectState | null, event: ProjectEventKind): ProjectState | null {
  if (event === 'review') return state
  if (event === 'propose') return state ?? 'proposed'
  return state !== null && STEPS[event].from.includes(state) ? STEPS[event].to : state
}

function fitsThroughout(events: readonly ProjectEvent[]): boolean {
  let state: ProjectState | null = null
  for (const { event } of inOrder(events)) {
    if (event === 'review') {
      if (state === null || state === 'proposed' || state === 'retired') return false
      continue
    }
    const next = after(state, event)
    if (next === state) return false
    state = next
  }
  return true
}

function inOrder(events: readonly ProjectEvent[]): ProjectEvent[] {
  return [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.eventId - b.eventId))
}
