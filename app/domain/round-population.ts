/*
 * Whom a round asks for which skills (skill-standard populationRules; domain notes §3, §8): the rules decide person by
 * person, the round says which tiers it asks and whether it is the autumn's review by role holders and candidates.
 */
import { type Asked, askedInRound, type PopulationFacts, selfDueOn } from '~/domain/assessment'
import type { CityDate } from '~/domain/calendar'
import type { Tier } from '~/domain/skill-standard'

export type RoundKind = 'pilot' | 'annual' | 'candidates'

export type RoundTerms = { kind: RoundKind; tiers: readonly Tier[]; selfDueOn: CityDate }

/** A person on the round's first day, with the roles whose extended skills they are asked for. */
export type PersonForRound = PopulationFacts & {
  personId: number
  departmentCode: string | null
  /** Roles held, or sought as a candidate. */
  roles: readonly string[]
  /** A role aimed at without being a candidate. */
  aim: string | null
  /** Extended skills chosen before: those with a confirmed level. */
  chosenSkillIds: readonly number[]
}

/** The skills of the standard that a round can ask for. */
export type SkillsToAsk = {
  core: readonly number[]
  extended: readonly number[]
  /** Extended skills that a role requires, by the role's code. */
  byRole: ReadonlyMap<string, readonly number[]>
}

export type ParticipantOfRound = {
  personId: number
  departmentCode: string | null
  rule: Asked['rule']
  modes: Asked['modes']
  skillIds: number[]
  selfDueOn: CityDate
}

/** Why somebody is not asked: on leave (POP-8), a fiscal-year employee not included, or nothing to ask in this round. */
type NotAsked = {
  personId: number
  departmentCode: string | null
  why: 'on_leave' | 'fiscal_year' | 'nothing_to_ask'
}

/** Everybody in the round's population, and everybody who is not, with the reason. */
export function populationOf(
  round: RoundTerms,
  people: readonly PersonForRound[],
  skills: SkillsToAsk,
): { asked: ParticipantOfRound[]; notAsked: NotAsked[] } {
  const asked: ParticipantOfRound[] = []
  const notAsked: NotAsked[] = []
  for (const each of people) {
    const person = round.kind === 'candidates' ? forRoleAlone(each) : each
    const { personId, departmentCode } = person
    const rule = askedInRound(person)
    const skillIds = rule === null ? [] : skillsFor(round, person, rule, skills)
    if (rule !== null && skillIds.length > 0) {
      const { modes } = rule
      asked.push({
        personId,
        departmentCode,
        rule: rule.rule,
        modes,
        skillIds,
        selfDueOn: selfDueOn(round.selfDueOn, rule),
      })
    } else {
      notAsked.push({ personId, departmentCode, why: whyNotAsked(person) })
    }
  }
  return { asked, notAsked }
}

/** The review between two rounds looks at roles held, sought or aimed at, not at posts and earlier choices. */
function forRoleAlone(person: PersonForRound): PersonForRound {
  return { ...person, isSectionHead: false, isVolunteer: person.aim !== null, chosenSkillIds: [] }
}

/** The skills asked of one person, in the order of the standard; none when the round has nothing for them. */
function skillsFor(round: RoundTerms, person: PersonForRound, asked: Asked, skills: SkillsToAsk): number[] {
  // The review between two rounds is for those who hold, seek or aim at a role, not for everybody.
  if (round.kind === 'candidates' && !asked.tiers.includes('extended')) return []
  const extended =
    asked.tiers.includes('extended') && round.tiers.includes('extended') ? extendedFor(person, asked, skills) : []
  if (round.kind === 'candidates' && extended.length === 0) return []
  return [...(round.tiers.includes('core') ? skills.core : []), ...extended]
}

function extendedFor(person: PersonForRound, asked: Asked, skills: SkillsToAsk): number[] {
  const roles = [...person.roles]
  if (asked.rule === 'POP-2') roles.push('SECTION_HEAD')
  if (person.aim !== null) roles.push(person.aim)
  const wanted = new Set([...roles.flatMap((role) => skills.byRole.get(role) ?? []), ...person.chosenSkillIds])
  return skills.extended.filter((skillId) => wanted.has(skillId))
}

function whyNotAsked(person: PersonForRound): NotAsked['why'] {
  if (person.onLeave) return 'on_leave'
  return person.employmentType === 'fiscal_year' && !person.includedByHead ? 'fiscal_year' : 'nothing_to_ask'
}
