/**
 * The plan's targets as versioned data (目標): what each indicator is to reach by fiscal year, and by which rates the
 * forecast is made. The mid-term review may change them, so each version counts from a day. A file may hold more than
 * is used here (the sheets of the plan); it is stored whole. Source: plan targets › `indicators`; domain notes §7, §10.
 */
import { z } from 'zod'
import { type FiscalYear, fiscalYear } from './calendar'
import { type JsonFault, jsonFaults } from './json-faults'

const text = z.string().trim().min(1)
const code = z.string().regex(/^[A-Z][A-Z0-9_-]{0,39}$/)
const rate = z.number().min(0).max(1)
const year = z.number().int().min(2000).max(2200)

export const FORECAST_STEPS = [
  'employment',
  'confirmed_levels',
  'profile_coverage',
  'trainings',
  'projects',
  'project_not_begun',
  'certification_held',
  'mentoring',
  'signoff',
  'recommendation',
  'committee',
  'designation',
] as const
/** Something that a candidate may still have before them. */
export type ForecastStep = (typeof FORECAST_STEPS)[number]

/** How likely each step is to be taken by the year's end, for people who have it before them. */
const stepRates = z.object(
  Object.fromEntries(FORECAST_STEPS.map((step) => [step, rate])) as Record<ForecastStep, typeof rate>,
)

const forecastAssumptions = z.object({
  steps: stepRates,
  /** Where a role differs. */
  roles: z.record(code, stepRates.partial()).default({}),
  /** Share of the holders in a whole year. */
  leftInYear: rate,
  suspendedInYear: rate,
  /** Share of the conditional certificates that lapse at their limit. */
  conditionalLapse: rate,
  /** Lapsed within twelve months and not applied yet: share that comes back by the year's end. */
  revivalUnasked: rate,
  /** Good and bad years: standard deviation, in logits, of what moves all candidates alike. */
  yearShock: z.number().min(0).max(3),
})
export type ForecastAssumptions = z.infer<typeof forecastAssumptions>

/** The rates of domain notes §10 for R10; they stand until a file brings the city's own. */
export const PROPOSED_ASSUMPTIONS: ForecastAssumptions = {
  steps: {
    employment: 0.5,
    confirmed_levels: 0.95,
    profile_coverage: 0.92,
    trainings: 0.93,
    projects: 0.78,
    project_not_begun: 0.15,
    certification_held: 0.5,
    mentoring: 0.8,
    signoff: 0.97,
    recommendation: 0.97,
    committee: 0.95,
    designation: 0.9,
  },
  roles: { DX_MASTER: { confirmed_levels: 0.6 } },
  leftInYear: 0.02,
  suspendedInYear: 0.025,
  conditionalLapse: 0.25,
  revivalUnasked: 0.2,
  yearShock: 0.3,
}

const indicator = z.looseObject({
  id: code,
  initiativeNo: z.number().int().min(1),
  name: text,
  unit: text,
  valueType: z.enum(['increment_vs_previous_year', 'increment', 'count_in_year']),
  roleCode: code,
  /** By the plan's code of the year (`R9`); null: the plan leaves the field empty, which is not 0. */
  values: z.record(z.string(), z.number().nullable()),
})
export type Indicator = z.infer<typeof indicator>

const targetsFile = z
  .looseObject({
    targetsVersion: text.optional(),
    fiscalYears: z.array(z.looseObject({ code: text, westernFiscalYear: year })).min(1),
    indicators: z.array(indicator).min(1),
    forecastAssumptions: forecastAssumptions.default(PROPOSED_ASSUMPTIONS),
  })
  .superRefine(checkReferences)

/** Targets as the portal reads them. */
export type GoalTargets = z.infer<typeof targetsFile>

/** @returns the targets, or every fault in the order of the file; never throws */
export function readGoalTargets(
  json: unknown,
): { ok: true; targets: GoalTargets } | { ok: false; faults: JsonFault[] } {
  const read = targetsFile.safeParse(json)
  if (read.success) return { ok: true, targets: read.data }
  return { ok: false, faults: jsonFaults(read.error.issues, json, () => '英大文字で始まる符号で書いてください。') }
}

/** The fiscal years of the plan, the first first. */
export function planYears({ fiscalYears }: GoalTargets): FiscalYear[] {
  return fiscalYears.map(({ westernFiscalYear }) => fiscalYear(westernFiscalYear)).sort((a, b) => a - b)
}

export function indicatorOf({ indicators }: GoalTargets, role: string): Indicator | null {
  return indicators.find(({ roleCode }) => roleCode === role) ?? null
}

/** What is to be added in a fiscal year, in people; null where the plan says nothing. */
export function targetOfYear(targets: GoalTargets, role: string, of: FiscalYear): number | null {
  const named = targets.fiscalYears.find(({ westernFiscalYear }) => westernFiscalYear === of)
  return (named && indicatorOf(targets, role)?.values[named.code]) ?? null
}

/** How many there are to be on 31 March of a fiscal year: the increments up to it; null before the first. */
export function targetAtYearEnd(targets: GoalTargets, role: string, of: FiscalYear): number | null {
  const increments = planYears(targets)
    .filter((each) => each <= of)
    .flatMap((each) => targetOfYear(targets, role, each) ?? [])
  return increments.length === 0 ? null : increments.reduce((sum, each) => sum + each, 0)
}

/** How likely a candidate for a role is to take a step by the year's end. */
export function rateOf({ steps, roles }: ForecastAssumptions, role: string, step: ForecastStep): number {
  return roles[role]?.[step] ?? steps[step]
}

function checkReferences(
  file: { fiscalYears: { code: string }[]; indicators: Indicator[] },
  context: z.core.$RefinementCtx,
) {
  const fault = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  const codes = new Set(file.fiscalYears.map((one) => one.code))
  for (const [index, one] of file.indicators.entries()) {
    if (file.indicators.findIndex(({ id }) => id === one.id) !== index)
      fault(['indicators', index, 'id'], `指標「${one.id}」が 2 回あります。`)
    if (file.indicators.findIndex(({ roleCode }) => roleCode === one.roleCode) !== index)
      fault(['indicators', index, 'roleCode'], `役割「${one.roleCode}」の指標が 2 つあります。`)
    for (const named of Object.keys(one.values)) {
      if (!codes.has(named))
        fault(['indicators', index, 'values', named], `年度「${named}」が fiscalYears にありません。`)
    }
  }
}
