import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import {
  mayReview,
  mayTakeBack,
  nextSteps,
  PROJECT_STEPS,
  type ProjectEvent,
  type ProjectEventKind,
  projectFactsOn,
  projectStateOn,
  whyNotRecord,
} from '~/domain/practice'
import { evidenceChecks } from '~/domain/practice-evidence'
import { looseTerms, searchKeyOf, searchTerms } from '~/domain/practice-search'
import { needsOf } from '~/domain/tool-keeping'

const day = (text: string) => cityDate(text)
const TODAY = day('2028-11-15')

function eventsOf(...told: [ProjectEventKind, string][]): ProjectEvent[] {
  return told.map(([event, on], index) => ({ eventId: index + 1, event, on: day(on) }))
}

const DELIVERED = eventsOf(['propose', '2028-04-10'], ['start', '2028-05-01'], ['operate', '2028-10-16'])

describe('a project goes from its proposal to operation and to its end', () => {
  test('its state on a day follows from the events up to it, that day included', () => {
    expect(projectStateOn(DELIVERED, day('2028-04-09'))).toBeNull()
    expect(projectStateOn(DELIVERED, day('2028-04-10'))).toBe('proposed')
    expect(projectStateOn(DELIVERED, day('2028-10-15'))).toBe('running')
    expect(projectStateOn(DELIVERED, day('2028-10-16'))).toBe('operating')
  })

  test.each([
    ['proposed', ['start', 'retire']],
    ['running', ['operate', 'complete', 'retire']],
    ['operating', ['complete', 'retire']],
    ['completed', []],
    ['retired', []],
  ] as const)('what is %s can next: %s', (state, steps) => {
    expect(nextSteps(state)).toEqual(steps)
  })

  test('a step may be entered late, but not of a day to come nor before the proposal', () => {
    const proposed = DELIVERED.slice(0, 1)
    expect(whyNotRecord(proposed, 'start', day('2028-04-20'), TODAY)).toBeNull()
    expect(whyNotRecord(proposed, 'start', addDays(TODAY, 1), TODAY)).toBe('in_the_future')
    expect(whyNotRecord(proposed, 'start', day('2028-04-09'), TODAY)).toBe('before_the_proposal')
    expect(whyNotRecord(proposed, 'operate', TODAY, TODAY)).toBe('does_not_fit')
  })

  test('a step into the past must leave what came after possible', () => {
    expect(whyNotRecord(DELIVERED, 'retire', day('2028-06-01'), TODAY)).toBe('later_ones_do_not_fit')
    expect(whyNotRecord(DELIVERED, 'complete', TODAY, TODAY)).toBeNull()
  })

  test('a wrong event is taken back, the last one first; the proposal stays', () => {
    expect(mayTakeBack(DELIVERED, 3)).toBe(true)
    expect(mayTakeBack(DELIVERED, 2)).toBe(false)
    expect(mayTakeBack(DELIVERED, 1)).toBe(false)
    expect(mayTakeBack(DELIVERED, 99)).toBe(false)
  })

  test('a review does not change the state and needs something to review', () => {
    expect(whyNotRecord(DELIVERED.slice(0, 1), 'review', TODAY, TODAY)).toBe('does_not_fit')
    expect(whyNotRecord(DELIVERED, 'review', TODAY, TODAY)).toBeNull()
    const reviewed = [...DELIVERED, { eventId: 4, event: 'review' as const, on: TODAY }]
    expect(projectStateOn(reviewed, TODAY)).toBe('operating')
  })

  test('nobody who took part reviews it', () => {
    expect(mayReview(7, [3, 7])).toBe(false)
    expect(mayReview(8, [3, 7])).toBe(true)
  })
})

describe('what the rules of certification ask of it', () => {
  const artefacts = [
    { kind: 'as_is_to_be' as const, addedOn: day('2028-04-10') },
    { kind: 'specification' as const, addedOn: day('2028-11-01') },
  ]

  test('evidence counts from the day on which it was added, a measurement from the day it was made', () => {
    const effects = [{ measuredOn: day('2028-11-10') }]
    expect(projectFactsOn(DELIVERED, artefacts, effects, day('2028-10-20')).evidence).toEqual(['as_is_to_be'])
    expect(projectFactsOn(DELIVERED, artefacts, effects, TODAY)).toEqual({
      status: 'operating',
      operatingSince: '2028-10-16',
      completedOn: null,
      evidence: ['as_is_to_be', 'specification', 'effect_measurement'],
    })
  })

  test('a completed project keeps the day on which it went into operation', () => {
    const done = [...DELIVERED, { eventId: 4, event: 'complete' as const, on: day('2028-11-12') }]
    expect(projectFactsOn(done, [], [], TODAY)).toMatchObject({
      status: 'completed',
      operatingSince: '2028-10-16',
      completedOn: '2028-11-12',
    })
    expect(projectFactsOn(done, [], [], day('2028-11-11'))).toMatchObject({ status: 'operating', completedOn: null })
  })

  test('thirty days of operation are full on the thirtieth day after the first', () => {
    const check = (on: string) =>
      evidenceChecks(projectFactsOn(DELIVERED, artefacts, [], day(on)), 'lead', day(on)).find(
        ({ key }) => key === 'operation',
      )
    expect(check('2028-11-14')).toMatchObject({ met: false, from: '2028-11-15' })
    expect(check('2028-11-15')).toMatchObject({ met: true })
  })

  test('a member lacks the part; without a specification or an artefact that is told too', () => {
    const facts = projectFactsOn(DELIVERED, artefacts.slice(0, 1), [], TODAY)
    const missing = evidenceChecks(facts, 'member', TODAY).filter(({ met }) => !met)
    expect(missing.map(({ key }) => key)).toEqual(['part', 'artefact', 'effect'])
  })
})

describe('whatever is entered in whatever order', () => {
  const step = fc.record({ event: fc.constantFrom(...PROJECT_STEPS), after: fc.integer({ min: 0, max: 60 }) })

  function entered(steps: readonly { event: (typeof PROJECT_STEPS)[number]; after: number }[]): ProjectEvent[] {
    const events: ProjectEvent[] = eventsOf(['propose', '2028-04-01'])
    for (const { event, after } of steps) {
      const on: CityDate = addDays(day('2028-04-01'), after)
      if (whyNotRecord(events, event, on, TODAY) === null) events.push({ eventId: events.length + 1, event, on })
    }
    return events
  }

  const byDay = (a: ProjectEvent, b: ProjectEvent) => (a.on === b.on ? a.eventId - b.eventId : a.on < b.on ? -1 : 1)

  test('every event that was let in changed the state, and none comes after an end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const events = entered(steps)
        expect(events.length).toBeLessThanOrEqual(4)
        const state = projectStateOn(events, TODAY)
        const ends = events.filter(({ event }) => event === 'complete' || event === 'retire')
        expect(ends.length).toBe(state === 'completed' || state === 'retired' ? 1 : 0)
        if (ends[0]) expect(events.every(({ on }) => ends[0] && on <= ends[0].on)).toBe(true)
      }),
    )
  })

  test('what may be taken back leaves a history that could have been entered', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const events = entered(steps)
        for (const { eventId } of events.filter((one) => mayTakeBack(events, one.eventId))) {
          const left = events.filter((one) => one.eventId !== eventId).sort(byDay)
          for (const [index, { event, on }] of left.entries()) {
            if (event === 'propose' || event === 'review') continue
            expect(whyNotRecord(left.slice(0, index), event, on, TODAY)).toBeNull()
          }
        }
      }),
    )
  })
})

describe('words of a search', () => {
  test('width, kana, variant kanji and spaces make no difference', () => {
    expect(searchTerms('　ＲＰＡ　ﾃﾝｷ ').map(({ text }) => text)).toEqual(['rpa', 'てんき'])
    expect(searchKeyOf(['髙齢者の転記', 'ＲＰＡ', ''])).toBe('高齢者の転記\nrpa')
  })

  test('a word of two characters must stand in the text, a longer one may be like it', () => {
    expect(searchTerms('転記 申請書')).toMatchObject([{ likeness: false }, { likeness: true }])
  })

  test('a sentence is looked for by its parts, where nothing holds it as it is', () => {
    expect(looseTerms('ロボットで転記').map(({ text }) => text)).toEqual(['ろぼっと', '転記'])
    expect(looseTerms('RPAの転記をなくしたい').map(({ text }) => text)).toEqual(['rpa', '転記'])
    expect(looseTerms('転記')).toEqual([])
    expect(looseTerms('はいそう')).toEqual([])
  })

  test('signs of a pattern mean themselves', () => {
    expect(searchTerms('100%_')).toMatchObject([{ pattern: '%100\\%\\_%' }])
  })
})

describe('an in-house tool asks', () => {
  const good = {
    state: 'operating' as const,
    owner: 'here' as const,
    unitExists: true,
    hasDocuments: true,
    lastTriedOn: day('2027-11-15'),
    lastWorked: true,
  }

  test('for nothing with an owner, documents and a trial within a year', () => {
    expect(needsOf(good, TODAY)).toEqual([])
    expect(needsOf(good, addDays(TODAY, 1))).toEqual(['trial'])
  })

  test.each(['elsewhere', 'on_leave', 'left', null] as const)('for an owner when that is %s', (owner) => {
    expect(needsOf({ ...good, owner }, TODAY)).toEqual(['owner'])
  })

  test('for an owner when its unit is gone, for repair when it did not work', () => {
    expect(needsOf({ ...good, unitExists: false, lastWorked: false, hasDocuments: false }, TODAY)).toEqual([
      'owner',
      'repair',
      'documents',
    ])
  })

  test('for nothing once it is retired', () => {
    expect(needsOf({ ...good, state: 'retired', owner: null, lastTriedOn: null }, TODAY)).toEqual([])
  })
})
