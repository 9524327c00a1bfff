/**
 * The criteria of certification (認定の条件) as data: every type that the rules file knows, with its transitional
 * provisions. Source: certification rules › `criterionTypes`, `transitionalProvisions`.
 */
import { z } from 'zod'

const code = z.string().regex(/^[A-Z][A-Z0-9_-]{0,39}$/)
const count = z.number().int().min(0)
const months = z.number().int().min(0).max(600)
const id = z.string().min(1).max(40)
const courses = z.array(code)
const anyOfCourses = z.object({ min: z.number().int().min(1), group: courses.min(1) })
const skillLevel = z.object({ skill: code, min: z.number().int().min(0).max(4) })
const signerRole = z.enum(['DX_LEADER', 'DX_MASTER', 'TECH_OFFICER', 'PROVISIONAL_MENTOR'])
const evidenceKind = z.enum(['as_is_to_be', 'artifact', 'specification', 'effect_measurement'])

const employment = z.object({
  id,
  type: z.literal('employment'),
  employmentTypes: z.array(z.string()).min(1),
  statuses: z.array(z.string()).min(1),
  minServiceMonths: months,
})
const confirmedLevels = z.object({
  id,
  type: z.literal('confirmed_levels'),
  allOf: z.array(skillLevel),
  anyOf: z.array(z.object({ min: count, group: z.array(skillLevel).min(1) })).default([]),
})
const profileCoverage = z.object({
  id,
  type: z.literal('profile_coverage'),
  roleCode: code,
  minRatio: z.number().min(0).max(1),
  /** Levels that one requirement may lack; null asks nothing. */
  maxGap: z.number().int().min(0).max(4).nullable(),
})
const trainings = z.object({
  id,
  type: z.literal('trainings'),
  allOf: courses.default([]),
  anyOf: z.array(anyOfCourses).default([]),
  sameFiscalYear: courses.default([]),
  minTotalHours: z.number().gt(0).nullable().default(null),
  hoursWithinMonths: months.nullable().default(null),
})
const projects = z.object({
  id,
  type: z.literal('projects'),
  min: count,
  roles: z.array(z.enum(['lead', 'main_developer', 'adviser', 'member'])).min(1),
  statuses: z.array(z.enum(['completed', 'operating'])).min(1),
  minOperatingDays: count,
  withinMonths: months,
  evidenceAllOf: z.array(evidenceKind).default([]),
  evidenceAnyOf: z.array(z.array(evidenceKind).min(1)).default([]),
  minCrossSection: count.default(0),
  minSystemOperation: count.default(0),
})
const certificationHeld = z.object({
  id,
  type: z.literal('certification_held'),
  roleCode: code,
  minFiscalYearsHeld: count,
})
const renewalWindow = z.object({ id, type: z.literal('renewal_window'), roleCode: code })
const mentoring = z.object({
  id,
  type: z.literal('mentoring'),
  minMentees: count,
  as: z.array(z.enum(['mentor', 'provisional_mentor', 'assistant_mentor'])).min(1),
  outcomes: z.array(z.enum(['certified', 'project_completed'])).min(1),
  withinMonths: months,
})
const signoff = z.object({
  id,
  type: z.literal('signoff'),
  min: count,
  signerRoles: z.array(signerRole).min(1),
  withinMonths: months,
})
const recommendation = z.object({ id, type: z.literal('recommendation'), withinMonths: months })
/** Decided by people after the rest is judged. */
const byPeople = z.object({ id, type: z.enum(['committee', 'designation']) })

export const criterion = z.discriminatedUnion('type', [
  employment,
  confirmedLevels,
  profileCoverage,
  trainings,
  projects,
  certificationHeld,
  renewalWindow,
  mentoring,
  signoff,
  recommendation,
  byPeople,
])
export type Criterion = z.infer<typeof criterion>
export type CriterionOf<Type extends Criterion['type']> = Extract<Criterion, { type: Type }>

const sectionExperience = z.object({
  type: z.literal('section_experience'),
  sectionCodes: z.array(z.string()).min(1),
  minMonths: months,
})
export type SectionExperience = z.infer<typeof sectionExperience>

/** 経過措置: in the fiscal years named, and never at a renewal. */
export const transitionalProvision = z.object({
  id,
  fiscalYears: z.array(z.number().int()).min(1),
  appliesTo: id,
  waives: z.array(id).default([]),
  addsSignerRoles: z.record(z.string(), z.array(signerRole)).default({}),
  /** Fields of a criterion, by its id; whether the changed criterion can be read is checked with the rules. */
  overrides: z.record(z.string(), z.looseObject({})).default({}),
  /** The courses named may be replaced by experience in a section. */
  substitutes: z.record(z.string(), z.object({ replaces: courses.min(1), by: sectionExperience })).default({}),
  reason: z.string().default(''),
})
export type TransitionalProvision = z.infer<typeof transitionalProvision>
