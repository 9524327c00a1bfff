/**
 * The criterion on trainings, and experience in a section that stands in for them.
 * Source: certification rules › `trainings`, `transitionalProvisions`.
 */
import { addMonths, type CityDate, fiscalYearOf, fiscalYearStart, fullMonths } from './calendar'
import type { Criterion, CriterionOf, SectionExperience, TransitionalProvision } from './certification-criteria'
import type { CertificationFacts, RuleGround } from './certification-facts'
import { type Judgement, judged } from './criterion-judgement'

/**
 * Courses completed up to a day, and hours of training where the rule asks for them.
 * @param replaced courses for which something else stands in
 */
export function judgeTrainings(
  criterion: CriterionOf<'trainings'>,
  { trainings }: CertificationFacts,
  on: CityDate,
  ground: RuleGround,
  replaced: ReadonlySet<string>,
): Judgement {
  const yearBegins = fiscalYearStart(fiscalYearOf(on))
  const completed = (course: string) => {
    const since = criterion.sameFiscalYear.includes(course) ? yearBegins : null
    return (trainings[course] ?? []).some((day) => day <= on && (since === null || day >= since))
  }
  const missing = criterion.allOf.filter((course) => !replaced.has(course) && !completed(course))
  const groups = criterion.anyOf.filter(({ min, group }) => group.filter(completed).length < min)
  const hours = criterion.minTotalHours === null ? null : hoursOf(criterion, trainings, on, ground)
  const tooFew = hours !== null && hours < (criterion.minTotalHours ?? 0) ? ['hours'] : []
  const required = criterion.allOf.length + criterion.anyOf.length + (hours === null ? 0 : 1)
  const lacking = [...missing, ...groups.map(({ group }) => group.join('|')), ...tooFew]
  return judged(criterion, required - lacking.length, required, lacking)
}

function hoursOf(
  { hoursWithinMonths }: CriterionOf<'trainings'>,
  trainings: CertificationFacts['trainings'],
  on: CityDate,
  ground: RuleGround,
): number {
  const since = hoursWithinMonths === null ? null : addMonths(on, -hoursWithinMonths)
  let hours = 0
  for (const [course, days] of Object.entries(trainings)) {
    hours += days.filter((day) => day <= on && (since === null || day >= since)).length * ground.hoursOf(course)
  }
  return hours
}

/** Courses for which experience in a section stands in. */
export function substituted(
  criterion: Criterion,
  facts: CertificationFacts,
  on: CityDate,
  provisions: readonly TransitionalProvision[],
): Set<string> {
  const courses = new Set<string>()
  for (const { substitutes } of provisions) {
    const substitute = substitutes[criterion.id]
    if (!substitute || monthsIn(substitute.by, facts, on) < substitute.by.minMonths) continue
    for (const course of substitute.replaces) courses.add(course)
  }
  return courses
}

function monthsIn(
  { sectionCodes }: SectionExperience,
  { sectionExperience }: CertificationFacts,
  on: CityDate,
): number {
  return sectionExperience
    .filter(({ sectionCode, from }) => sectionCodes.includes(sectionCode) && from <= on)
    .reduce((sum, { from, to }) => sum + fullMonths(from, to !== null && to < on ? to : on), 0)
}
