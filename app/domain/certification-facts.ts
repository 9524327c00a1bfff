/** What certification is judged by: what counts for a person, and what is the same for everybody. */
import type { CityDate } from './calendar'
import type { Criterion, TransitionalProvision } from './certification-criteria'
import type { Requirement } from './role-requirements'
import type { SkillLevel } from './skill-standard'

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
