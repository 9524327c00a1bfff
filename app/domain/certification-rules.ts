/**
 * The city's rules of certification, designation and renewal as data (認定の規則), and the courses that they require.
 * A file may hold more than is used here; it is stored whole.
 * Source: the reference rules › `criterionTypes.trainings`, `evaluationSemantics`; domain notes §9.
 */
import { z } from 'zod'
import { type CityDate, type FiscalYear, fiscalYearOf } from './calendar'
import {
  type Criterion,
  type CriterionOf,
  criterion,
  type TransitionalProvision,
  transitionalProvision,
} from './certification-criteria'
import { type JsonFault, jsonFaults, pathInJson } from './json-faults'
import type { CompletionOfCourse } from './training'

const text = z.string().trim().min(1)
const roleCode = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/)
const year = z.number().int().min(2000).max(2200)

type TrainingsCriterion = CriterionOf<'trainings'>

/** 条件付認定: what may still be open when somebody is certified, and for how long. */
const conditional = z.looseObject({
  allowed: z.boolean(),
  minMonths: z.number().int().min(0).max(60),
  maxMonths: z.number().int().min(1).max(60),
  kinds: z.array(z.enum(['training', 'level', 'effect_measurement'])),
})

const rule = z.looseObject({
  id: text,
  roleCode,
  name: z.looseObject({ ja: text }),
  effectiveFromFiscalYear: year,
  effectiveToFiscalYear: year.nullable().default(null),
  criteria: z.array(criterion).min(1),
  validity: z.looseObject({
    fiscalYears: z.number().int().min(1).max(20),
    conditional: conditional.nullish().transform((value) => value ?? null),
  }),
  renewal: z.looseObject({ criteria: z.array(criterion), requiresCommittee: z.boolean().default(false) }),
})
export type Rule = z.infer<typeof rule>

const rulesFile = z
  .looseObject({
    rulesVersion: text,
    rules: z.array(rule).min(1),
    transitionalProvisions: z.array(transitionalProvision).default([]),
  })
  .superRefine(checkReferences)

/** Rules as the portal reads them. */
export type CertificationRules = z.infer<typeof rulesFile>

/** The first certification, or each renewal after it. */
export type RuleStage = 'certification' | 'renewal'

/** Any `min` courses of a group. */
export type CourseChoice = { min: number; group: readonly string[] }

/** Time in these sections stands for these courses (経過措置). */
export type CourseSubstitute = {
  provisionId: string
  replaces: readonly string[]
  sectionCodes: readonly string[]
  minMonths: number
}

export type RequiredCourses = {
  allOf: readonly string[]
  anyOf: readonly CourseChoice[]
  /** Of these only a completion in the fiscal year of the day counts. */
  sameFiscalYear: readonly string[]
  minTotalHours: number | null
  hoursWithinMonths: number | null
  substitutes: readonly CourseSubstitute[]
}

/** What somebody still lacks: every course of `allOf`; of each group `min` more. */
export type LackingCourses = { allOf: readonly string[]; anyOf: readonly CourseChoice[] }

/**
 * Reads rules from parsed JSON.
 * @returns the rules, or every fault in the order of the file; never throws
 */
export function readCertificationRules(
  json: unknown,
): { ok: true; rules: CertificationRules } | { ok: false; faults: JsonFault[] } {
  const read = rulesFile.safeParse(json)
  if (read.success) return { ok: true, rules: read.data }
  return { ok: false, faults: jsonFaults(read.error.issues, json, formatOf) }
}

/** Courses that rules name and the catalogue lacks: nobody could ever complete them. */
export function unknownCourses(rules: CertificationRules, known: ReadonlySet<string>): JsonFault[] {
  return namedCourses(rules)
    .filter(({ code }) => !known.has(code))
    .map(({ code, path }) => ({ path, reason: `研修「${code}」が目録にありません。` }))
}

/** The rule of a role for an application in a fiscal year; the one that began last. Null: the role has none. */
export function ruleInYear(rules: CertificationRules, role: string, fiscalYear: FiscalYear): Rule | null {
  const begun = rules.rules.filter(
    ({ roleCode, effectiveFromFiscalYear, effectiveToFiscalYear }) =>
      roleCode === role &&
      effectiveFromFiscalYear <= fiscalYear &&
      (effectiveToFiscalYear === null || fiscalYear <= effectiveToFiscalYear),
  )
  return begun.sort((a, b) => b.effectiveFromFiscalYear - a.effectiveFromFiscalYear)[0] ?? null
}

/**
 * The courses that a role requires of an application in a fiscal year, with the transitional provisions of that year
 * (which never touch a renewal). Null: no rule for the role in that year.
 */
export function requiredCourses(
  rules: CertificationRules,
  role: string,
  stage: RuleStage,
  fiscalYear: FiscalYear,
): RequiredCourses | null {
  const inForce = ruleInYear(rules, role, fiscalYear)
  if (!inForce) return null
  const provisions = stage === 'renewal' ? [] : provisionsOf(rules, inForce.id, fiscalYear)
  const criteria = (stage === 'renewal' ? inForce.renewal.criteria : inForce.criteria)
    .filter(isTrainings)
    .filter(({ id }) => !provisions.some(({ waives }) => waives.includes(id)))
    .map((one) => overridden(one, provisions))
  return {
    allOf: unique(criteria.flatMap(({ allOf }) => allOf)),
    anyOf: criteria.flatMap(({ anyOf }) => anyOf),
    sameFiscalYear: unique(criteria.flatMap(({ sameFiscalYear }) => sameFiscalYear)),
    minTotalHours: criteria.find(({ minTotalHours }) => minTotalHours !== null)?.minTotalHours ?? null,
    hoursWithinMonths: criteria.find(({ hoursWithinMonths }) => hoursWithinMonths !== null)?.hoursWithinMonths ?? null,
    substitutes: criteria.flatMap(({ id }) => substitutesFor(id, provisions)),
  }
}

/**
 * What of it somebody with these completions lacks on a day. A course of `sameFiscalYear` counts only when completed
 * in the fiscal year of that day; the hours of a renewal are not looked at here.
 * @param monthsIn full months that the person has been in any of these sections; without it nothing is substituted
 */
export function lackingCourses(
  required: RequiredCourses,
  completions: readonly CompletionOfCourse[],
  day: CityDate,
  monthsIn: (sectionCodes: readonly string[]) => number = () => 0,
): LackingCourses {
  const substituted = new Set(
    required.substitutes.flatMap(({ replaces, sectionCodes, minMonths }) =>
      monthsIn(sectionCodes) >= minMonths ? replaces : [],
    ),
  )
  const has = (code: string) => substituted.has(code) || counts(code, required, completions, day)
  return {
    allOf: required.allOf.filter((code) => !has(code)),
    anyOf: required.anyOf.flatMap(({ min, group }) => {
      const open = group.filter((code) => !has(code))
      const still = min - (group.length - open.length)
      return still > 0 ? [{ min: still, group: open }] : []
    }),
  }
}

/** The codes of all courses that would help to fill what is lacking, each once. */
export function helpfulCourses(lacking: LackingCourses): string[] {
  return unique([...lacking.allOf, ...lacking.anyOf.flatMap(({ group }) => group)])
}

function counts(
  code: string,
  required: RequiredCourses,
  completions: readonly CompletionOfCourse[],
  day: CityDate,
): boolean {
  const yearly = required.sameFiscalYear.includes(code)
  return completions.some(
    ({ courseCode, completedOn }) =>
      courseCode === code && completedOn <= day && (!yearly || fiscalYearOf(completedOn) === fiscalYearOf(day)),
  )
}

function provisionsOf(rules: CertificationRules, ruleId: string, fiscalYear: FiscalYear): TransitionalProvision[] {
  return rules.transitionalProvisions.filter(
    ({ appliesTo, fiscalYears }) => appliesTo === ruleId && fiscalYears.includes(fiscalYear),
  )
}

function overridden(told: TrainingsCriterion, provisions: readonly TransitionalProvision[]): TrainingsCriterion {
  const changes = provisions.flatMap(({ overrides }) => (overrides[told.id] ? [overrides[told.id]] : []))
  return changes.length === 0 ? told : Object.assign({ ...told }, ...changes)
}

function substitutesFor(criterionId: string, provisions: readonly TransitionalProvision[]): CourseSubstitute[] {
  return provisions.flatMap(({ id, substitutes }) => {
    const found = substitutes[criterionId]
    if (!found) return []
    const { sectionCodes, minMonths } = found.by
    return [{ provisionId: id, replaces: found.replaces, sectionCodes, minMonths }]
  })
}

function isTrainings(told: Criterion): told is TrainingsCriterion {
  return told.type === 'trainings'
}

function namedCourses(rules: CertificationRules): { code: string; path: string }[] {
  return rules.rules.flatMap((told, index) =>
    [...told.criteria.map(within('criteria')), ...told.renewal.criteria.map(within('renewal.criteria'))].flatMap(
      ({ told: one, place }) =>
        isTrainings(one)
          ? unique([...one.allOf, ...one.anyOf.flatMap(({ group }) => group), ...one.sameFiscalYear]).map((code) => ({
              code,
              path: `${pathInJson(['rules', index])}.${place}`,
            }))
          : [],
    ),
  )
}

function within(list: string): (told: Criterion, index: number) => { told: Criterion; place: string } {
  return (told, index) => ({ told, place: `${list}[${index}]` })
}

/** Ids once each; a provision changes a rule and criteria that there are, and leaves them readable. */
function checkReferences(
  file: { rules: Rule[]; transitionalProvisions: TransitionalProvision[] },
  context: z.core.$RefinementCtx,
) {
  const fault = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  for (const [index, { id }] of file.rules.entries()) {
    if (file.rules.findIndex((one) => one.id === id) === index) continue
    fault(['rules', index, 'id'], `規則「${id}」が 2 回あります。`)
  }
  for (const [index, told] of file.transitionalProvisions.entries()) {
    const at = ['transitionalProvisions', index]
    const changed = file.rules.find(({ id }) => id === told.appliesTo)
    if (!changed) {
      fault([...at, 'appliesTo'], `規則「${told.appliesTo}」がありません。`)
      continue
    }
    const known = new Map(changed.criteria.map((one) => [one.id, one]))
    const named = [...told.waives, ...Object.keys(told.overrides), ...Object.keys(told.substitutes)]
    for (const id of named.filter((one) => !known.has(one))) {
      fault(at, `条件「${id}」は、規則「${told.appliesTo}」にありません。`)
    }
    for (const [id, change] of Object.entries(told.overrides)) {
      const one = known.get(id)
      if (!one || criterion.safeParse({ ...one, ...change }).success) continue
      fault([...at, 'overrides', id], `条件「${id}」の変え方が読めません。条件の項目の名と値を確かめてください。`)
    }
  }
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)]
}

function formatOf(): string {
  return '英大文字で始め、英大文字・数字・「-」・「_」で書いてください。'
}
