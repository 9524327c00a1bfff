/**
 * Does somebody meet the rules of a certificate on a day, and why? Facts in, an explained judgement out: pure, total and
 * deterministic. It helps to decide; people decide. Source: certification rules › `evaluationSemantics`.
 */
import {
  addDays,
  addMonths,
  type CityDate,
  daysBetween,
  type FiscalYear,
  fiscalYearOf,
  fiscalYearStart,
  fullMonths,
} from './calendar'
import type { Criterion, CriterionOf, SectionExperience, TransitionalProvision } from './certification-criteria'
import { coverage, neededOf, type Requirement } from './role-requirements'
import type { SkillLevel } from './skill-standard'

export type Stage = 'certification' | 'renewal'

/** Everything that counts for one person. Days are as recorded; what is later than the application does not count. */
export type CertificationFacts = {
  employment: { type: string; status: string; since: CityDate } | null
  /** Confirmed levels valid on the day of application; a skill that is not there was never assessed. */
  levels: Readonly<Record<string, SkillLevel>>
  /** Days of completion by course. */
  trainings: Readonly<Record<string, readonly CityDate[]>>
  projects: readonly ProjectFacts[]
  signoffs: readonly { role: string; bySelf: boolean; on: CityDate }[]
  recommendation: { bySelf: boolean; on: CityDate } | null
  certificates: readonly { role: string; state: string; certifiedOn: CityDate; validThrough: CityDate }[]
  mentees: readonly { as: string; outcome: string; on: CityDate }[]
  sectionExperience: readonly { sectionCode: string; from: CityDate; to: CityDate | null }[]
}

export type ProjectFacts = {
  id: string
  role: string
  status: string
  operatingSince: CityDate | null
  completedOn: CityDate | null
  crossSection: boolean
  systemOperation: boolean
  evidence: readonly string[]
}

/** What the judgement needs beside the person's facts: the same for everybody. */
export type RuleGround = {
  ruleId: string
  criteria: readonly Criterion[]
  provisions: readonly TransitionalProvision[]
  /** Requirements of a role as they are counted on the day of application. */
  requirementsOf: (roleCode: string) => readonly Requirement<string>[]
  /** Hours of a course; 0 when it is unknown. */
  hoursOf: (courseCode: string) => number
}

/** One criterion judged. `found` and `required` in the unit of the criterion: months, requirements, hours, pieces. */
export type Judgement = {
  id: string
  type: Criterion['type']
  /** null: people decide it. */
  met: boolean | null
  found: number
  required: number
  /** What is missing, by the codes of the rules: skills, courses, kinds of evidence. */
  missing: readonly string[]
  /** The first day on which time alone meets it; null where it takes something else. */
  metFrom: CityDate | null
}

export type Evaluation = {
  eligible: boolean
  criteria: Judgement[]
  failed: string[]
  /** Provisions without which more criteria would fail. */
  usedTransitional: string[]
}

/**
 * @param on day of the application: facts, rules and transitional provisions are those of this day
 * @param evaluatedOn sign-off and recommendation count up to this day (that of the decision)
 */
export function evaluateCertification(
  ground: RuleGround,
  facts: CertificationFacts,
  when: { stage: Stage; on: CityDate; evaluatedOn: CityDate },
): Evaluation {
  const inForce = when.stage === 'renewal' ? [] : provisionsOn(ground, fiscalYearOf(when.on))
  const criteria = judge(ground, facts, when, inForce)
  const failed = failedOf(criteria)
  const usedTransitional = inForce
    .filter((one) => {
      const without = inForce.filter((other) => other !== one)
      const changed = ground.criteria.filter(({ id }) => isChangedBy(one, id) && !failed.includes(id))
      return failedOf(judge({ ...ground, criteria: changed }, facts, when, without)).length > 0
    })
    .map(({ id }) => id)
  return { eligible: failed.length === 0, criteria, failed, usedTransitional }
}

/** The criteria alone, without telling which provisions it took. */
export function judgementsOf(
  ground: RuleGround,
  facts: CertificationFacts,
  when: { stage: Stage; on: CityDate; evaluatedOn: CityDate },
): Judgement[] {
  const inForce = when.stage === 'renewal' ? [] : provisionsOn(ground, fiscalYearOf(when.on))
  return judge(ground, facts, when, inForce)
}

export function provisionsOn(
  { provisions, ruleId }: Pick<RuleGround, 'provisions' | 'ruleId'>,
  year: FiscalYear,
): TransitionalProvision[] {
  return provisions.filter((one) => one.appliesTo === ruleId && one.fiscalYears.includes(year))
}

function isChangedBy({ waives, overrides, addsSignerRoles, substitutes }: TransitionalProvision, id: string): boolean {
  return waives.includes(id) || [overrides, addsSignerRoles, substitutes].some((changes) => Object.hasOwn(changes, id))
}

type When = { on: CityDate; evaluatedOn: CityDate }

function judge(
  ground: RuleGround,
  facts: CertificationFacts,
  when: When,
  provisions: readonly TransitionalProvision[],
): Judgement[] {
  return ground.criteria.map((criterion) => {
    const waived = provisions.some(({ waives }) => waives.includes(criterion.id))
    const judged = judgeOne(ground, facts, when, eased(criterion, provisions), provisions)
    return waived ? { ...judged, met: true } : judged
  })
}

function failedOf(criteria: readonly Judgement[]): string[] {
  return criteria.filter(({ met }) => met === false).map(({ id }) => id)
}

/** A criterion as the provisions in force change it. */
export function eased(criterion: Criterion, provisions: readonly TransitionalProvision[]): Criterion {
  let now = criterion
  for (const { overrides, addsSignerRoles } of provisions) {
    const override = overrides[criterion.id]
    if (override) now = { ...now, ...override } as Criterion
    const roles = addsSignerRoles[criterion.id]
    if (roles && now.type === 'signoff') now = { ...now, signerRoles: [...now.signerRoles, ...roles] }
  }
  return now
}

function judgeOne(
  ground: RuleGround,
  facts: CertificationFacts,
  when: When,
  criterion: Criterion,
  provisions: readonly TransitionalProvision[],
): Judgement {
  switch (criterion.type) {
    case 'employment':
      return judgeEmployment(criterion, facts, when.on)
    case 'confirmed_levels':
      return judgeLevels(criterion, facts)
    case 'profile_coverage':
      return judgeCoverage(criterion, facts, ground)
    case 'trainings':
      return judgeTrainings(criterion, facts, when.on, ground, substituted(criterion, facts, when.on, provisions))
    case 'projects':
      return judgeProjects(criterion, facts, when.on)
    case 'certification_held':
      return judgeHeld(criterion, facts, when.on)
    case 'renewal_window':
      return judgeWindow(criterion, facts, when.on)
    case 'mentoring':
      return judgeMentoring(criterion, facts, when.on)
    case 'signoff':
      return judgeSignoff(criterion, facts, when)
    case 'recommendation':
      return judgeRecommendation(criterion, facts, when)
    default:
      return { ...judged(criterion, 0, 1), met: null }
  }
}

function judgeEmployment(
  criterion: CriterionOf<'employment'>,
  { employment }: CertificationFacts,
  on: CityDate,
): Judgement {
  const { employmentTypes, statuses, minServiceMonths } = criterion
  if (employment === null) return judged(criterion, 0, minServiceMonths, ['employment'])
  const served = fullMonths(employment.since, on)
  const wrong = [
    ...(employmentTypes.includes(employment.type) ? [] : ['type']),
    ...(statuses.includes(employment.status) ? [] : ['status']),
  ]
  const longEnough = employment.since <= addMonths(on, -minServiceMonths)
  return {
    ...judged(criterion, served, minServiceMonths, wrong),
    met: wrong.length === 0 && longEnough,
    metFrom: wrong.length === 0 && !longEnough ? firstDayMonthsAfter(employment.since, minServiceMonths) : null,
  }
}

function judgeLevels(criterion: CriterionOf<'confirmed_levels'>, { levels }: CertificationFacts): Judgement {
  const reached = ({ skill, min }: { skill: string; min: number }) => (levels[skill] ?? -1) >= min
  const missing = criterion.allOf.filter((one) => !reached(one)).map(({ skill }) => skill)
  const groups = criterion.anyOf.filter(({ min, group }) => group.filter(reached).length < min)
  const required = criterion.allOf.length + criterion.anyOf.length
  return judged(criterion, required - missing.length - groups.length, required, [
    ...missing,
    ...groups.map(({ group }) => group.map(({ skill }) => skill).join('|')),
  ])
}

function judgeCoverage(
  criterion: CriterionOf<'profile_coverage'>,
  { levels }: CertificationFacts,
  ground: RuleGround,
): Judgement {
  const requirements = ground.requirementsOf(criterion.roleCode)
  const { required, met, missing } = coverage(requirements, mapOf(levels))
  const { minRatio, maxGap } = criterion
  const needed = neededOf(minRatio, required)
  const tooWide = maxGap === null ? [] : missing.filter(({ gap }) => gap !== null && gap > maxGap)
  return {
    ...judged(
      criterion,
      met,
      needed,
      missing.map(({ skills }) => skills.map(({ skill }) => skill).join('|')),
    ),
    met: met >= needed && tooWide.length === 0,
  }
}

const levelMaps = new WeakMap<CertificationFacts['levels'], ReadonlyMap<string, SkillLevel>>()

/** Made once, however many criteria and rules are judged by the same levels. */
function mapOf(levels: CertificationFacts['levels']): ReadonlyMap<string, SkillLevel> {
  const known = levelMaps.get(levels) ?? new Map(Object.entries(levels))
  levelMaps.set(levels, known)
  return known
}

function judgeTrainings(
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
function substituted(
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

function judgeProjects(criterion: CriterionOf<'projects'>, { projects }: CertificationFacts, on: CityDate): Judgement {
  const good = projects.filter((project) => countsFor(criterion, project, on))
  const crossSection = good.filter((project) => project.crossSection).length
  const systemOperation = good.filter((project) => project.systemOperation).length
  const missing = [
    ...(crossSection < criterion.minCrossSection ? ['cross_section'] : []),
    ...(systemOperation < criterion.minSystemOperation ? ['system_operation'] : []),
  ]
  const enough = good.length >= criterion.min
  return {
    ...judged(criterion, good.length, criterion.min, missing),
    met: enough && missing.length === 0,
    metFrom: !enough && missing.length === 0 ? operatingLongEnoughFrom(criterion, projects, on, good.length) : null,
  }
}

/** Does a project count for a criterion on a day? */
export function countsFor(criterion: CriterionOf<'projects'>, project: ProjectFacts, on: CityDate): boolean {
  const { roles, statuses, evidenceAllOf, evidenceAnyOf, minOperatingDays, withinMonths } = criterion
  if (!roles.some((role) => role === project.role) || !statuses.some((status) => status === project.status))
    return false
  const has = (kind: string) => project.evidence.includes(kind)
  if (!evidenceAllOf.every(has) || !evidenceAnyOf.every((kinds) => kinds.some(has))) return false
  const day = project.status === 'completed' ? project.completedOn : project.operatingSince
  if (day === null || day > on || day < addMonths(on, -withinMonths)) return false
  return project.status === 'completed' || daysBetween(day, on) >= minOperatingDays
}

/** When projects that already run and have their evidence will have run long enough; null if there are too few. */
function operatingLongEnoughFrom(
  criterion: CriterionOf<'projects'>,
  projects: readonly ProjectFacts[],
  on: CityDate,
  already: number,
): CityDate | null {
  const { minOperatingDays, min } = criterion
  const young = projects
    .filter(
      (project) =>
        project.status === 'operating' &&
        project.operatingSince !== null &&
        project.operatingSince <= on &&
        daysBetween(project.operatingSince, on) < minOperatingDays &&
        countsFor({ ...criterion, minOperatingDays: 0 }, project, on),
    )
    .map((project) => project.operatingSince)
    .sort()
  const last = young[min - already - 1]
  return last ? addDays(last, minOperatingDays) : null
}

function judgeHeld(
  criterion: CriterionOf<'certification_held'>,
  { certificates }: CertificationFacts,
  on: CityDate,
): Judgement {
  const held = certificates
    .filter((one) => one.role === criterion.roleCode && isHeldOn(one, on))
    .map((one) => fiscalYearOf(on) - fiscalYearOf(one.certifiedOn))
  const years = Math.max(-1, ...held)
  return {
    ...judged(criterion, Math.max(0, years), criterion.minFiscalYearsHeld, years < 0 ? [criterion.roleCode] : []),
    met: years >= criterion.minFiscalYearsHeld,
  }
}

function judgeWindow(
  criterion: CriterionOf<'renewal_window'>,
  { certificates }: CertificationFacts,
  on: CityDate,
): Judgement {
  const own = certificates.filter((one) => one.role === criterion.roleCode && isHeldOn(one, on))
  const open = own.some((one) => fiscalYearOf(one.validThrough) === fiscalYearOf(on))
  const [next] = own.map((one) => one.validThrough).sort()
  return {
    ...judged(criterion, open ? 1 : 0, 1, own.length === 0 ? [criterion.roleCode] : []),
    met: open,
    metFrom: !open && next ? fiscalYearStart(fiscalYearOf(next)) : null,
  }
}

function isHeldOn(one: CertificationFacts['certificates'][number], on: CityDate): boolean {
  return one.state === 'valid' && one.certifiedOn <= on && one.validThrough >= on
}

function judgeMentoring(criterion: CriterionOf<'mentoring'>, { mentees }: CertificationFacts, on: CityDate): Judgement {
  const since = addMonths(on, -criterion.withinMonths)
  const good = mentees.filter(
    (one) =>
      criterion.as.some((as) => as === one.as) &&
      criterion.outcomes.some((outcome) => outcome === one.outcome) &&
      one.on >= since &&
      one.on <= on,
  )
  return judged(criterion, good.length, criterion.minMentees)
}

function judgeSignoff(criterion: CriterionOf<'signoff'>, { signoffs }: CertificationFacts, when: When): Judgement {
  const good = signoffs.filter(
    (one) =>
      !one.bySelf && criterion.signerRoles.some((role) => role === one.role) && isRecent(one.on, criterion, when),
  )
  return judged(criterion, good.length, criterion.min)
}

function judgeRecommendation(
  criterion: CriterionOf<'recommendation'>,
  { recommendation }: CertificationFacts,
  when: When,
): Judgement {
  const given = recommendation !== null && !recommendation.bySelf && isRecent(recommendation.on, criterion, when)
  return judged(criterion, given ? 1 : 0, 1)
}

function isRecent(day: CityDate, { withinMonths }: { withinMonths: number }, { on, evaluatedOn }: When): boolean {
  return day >= addMonths(on, -withinMonths) && day <= evaluatedOn
}

function judged(
  { id, type }: Pick<Criterion, 'id' | 'type'>,
  found: number,
  required: number,
  missing: readonly string[] = [],
): Judgement {
  return { id, type, met: found >= required && missing.length === 0, found, required, missing, metFrom: null }
}

/** The first day of which "N months before" is not earlier than a day. */
function firstDayMonthsAfter(day: CityDate, months: number): CityDate {
  let first = addMonths(day, months)
  while (addMonths(first, -months) < day) first = addDays(first, 1)
  return first
}
