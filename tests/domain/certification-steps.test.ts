import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { evaluateCertification } from '~/domain/certification'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import type { CertificationFacts } from '~/domain/certification-facts'
import { afterTheRound, assume, type WayCalendar } from '~/domain/certification-moves'
import { reachOf } from '~/domain/certification-reach'
import { movesOf, type Step, stepsTo } from '~/domain/certification-steps'
import { criterionAsks } from '~/domain/criterion-asks'
import { criterionShows, judgementWord, plainly } from '~/domain/criterion-shows'
import { referenceGround } from '~/features/certification-rules/reference-ground'
import rules from '../../prisma/demo/certification-rules.json'
import catalogue from '../../prisma/demo/training-catalogue.json'
import { FACTS_DAY, someFacts, withMore } from '../support/any-facts'

const day = cityDate
const today = FACTS_DAY
const courses = new Map(
  catalogue.courses.map(({ code, prerequisites, recurrence }) => [
    code,
    { code, prerequisites, recurrence: recurrence as 'once' | 'every_fiscal_year' },
  ]),
)

const elearning = (courseCode: string, sessionId: number) => ({
  sessionId,
  courseCode,
  startsOn: day('2028-04-03'),
  endsOn: day('2029-03-31'),
  selfPaced: true,
  mine: false,
  open: true,
})

const calendar: WayCalendar = {
  today,
  courses,
  sessions: [elearning('TRN-306', 1), elearning('TRN-102', 2)],
  round: { handInBy: day('2028-11-24'), confirmedBy: day('2028-12-15'), skills: new Set(['AUT-RPA', 'AUT-OPS']) },
  waiting: new Map(),
  mentor: { role: 'DX_MASTER', meetings: [day('2028-11-21'), day('2028-12-19')] },
  committees: [
    { committeeId: 4, sequence: 2, applyBy: day('2029-01-31'), heldOn: day('2029-02-20') },
    { committeeId: 5, sequence: 1, applyBy: day('2029-09-28'), heldOn: day('2029-10-16') },
  ],
}

/** 石黒 美咲: two levels, one eラーニング and four days of operation away. */
const misaki: CertificationFacts = {
  ...factsOfExample(exampleFile.parse(rules), 'EX-1'),
  levels: {
    ...factsOfExample(exampleFile.parse(rules), 'EX-1').levels,
    'AUT-RPA': 1,
    'AUT-OPS': 1,
    'LIT-COL': 2,
    'AIX-IMP': 1,
    'LIT-TEC': 2,
    'LIT-LRN': 2,
  },
  trainings: {
    'TRN-101': [day('2027-05-15')],
    'TRN-102': [day('2028-06-15')],
    'TRN-104': [day('2027-07-15')],
    'TRN-107': [day('2027-08-20')],
    'TRN-301': [day('2027-07-21')],
    'TRN-302': [day('2027-09-15')],
  },
  projects: [
    {
      id: '7',
      role: 'lead',
      status: 'operating',
      operatingSince: day('2028-10-20'),
      completedOn: null,
      crossSection: false,
      systemOperation: false,
      evidence: ['as_is_to_be', 'artifact'],
    },
  ],
  signoffs: [],
  recommendation: { bySelf: false, on: day('2028-10-03') },
}

const NOBODY: CertificationFacts = {
  employment: null,
  levels: {},
  trainings: {},
  projects: [],
  signoffs: [],
  recommendation: null,
  certificates: [],
  mentees: [],
  sectionExperience: [],
}

const RULES = ['CERT-LEADER-1', 'CERT-MASTER-1', 'DESIG-DATA-1'] as const
const STAGES = ['certification', 'renewal'] as const

function steps(
  facts: CertificationFacts,
  ruleId: string = 'CERT-LEADER-1',
  stage: (typeof STAGES)[number] = 'certification',
  days: WayCalendar = calendar,
): Map<string, Step> {
  const ground = referenceGround(ruleId, stage, today)
  const evaluation = evaluateCertification(ground, facts, { stage, on: today, evaluatedOn: today })
  const found = stepsTo(evaluation, { ground, facts, calendar: days, eases: stage === 'certification' })
  return new Map(found.map((step) => [step.id, step]))
}

function reach(facts: CertificationFacts, without: readonly string[] = [], days: WayCalendar = calendar) {
  const moves = movesOf([...steps(facts, 'CERT-LEADER-1', 'certification', days).values()], days)
  return reachOf({
    groundOn: (on) => referenceGround('CERT-LEADER-1', 'certification', on),
    stage: 'certification',
    facts,
    taken: moves.filter(({ key }) => !without.includes(key)),
    left: moves.filter(({ key }) => without.includes(key)),
    calendar: days,
    needsCommittee: true,
    years: 3,
    renews: null,
  })
}

describe('the next step of a criterion', () => {
  test('is nothing where it holds, and the day on which it will where it does not', () => {
    const found = steps(misaki)
    expect(found.get('L1')).toMatchObject({ todo: 'nothing', readyOn: today })
    expect(found.get('L2')).toMatchObject({
      todo: 'levels',
      readyOn: '2028-12-15',
      moves: [
        {
          handInBy: '2028-11-24',
          goals: [
            { skill: 'AUT-OPS', level: 2 },
            { skill: 'AUT-RPA', level: 2 },
          ],
        },
      ],
    })
    expect(found.get('L4')).toMatchObject({ todo: 'course', readyOn: '2028-11-29', moves: [{ course: 'TRN-306' }] })
    expect(found.get('L5')).toMatchObject({ todo: 'operate', readyOn: '2028-11-19', moves: [{ project: '7' }] })
    expect(found.get('L6')).toMatchObject({ todo: 'signoff', readyOn: '2028-12-19', moves: [{ isMeeting: true }] })
    expect(found.get('L7')).toMatchObject({ todo: 'nothing' })
    expect(found.get('L8')).toMatchObject({ todo: 'committee', readyOn: null })
  })

  test('of a skill that no round asks is to ask for it oneself, and of two levels to learn first', () => {
    const free = steps(misaki, 'CERT-LEADER-1', 'certification', { ...calendar, round: null })
    expect(free.get('L2')).toMatchObject({ todo: 'levels', readyOn: '2028-11-29', moves: [{ handInBy: null }] })
    const far = steps({ ...misaki, levels: { ...misaki.levels, 'AUT-OPS': 0 } })
    expect(far.get('L2')).toMatchObject({ todo: 'learn', readyOn: null })
    const claimed = steps({ ...misaki, levels: { ...misaki.levels, 'AUT-OPS': 0 } }, 'CERT-LEADER-1', 'certification', {
      ...calendar,
      waiting: new Map([['AUT-OPS', 2]]),
    })
    expect(claimed.get('L2')).toMatchObject({ todo: 'levels', readyOn: '2028-12-15' })
  })

  test('of a course takes what has to come before it, and waits for a session where there is none', () => {
    const { 'TRN-301': _, 'TRN-302': __, ...trainings } = misaki.trainings
    const classroom = (courseCode: string, sessionId: number, startsOn: CityDate, endsOn: CityDate) => ({
      ...elearning(courseCode, sessionId),
      startsOn,
      endsOn,
      selfPaced: false,
    })
    const sessions = [
      ...calendar.sessions,
      classroom('TRN-301', 11, day('2028-12-05'), day('2028-12-06')),
      classroom('TRN-302', 12, day('2028-12-01'), day('2028-12-02')),
      classroom('TRN-302', 13, day('2029-01-15'), day('2029-01-16')),
    ]
    const found = steps({ ...misaki, trainings }, 'CERT-LEADER-1', 'certification', { ...calendar, sessions })
    expect(found.get('L4')?.readyOn).toBe('2029-01-16')
    expect(found.get('L4')?.moves.map((move) => move.key)).toContain('course-TRN-301')
    expect(steps({ ...misaki, trainings }).get('L4')).toMatchObject({ readyOn: null })
  })

  test('of a project is the evidence that it lacks, or a project at all', () => {
    const bare = misaki.projects.map((one) => ({ ...one, evidence: ['artifact'] }))
    expect(steps({ ...misaki, projects: bare }).get('L5')).toMatchObject({
      todo: 'evidence',
      readyOn: '2028-11-29',
      moves: [{ kind: 'evidence', kinds: ['as_is_to_be'] }, { kind: 'operate' }],
    })
    expect(steps({ ...misaki, projects: [] }).get('L5')).toMatchObject({ todo: 'project', readyOn: null })
  })

  test('is never later with more evidence', () => {
    const later = (a: CityDate | null, b: CityDate | null) => b !== null && (a === null || a > b)
    fc.assert(
      fc.property(
        someFacts,
        someFacts,
        fc.constantFrom(...RULES),
        fc.constantFrom(...STAGES),
        (one, other, rule, stage) => {
          const before = steps(one, rule, stage)
          for (const [id, { readyOn }] of steps(withMore(one, other), rule, stage)) {
            expect(later(readyOn, before.get(id)?.readyOn ?? null), id).toBe(false)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('is there for every criterion of every rule, and every criterion speaks, also about nobody', () => {
    const project = () => '転記の自動化'
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(NOBODY), someFacts),
        fc.constantFrom(...RULES),
        fc.constantFrom(...STAGES),
        (facts, rule, stage) => {
          const ground = referenceGround(rule, stage, today)
          const found = steps(facts, rule, stage)
          expect([...found.keys()]).toEqual(ground.criteria.map(({ id }) => id))
          const names = { ...ground, skill: (code: string) => code, course: (code: string) => code, project }
          const { criteria } = evaluateCertification(ground, facts, { stage, on: today, evaluatedOn: today })
          for (const [index, criterion] of ground.criteria.entries()) {
            const judgement = criteria[index]
            if (!judgement) throw new Error('not judged')
            const said = [
              criterionAsks(criterion, names),
              plainly(criterionShows(criterion, judgement, facts, names, today)),
              judgementWord(judgement),
            ]
            for (const words of said) expect(words).toMatch(/^(?!.*(undefined|null|NaN)).+$/)
          }
        },
      ),
    )
  })
})

describe('a what-if', () => {
  test('tells when one could apply, which committee that reaches and until when the certificate would be valid', () => {
    expect(reach(misaki)).toMatchObject({
      applyOn: '2028-12-15',
      committee: { heldOn: '2029-02-20' },
      validThrough: '2032-03-31',
    })
  })

  test('without a move tells what would still be missing', () => {
    expect(reach(misaki, ['course-TRN-306'])).toMatchObject({ applyOn: null, failing: ['L4'] })
    expect(reach(misaki, ['operate-7'])).toMatchObject({ applyOn: null, failing: ['L5'] })
  })

  test('after the deadline reaches the next committee, by the rules of its year', () => {
    const late = { ...calendar, round: { ...day2029(), skills: new Set(['AUT-RPA', 'AUT-OPS']) } }
    // In R11 the yearly course counts anew and coverage asks for eight tenths.
    expect(reach(misaki, [], late)).toMatchObject({ applyOn: null, failing: ['L3', 'L4'] })
    const inTime = { ...calendar, committees: calendar.committees.slice(1) }
    expect(reach(misaki, [], inTime)).toMatchObject({ applyOn: '2028-12-15', committee: { heldOn: '2029-10-16' } })
  })

  test('leaves the facts as they are', () => {
    const before = JSON.stringify(misaki)
    const moves = movesOf([...steps(misaki).values()], calendar)
    expect(assume(misaki, moves).levels['AUT-RPA']).toBe(2)
    expect(JSON.stringify(misaki)).toBe(before)
  })

  test('may have levels confirmed after the round instead of in it', () => {
    const inRound = movesOf([...steps(misaki).values()], calendar).find(({ key }) => key === 'levels-round')
    if (!inRound) throw new Error('nothing in the round')
    expect(afterTheRound(inRound, calendar)).toMatchObject({ by: addDays(day('2028-12-16'), 14), handInBy: null })
  })
})

function day2029() {
  return { handInBy: day('2029-04-10'), confirmedBy: day('2029-04-20') }
}
