import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { type CertificateEvent, countedRole, standingOn, standingsOf, stateOn } from '~/domain/certificate'
import { evaluateCertification } from '~/domain/certification'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import { referenceGround } from '~/features/certification-rules/reference-ground'
import rules from '../../prisma/demo/certification-rules.json'
import { FACTS_DAY, someFacts, withMore } from '../support/any-facts'

const examples = exampleFile.parse(rules)

describe('the examples that the rules come with', () => {
  for (const example of rules.examples) {
    test(`${example.id} ${example.changes ?? ''}`, () => {
      const { ruleId, applicationDate, expected } = example
      const stage = example.stage as 'certification' | 'renewal'
      const on = cityDate(applicationDate)
      const evaluatedOn = cityDate('evaluatedOn' in example ? String(example.evaluatedOn) : applicationDate)
      const facts = factsOfExample(examples, example.id)
      const found = evaluateCertification(referenceGround(ruleId, stage, applicationDate), facts, {
        stage,
        on,
        evaluatedOn,
      })
      expect({
        eligible: found.eligible,
        failed: found.failed,
        usedTransitional: found.usedTransitional,
      }).toEqual(expected)
    })
  }
})

describe('a certificate through its life', () => {
  for (const { title, events, expected } of rules.lifecycleExamples) {
    test(title, () => {
      const of = (role: string) =>
        standingsOf(
          events.filter(({ certificate }) => certificate === role).map((event) => eventOf(event)),
          3,
        )
      const [leader, master] = [of('DX_LEADER'), of('DX_MASTER')]
      for (const { on, states, countedAs, ...more } of expected) {
        const day = cityDate(on)
        const standing = { DX_LEADER: standingOn(leader, day), DX_MASTER: standingOn(master, day) }
        for (const [role, state] of Object.entries(states)) {
          const own = standing[role as 'DX_LEADER']
          expect(own && stateOn(own, day), `${role} on ${on}`).toBe(state)
        }
        expect(countedRole({ leader, master }, day), on).toBe(countedAs)
        if ('validThrough' in more) {
          for (const [role, through] of Object.entries(more.validThrough ?? {})) {
            expect(standing[role as 'DX_LEADER']?.validThrough).toBe(through)
          }
        }
      }
    })
  }
})

function eventOf(event: {
  event: string
  on: string
  conditionalThrough?: string
  requestedOn?: string
}): CertificateEvent {
  const on = cityDate(event.on)
  if (event.event === 'grant') {
    return {
      event: 'grant',
      on,
      conditionalThrough: event.conditionalThrough ? cityDate(event.conditionalThrough) : null,
    }
  }
  if (event.event === 'restart') return { event: 'restart', on, requestedOn: cityDate(event.requestedOn ?? event.on) }
  return { event: event.event as 'suspend', on }
}

describe('any facts', () => {
  const on = FACTS_DAY
  const when = { stage: 'certification' as const, on, evaluatedOn: on }
  const leader = referenceGround('CERT-LEADER-1', 'certification', on)

  test('more evidence never hurts', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (less, other) => {
        const before = new Set(evaluateCertification(leader, less, when).failed)
        expect(evaluateCertification(leader, withMore(less, other), when).failed.every((id) => before.has(id))).toBe(
          true,
        )
      }),
    )
  })

  test('every criterion is judged once and says what is found against what is required', () => {
    fc.assert(
      fc.property(someFacts, (some) => {
        const { criteria, failed, eligible } = evaluateCertification(leader, some, when)
        expect(criteria.map(({ id }) => id)).toEqual(leader.criteria.map(({ id }) => id))
        expect(eligible).toBe(failed.length === 0)
        for (const one of criteria)
          if (one.met === false) expect(one.found < one.required || one.missing.length > 0).toBe(true)
      }),
    )
  })

  test('service that is a day short is met on the day that it says', () => {
    const short = {
      ...factsOfExample(examples, 'EX-1'),
      employment: { type: 'permanent', status: 'active', since: cityDate('2027-11-16') },
    }
    const judged = (day: typeof on) =>
      evaluateCertification(leader, short, { ...when, on: day }).criteria.find(({ id }) => id === 'L1')
    expect(judged(on)).toMatchObject({ met: false, found: 11, required: 12, metFrom: '2028-11-16' })
    expect(judged(cityDate('2028-11-16'))).toMatchObject({ met: true })
  })
})
