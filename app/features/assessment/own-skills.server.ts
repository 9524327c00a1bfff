import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { freshnessOf, mayObject } from '~/domain/assessment'
import { type CityDate, withWeekday } from '~/domain/calendar'
import type { SkillLevel } from '~/domain/skill-standard'
import { type ConfirmedLevel, type OwnClaim, type PersonAssessment, personAssessment } from '~/facts/person-assessment'
import { type Standard, type StandardSkill, standardById } from '~/facts/standard'
import { confirmedBy } from '~/features/assessment/confirmed-by'
import {
  confirmedLevels,
  gapTo,
  goalsOf,
  type RoleGap,
  roleInView,
  type SkillGoal,
} from '~/features/assessment/role-gap'
import { type RoundStep, roundStep } from '~/features/assessment/round-step'

/** One skill in the table of own levels, flat because the page has dozens. */
export type LevelRow = readonly [
  code: string,
  name: string,
  confirmed: SkillLevel | null,
  /** When and by whom it was confirmed; `''` when not assessed. */
  note: string,
  age: 'fresh' | 'older_than_a_year' | 'to_be_reviewed',
  /** Self-assessed, where it waits for the confirmer or was decided otherwise. */
  claimed: SkillLevel | null,
  waits: boolean,
  goal: SkillLevel | null,
]

export type OwnSkillsPage = {
  rounds: RoundStep[]
  categories: { code: string; name: string; rows: LevelRow[] }[]
  /** Extended skills that neither a role asks for nor anybody assessed. */
  otherSkills: number
  gap: RoleGap | null
  aims: boolean
  waitingRequests: { submissionId: number; name: string; level: SkillLevel; on: string }[]
  proxyEntries: { submissionId: number; roundName: string | null; on: string; enteredBy: string | null }[]
}

/** A person's own levels, what is asked of them, and how far the role they aim at is. One statement. */
export const ownSkills = read({
  action: 'own-skills.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, today }) {
    if (viewer.personId === null) return null
    const own = await personAssessment(sql, viewer.personId, today)
    const standard = own.standardId === null ? null : await standardById(sql, own.standardId)
    const role = roleInView(
      own,
      viewer.heads.some((unit) => unit.kind !== 'subunit'),
    )
    const steps = await Promise.all(
      own.rounds.map(async (round) => roundStep(round, await standardById(sql, round.standardVersionId), today)),
    )
    return {
      page: {
        rounds: steps,
        ...ownRecord(own, today),
        ...(standard ? ownLevels(own, standard, role, today) : NOTHING_YET),
      },
    }
  },
})

const NOTHING_YET = { categories: [], otherSkills: 0, gap: null, waitingRequests: [] }

function ownRecord(own: PersonAssessment, today: CityDate) {
  return {
    aims: own.aim !== null,
    proxyEntries: own.proxyEntries
      .filter((entry) => mayObject(entry.on, today))
      .map((entry) => ({ ...entry, on: withWeekday(entry.on) })),
  }
}

function ownLevels(own: PersonAssessment, standard: Standard, role: string, today: CityDate) {
  const rowOf = rowsOf(own, goalsOf(role, standard, today), today)
  const nameOf = new Map(standard.skills.map((skill) => [skill.skillId, skill.name]))
  const rows = standard.skills.map((skill) => ({ skill, row: rowOf(skill) }))
  const shown = rows.filter(
    ({ skill, row: [, , confirmed, , , claimed, , goal] }) =>
      skill.tier === 'core' || confirmed !== null || claimed !== null || goal !== null,
  )
  return {
    categories: standard.categories
      .map(({ code, name }) => ({
        code,
        name,
        rows: shown.filter(({ skill }) => skill.categoryCode === code).map(({ row }) => row),
      }))
      .filter((category) => category.rows.length > 0),
    otherSkills: rows.length - shown.length,
    gap: gapTo(role, standard, confirmedLevels(own), today),
    waitingRequests: own.requests
      .filter((request) => request.decided === null && request.returned === null && nameOf.has(request.skillId))
      .map((request) => ({
        submissionId: request.submissionId,
        name: nameOf.get(request.skillId) ?? '',
        level: request.level,
        on: withWeekday(request.submittedOn),
      })),
  }
}

function rowsOf(own: PersonAssessment, goals: ReadonlyMap<number, SkillGoal>, today: CityDate) {
  const confirmed = new Map(own.levels.map((level) => [level[0], level]))
  const claims = new Map(own.claims.map((claim) => [claim[0], claim]))
  return ({ skillId, code, name }: StandardSkill): LevelRow => {
    const level = confirmed.get(skillId)
    const claim = claims.get(skillId)
    const shownClaim = claim && says(claim, level) ? claim : undefined
    const goal = goals.get(skillId)?.level ?? null
    if (!level) return [code, name, null, '', 'fresh', shownClaim?.[1] ?? null, shownClaim?.[3] === null, goal]
    const age = freshnessOf(level[2], today)
    return [code, name, level[1], confirmedBy(level), age, shownClaim?.[1] ?? null, shownClaim?.[3] === null, goal]
  }
}

/**
 * Whether a claim says more than what is confirmed: it waits, or it was decided otherwise and that still stands. One
 * that is older than what was confirmed since says nothing any more.
 */
function says([, level, claimedOn, decided]: OwnClaim, confirmed: ConfirmedLevel | undefined): boolean {
  if (confirmed === undefined) return decided === null
  if (level === confirmed[1]) return false
  return decided === null ? claimedOn >= confirmed[2] : decided === confirmed[1]
}
