/**
 * What may happen to the counts by 31 March (見込みの内訳): candidates by what is still before them, known and usual ends,
 * and comings back, as the chances of a forecast. Source: domain notes §10; certification rules › `validity`.
 */
import { addMonths, type CityDate, daysBetween } from './calendar'
import { CERTIFIED_ROLES, type CertifiedRole, limitOf, standingOn, stateOn } from './certificate'
import type { Chance, ForecastGround } from './forecast'
import { type ForecastAssumptions, rateOf } from './goal-targets'
import { type Career, holdersOn } from './goals'
import { type CandidateFacts, type PipelineStage, stageOf, stepsBefore } from './pipeline'

export const CHANCE_GROUPS = {
  applied: '申請した候補',
  met: '条件を満たした候補（申請前）',
  under_way: '条件がそろっていない候補',
  no_project: '業務改善がまだ始まっていない候補',
  promotion: 'マスターへの昇格',
  revival: '失効した人の復活',
  conditional: '条件付認定の期限',
  leaving: '退職が決まっている人',
  usual: '停止・退職など',
} as const

type Known = {
  today: CityDate
  yearEnd: CityDate
  careers: readonly Career[]
  candidates: readonly (CandidateFacts & { personId: number })[]
  /** The last committee's day of application is not over, so that who has not applied may still do so. */
  mayApply: boolean
  /** A committee meets before the year's end. */
  committeeMeets: boolean
  revivalsAsked: readonly { personId: number; role: CertifiedRole }[]
  leaving: readonly number[]
  assumptions: ForecastAssumptions
  targets: Readonly<Record<CertifiedRole, number | null>>
}

const REVIVAL_MONTHS = 12
const DAYS_IN_YEAR = 365

export function outlookOf(known: Known): ForecastGround {
  const holders = Object.fromEntries(
    CERTIFIED_ROLES.map((role) => [role, holdersOn(known.careers, role, known.today)]),
  ) as Record<CertifiedRole, number[]>
  const now = Object.fromEntries(CERTIFIED_ROLES.map((role) => [role, holders[role].length])) as Record<
    CertifiedRole,
    number
  >
  const leaders = new Set(holders.DX_LEADER)
  return {
    now,
    chances: [
      ...known.candidates.flatMap((one) => candidateChance(one, leaders, known)),
      ...CERTIFIED_ROLES.flatMap((role) => revivalChances(role, known)),
      ...CERTIFIED_ROLES.flatMap((role) => endChances(role, holders[role], known)),
    ],
    yearShock: known.assumptions.yearShock,
    targets: known.targets,
  }
}

/** How likely a candidate is certified by the year's end: the product over the steps still before them. */
export function candidateProbability(
  candidate: CandidateFacts,
  { assumptions, mayApply, committeeMeets }: Pick<Known, 'assumptions' | 'mayApply' | 'committeeMeets'>,
): number {
  const decided = candidate.role !== 'DATA_SPECIALIST'
  if (decided && !committeeMeets) return 0
  if (decided && candidate.applied === null && !mayApply) return 0
  return stepsBefore(candidate).reduce((all, step) => all * rateOf(assumptions, candidate.role, step), 1)
}

function candidateChance(
  candidate: CandidateFacts & { personId: number },
  leaders: ReadonlySet<number>,
  known: Known,
): Chance[] {
  const probability = candidateProbability(candidate, known)
  const stage: PipelineStage = stageOf(candidate)
  const isPromotion = candidate.role === 'DX_MASTER' && leaders.has(candidate.personId)
  const effects: Chance['effects'] = isPromotion ? { DX_LEADER: -1, DX_MASTER: 1 } : { [candidate.role]: 1 }
  const group = isPromotion ? CHANCE_GROUPS.promotion : CHANCE_GROUPS[stage]
  return [{ group, effects, probability, people: 1, shared: true }]
}

/** Within twelve months of its limit a lapsed certificate comes back. */
function revivalChances(role: CertifiedRole, { today, careers, revivalsAsked, assumptions }: Known): Chance[] {
  return careers.flatMap(({ personId, certificates }) => {
    const standing = standingOn(certificates[role], today)
    if (!standing || stateOn(standing, today) !== 'expired' || standing.state !== 'valid') return []
    if (today > addMonths(limitOf(standing), REVIVAL_MONTHS)) return []
    const asked = revivalsAsked.some((one) => one.personId === personId && one.role === role)
    const probability = asked ? rateOf(assumptions, role, 'committee') : assumptions.revivalUnasked
    return [{ group: CHANCE_GROUPS.revival, effects: { [role]: 1 }, probability, people: 1, shared: false }]
  })
}

function endChances(role: CertifiedRole, holders: readonly number[], known: Known): Chance[] {
  const { today, yearEnd, careers, leaving, assumptions } = known
  const byPerson = new Map(careers.map((career) => [career.personId, career]))
  const goes = new Set(leaving)
  const conditional = holders.filter((personId) => {
    const standing = standingOn(byPerson.get(personId)?.certificates[role] ?? [], today)
    return standing && !goes.has(personId) && limitOf(standing) < yearEnd
  })
  const certain = holders.filter((personId) => goes.has(personId))
  const left = Math.max(0, daysBetween(today, yearEnd)) / DAYS_IN_YEAR
  const out = (group: string, probability: number, people: number): Chance => ({
    group,
    effects: { [role]: -1 },
    probability,
    people,
    shared: false,
  })
  return [
    out(CHANCE_GROUPS.conditional, assumptions.conditionalLapse, conditional.length),
    out(CHANCE_GROUPS.leaving, 1, certain.length),
    out(
      CHANCE_GROUPS.usual,
      (assumptions.leftInYear + assumptions.suspendedInYear) * left,
      holders.length - conditional.length - certain.length,
    ),
  ]
}
