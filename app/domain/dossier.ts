/**
 * The dossier of an application (申請書類): what was so on its day, frozen with the submission, in words that need no
 * record and no later version of the rules to be read. Never self-assessments. Source: certification rules ›
 * `evaluationSemantics` (申請日で事実・規則を固定する); product §3 rule 1, rule 2.
 */
import { z } from 'zod'
import { APPLICATION_STAGES, type ApplicationStage } from './application-path'
import { type CityDate, cityDate, fiscalYearOf, fullMonths } from './calendar'
import { CERTIFIED_ROLES, type CertifiedRole } from './certificate'
import { type Evaluation, eased, provisionsOn } from './certification'
import type { Criterion } from './certification-criteria'
import type { CertificationFacts, RuleGround } from './certification-facts'
import { type CriterionNames, criterionAsks, criterionTitle } from './criterion-asks'
import { criterionShows, plainly } from './criterion-shows'

const day = z.iso.date().transform((text) => cityDate(text))
const count = z.number().int()

const judgement = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string(),
  /** null: people decide it. */
  met: z.boolean().nullable(),
  found: z.number(),
  required: z.number(),
  /** By the codes of the rules. */
  missing: z.array(z.string()),
  /** What was asked for and what was found, in words. */
  asks: z.string(),
  shows: z.string(),
  /** Transitional provisions (経過措置) that changed it. */
  provisions: z.array(z.string()),
})

const dossier = z.object({
  rulesVersion: z.string(),
  ruleId: z.string(),
  role: z.enum(CERTIFIED_ROLES),
  stage: z.enum(APPLICATION_STAGES),
  on: day,
  evaluation: z.object({ eligible: z.boolean(), usedTransitional: z.array(z.string()), criteria: z.array(judgement) }),
  serviceMonths: count.nullable(),
  /** Confirmed levels of the skills that the rule names. */
  levels: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      required: count,
      level: count.nullable(),
      confirmedOn: day.nullable(),
    }),
  ),
  courses: z.array(z.object({ code: z.string(), title: z.string(), completedOn: day.nullable() })),
  projects: z.array(
    z.object({
      projectId: count,
      title: z.string(),
      role: z.string(),
      status: z.string(),
      operatingSince: day.nullable(),
      completedOn: day.nullable(),
      evidence: z.array(z.string()),
    }),
  ),
  certificates: z.array(z.object({ role: z.string(), state: z.string(), certifiedOn: day, validThrough: day })),
})

export type Dossier = z.output<typeof dossier>
export type DossierCriterion = Dossier['evaluation']['criteria'][number]

/** What was stored, as a dossier; null where nothing was frozen yet. @throws when what is stored is not understood */
export function readDossier(stored: unknown): Dossier | null {
  return stored === null || stored === undefined ? null : dossier.parse(stored)
}

type Given = {
  rulesVersion: string
  role: CertifiedRole
  stage: ApplicationStage
  on: CityDate
  ground: RuleGround
  facts: CertificationFacts
  evaluation: Evaluation
  names: CriterionNames
  /** Days on which the levels in force were confirmed, by skill. */
  confirmedOn: ReadonlyMap<string, CityDate>
}

/** Freezes what counts for an application on its day. */
export function dossierOf(given: Given): Dossier {
  const { rulesVersion, role, stage, on, ground, facts, evaluation, names, confirmedOn } = given
  const provisions = stage === 'certification' ? provisionsOn(ground, fiscalYearOf(on)) : []
  const asked = ground.criteria.map((criterion) => eased(criterion, provisions))
  return {
    rulesVersion,
    ruleId: ground.ruleId,
    role,
    stage,
    on,
    evaluation: {
      eligible: evaluation.eligible,
      usedTransitional: [...evaluation.usedTransitional],
      criteria: asked.flatMap((criterion) => criterionFrozen(criterion, given)),
    },
    serviceMonths: facts.employment && fullMonths(facts.employment.since, on),
    levels: skillsAsked(asked).map(({ skill, min }) => ({
      code: skill,
      name: names.skill(skill),
      required: min,
      level: facts.levels[skill] ?? null,
      confirmedOn: confirmedOn.get(skill) ?? null,
    })),
    courses: coursesAsked(asked).map((code) => ({
      code,
      title: names.course(code),
      completedOn: (facts.trainings[code] ?? []).filter((one) => one <= on).at(-1) ?? null,
    })),
    projects: facts.projects
      .filter(({ status }) => asked.some(({ type }) => type === 'projects') && status !== 'retired')
      .map(({ id, role: part, status, operatingSince, completedOn, evidence }) => ({
        projectId: Number(id),
        title: names.project(id),
        role: part,
        status,
        operatingSince,
        completedOn,
        evidence: [...evidence],
      })),
    certificates: facts.certificates.map((one) => ({ ...one })),
  }
}

function criterionFrozen(criterion: Criterion, { ground, evaluation, facts, names, on }: Given): DossierCriterion[] {
  const judged = evaluation.criteria.find(({ id }) => id === criterion.id)
  if (!judged) return []
  const { id, type, met, found, required, missing } = judged
  return [
    {
      id,
      type,
      title: criterionTitle(criterion),
      met,
      found,
      required,
      missing: [...missing],
      asks: criterionAsks(criterion, names),
      shows: plainly(criterionShows(criterion, judged, facts, names, on)),
      provisions: ground.provisions
        .filter((one) => evaluation.usedTransitional.includes(one.id) && touches(one, id))
        .map((one) => one.id),
    },
  ]
}

/** Does a provision change a criterion? */
export function touches(
  { waives, addsSignerRoles, overrides, substitutes }: RuleGround['provisions'][number],
  criterionId: string,
): boolean {
  return (
    waives.includes(criterionId) ||
    [addsSignerRoles, overrides, substitutes].some((changed) => Object.hasOwn(changed, criterionId))
  )
}

function skillsAsked(criteria: readonly Criterion[]): { skill: string; min: number }[] {
  return criteria.flatMap((one) =>
    one.type === 'confirmed_levels' ? [...one.allOf, ...one.anyOf.flatMap(({ group }) => group)] : [],
  )
}

function coursesAsked(criteria: readonly Criterion[]): string[] {
  const named = criteria.flatMap((one) =>
    one.type === 'trainings' ? [...one.allOf, ...one.anyOf.flatMap(({ group }) => group)] : [],
  )
  return [...new Set(named)]
}
