import fc from 'fast-check'
import { addMonths, cityDate } from '~/domain/calendar'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import type { CertificationFacts } from '~/domain/certification-facts'
import rules from '../../prisma/demo/certification-rules.json'
import { STANDARD } from '../../prisma/demo/skills'
import catalogue from '../../prisma/demo/training-catalogue.json'

/** The day of facts that are made up. */
export const FACTS_DAY = cityDate('2028-11-15')

const base = factsOfExample(exampleFile.parse(rules), 'EX-1')
const skillCodes = STANDARD.skills.map(({ code }) => code)
const courseCodes = catalogue.courses.map(({ code }) => code)
const someDay = fc.integer({ min: 0, max: 40 }).map((months) => addMonths(FACTS_DAY, -months))

/** Facts of somebody who has served long enough: any levels, completions, projects, sign-offs. */
export const someFacts: fc.Arbitrary<CertificationFacts> = fc
  .record({
    levels: fc.dictionary(
      fc.constantFrom(...skillCodes),
      fc.integer({ min: 0, max: 4 }) as fc.Arbitrary<0 | 1 | 2 | 3 | 4>,
    ),
    trainings: fc.dictionary(fc.constantFrom(...courseCodes), fc.array(someDay, { maxLength: 2 })),
    projects: fc.constantFrom([], base.projects),
    signoffs: fc.constantFrom([], [{ role: 'DX_MASTER', bySelf: false, on: FACTS_DAY }]),
    recommendation: fc.constantFrom(null, { bySelf: false, on: FACTS_DAY }),
  })
  .map((some) => ({ ...base, ...some }))

/** The same person with what another has, too. */
export function withMore(one: CertificationFacts, other: CertificationFacts): CertificationFacts {
  return {
    ...one,
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
}
