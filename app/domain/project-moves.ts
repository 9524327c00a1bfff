/**
 * How improvement projects that are there come to count for a criterion: by time that they operate, and by evidence.
 * Source: certification rules › `criterionTypes.projects`.
 */
import { addDays, type CityDate } from './calendar'
import type { CriterionOf } from './certification-criteria'
import type { CertificationFacts, ProjectFacts } from './certification-facts'
import { assume, DAYS_OF_ONES_OWN, type Move, type WayCalendar } from './certification-moves'
import { lackingEvidence } from './criterion-shows'
import { countsFor } from './judgement-of-projects'
import { compareDays, lastOf } from './soonest'

type Option = { project: ProjectFacts; by: CityDate; moves: Move[] }

/** The moves by which enough projects would count, and the day; null: it takes more than time and evidence. */
export function projectMoves(
  criterion: CriterionOf<'projects'>,
  facts: CertificationFacts,
  calendar: Pick<WayCalendar, 'today'>,
): { moves: Move[]; readyOn: CityDate | null } {
  const options = facts.projects
    .flatMap((project) => projectOption(criterion, project, calendar.today))
    .sort((a, b) => compareDays(a.by, b.by) || (a.project.id < b.project.id ? -1 : 1))
  const nth = (list: readonly Option[], count: number) => (count === 0 ? calendar.today : (list[count - 1]?.by ?? null))
  const crossing = options.filter(({ project }) => project.crossSection)
  const systems = options.filter(({ project }) => project.systemOperation)
  const readyOn = lastOf([
    nth(options, criterion.min),
    nth(crossing, criterion.minCrossSection),
    nth(systems, criterion.minSystemOperation),
  ])
  const chosen = new Set([
    ...options.slice(0, criterion.min),
    ...crossing.slice(0, criterion.minCrossSection),
    ...systems.slice(0, criterion.minSystemOperation),
  ])
  return { moves: [...chosen].flatMap((option) => option.moves), readyOn }
}

/** How a project that is there comes to count; nothing where it takes more than time and evidence. */
function projectOption(criterion: CriterionOf<'projects'>, project: ProjectFacts, today: CityDate): Option[] {
  if (countsFor(criterion, project, today)) return [{ project, by: today, moves: [] }]
  const moves: Move[] = []
  const lacking = lackingEvidence(criterion, project).flatMap(([first]) => (first ? [first] : []))
  if (lacking.length > 0) {
    const by = addDays(today, DAYS_OF_ONES_OWN)
    moves.push({
      key: `evidence-${project.id}`,
      kind: 'evidence',
      project: project.id,
      kinds: lacking,
      from: today,
      by,
    })
  }
  if (project.status === 'operating' && project.operatingSince) {
    const by = addDays(project.operatingSince, criterion.minOperatingDays)
    const days = criterion.minOperatingDays
    if (by > today)
      moves.push({ key: `operate-${project.id}`, kind: 'operate', project: project.id, days, from: today, by })
  }
  const by = lastOf(moves.map((move) => move.by)) ?? today
  const facts = assume({ ...NOTHING, projects: [project] }, moves)
  return facts.projects.some((one) => countsFor(criterion, one, by)) ? [{ project, by, moves }] : []
}

const NOTHING: CertificationFacts = {
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
