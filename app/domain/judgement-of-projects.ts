/** The criterion on improvements of work. Source: certification rules › `projects`. */
import { addDays, addMonths, type CityDate, daysBetween } from './calendar'
import type { CriterionOf } from './certification-criteria'
import type { CertificationFacts, ProjectFacts } from './certification-facts'
import { type Judgement, judged } from './criterion-judgement'

/** Projects that count on a day, with those across sections and those that run a system among them. */
export function judgeProjects(
  criterion: CriterionOf<'projects'>,
  { projects }: CertificationFacts,
  on: CityDate,
): Judgement {
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
