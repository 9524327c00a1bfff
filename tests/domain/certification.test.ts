import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addMonths, cityDate, fiscalYearOf } from '~/domain/calendar'
import { type CertificateEvent, countedRole, standingOn, standingsOf, stateOn } from '~/domain/certificate'
import { type CertificationFacts, evaluateCertification, type RuleGround } from '~/domain/certification'
import { criterion, transitionalProvision } from '~/domain/certification-criteria'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import { requirementsOf, toolsOn } from '~/domain/role-requirements'
import rules from '../../prisma/demo/certification-rules.json'
import { STANDARD } from '../../prisma/demo/skills'
import catalogue from '../../prisma/demo/training-catalogue.json'

const examples = exampleFile.parse(rules)
const provisions = z.array(transitionalProvision).parse(rules.transitionalProvisions)
const hours = new Map(catalogue.courses.map((course) => [course.code, course.hours]))

/** The ground of a rule and stage as of a day, from the reference data. */
function ground(ruleId: string, stage: 'certification' | 'renewal', on: string): RuleGround {
  const rule = rules.rules.find((one) => one.id === ruleId)
  if (!rule) throw new Error(`no rule ${ruleId}`)
  const tools = toolsOn(STANDARD.tools, fiscalYearOf(cityDate(on)))
  return {
    ruleId,
    criteria: z.array(criterion).parse(stage === 'renewal' ? rule.renewal.criteria : rule.criteria),
    provisions,
    hoursOf: (course) => hours.get(course) ?? 0,
    requirementsOf: (code) => {
      const role = STANDARD.roles.find((one) => one.code === code)
      if (!role) return []
      const toolOf = new Map(STANDARD.skills.map((skill) => [skill.code, skill.tool]))
      const rows = Object.entries(role.requiredLevels).filter(([, level]) => level > 0)
      return requirementsOf(
        rows.map(([skill, requiredLevel]) => {
          const group = role.mustHaveAnyOf.findIndex((codes) => codes.includes(skill))
          return {
            skill,
            requiredLevel,
            mustHave: role.mustHave.includes(skill),
            mustHaveByRenewal: role.mustHaveByRenewal.includes(skill),
            anyOfGroup: group < 0 ? null : group,
            tool: toolOf.get(skill) ?? null,
          }
        }),
        tools,
      )
    },
  }
}

describe('the examples that the rules come with', () => {
  for (const example of rules.examples) {
    test(`${example.id} ${example.changes ?? ''}`, () => {
      const { ruleId, applicationDate, expected } = example
      const stage = example.stage as 'certification' | 'renewal'
      const on = cityDate(applicationDate)
      const evaluatedOn = cityDate('evaluatedOn' in example ? String(example.evaluatedOn) : applicationDate)
      const facts = factsOfExample(examples, example.id)
      const found = evaluateCertification(ground(ruleId, stage, applicationDate), facts, { stage, on, evaluatedOn })
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
  const on = cityDate('2028-11-15')
  const when = { stage: 'certification' as const, on, evaluatedOn: on }
  const base = factsOfExample(examples, 'EX-1')
  const skillCodes = STANDARD.skills.map(({ code }) => code)
  const courseCodes = catalogue.courses.map(({ code }) => code)
  const someDay = fc.integer({ min: 0, max: 40 }).map((months) => addMonths(on, -months))
  const someFacts = fc.record({
    levels: fc.dictionary(
      fc.constantFrom(...skillCodes),
      fc.integer({ min: 0, max: 4 }) as fc.Arbitrary<0 | 1 | 2 | 3 | 4>,
    ),
    trainings: fc.dictionary(fc.constantFrom(...courseCodes), fc.array(someDay, { maxLength: 2 })),
    projects: fc.constantFrom([], base.projects),
    signoffs: fc.constantFrom([], [{ role: 'DX_MASTER', bySelf: false, on }]),
    recommendation: fc.constantFrom(null, { bySelf: false, on }),
  })
  const leader = ground('CERT-LEADER-1', 'certification', on)

  test('more evidence never hurts', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (one, other) => {
        const less: CertificationFacts = { ...base, ...one }
        const more: CertificationFacts = {
          ...less,
          levels: Object.fromEntries(
            skillCodes.flatMap((code) => {
              const level = Math.max(one.levels[code] ?? -1, other.levels[code] ?? -1)
              return level < 0 ? [] : [[code, level as 0 | 1 | 2 | 3 | 4]]
            }),
          ),
          trainings: Object.fromEntries(
            courseCodes.map((code) => [code, [...(one.trainings[code] ?? []), ...(other.trainings[code] ?? [])]]),
          ),
          projects: [...one.projects, ...other.projects],
          signoffs: [...one.signoffs, ...other.signoffs],
          recommendation: one.recommendation ?? other.recommendation,
        }
        const before = new Set(evaluateCertification(leader, less, when).failed)
        expect(evaluateCertification(leader, more, when).failed.every((id) => before.has(id))).toBe(true)
      }),
    )
  })

  test('every criterion is judged once and says what is found against what is required', () => {
    fc.assert(
      fc.property(someFacts, (some) => {
        const { criteria, failed, eligible } = evaluateCertification(leader, { ...base, ...some }, when)
        expect(criteria.map(({ id }) => id)).toEqual(leader.criteria.map(({ id }) => id))
        expect(eligible).toBe(failed.length === 0)
        for (const one of criteria)
          if (one.met === false) expect(one.found < one.required || one.missing.length > 0).toBe(true)
      }),
    )
  })

  test('service that is a day short is met on the day that it says', () => {
    const short = { ...base, employment: { type: 'permanent', status: 'active', since: cityDate('2027-11-16') } }
    const judged = (day: typeof on) =>
      evaluateCertification(leader, short, { ...when, on: day }).criteria.find(({ id }) => id === 'L1')
    expect(judged(on)).toMatchObject({ met: false, found: 11, required: 12, metFrom: '2028-11-16' })
    expect(judged(cityDate('2028-11-16'))).toMatchObject({ met: true })
  })
})
