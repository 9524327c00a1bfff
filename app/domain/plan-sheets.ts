/**
 * The plan's sheets (個票) as the file of targets holds them: logic model, the rows of the plan in its own words, and the
 * measures that the city adds and the plan does not have. The file is stored whole with the targets, so a mid-term
 * review changes both at once. Source: plan targets › `sheets`, `indicators`, `supportingMeasures`, `columnMapping`.
 */
import { z } from 'zod'
import { type FiscalYear, fiscalYear } from './calendar'
import type { PlanBlock, PlanIndicator, PlanRow, PlanSheet, SupportingMeasure } from './sheet'

const text = z.string().trim().min(1)
const raw = z.record(z.string(), z.string().nullable())
const texts = z.array(text).default([])

const row = z.looseObject({ name: text, level: z.enum(['activity', 'output', 'outcome', 'impact']), raw })

const sheet = z.looseObject({
  title: text,
  purpose: z.string().default(''),
  sectionCodes: texts,
  gist: z.string().default(''),
  present: texts,
  issues: texts,
  logicModel: z.looseObject({ activity: texts, output: texts, outcome: texts, impact: texts }),
  rows: z.array(row).default([]),
})

const file = z.looseObject({
  fiscalYears: z.array(z.looseObject({ code: text, westernFiscalYear: z.number().int() })),
  indicators: z.array(
    z.looseObject({
      initiativeNo: z.number().int(),
      name: text,
      owner: z.string().default(''),
      unit: text,
      valueType: text,
      roleCode: text,
      raw: raw.default({}),
      values: z.record(z.string(), z.number().nullable()),
      valueStatus: raw.default({}),
    }),
  ),
  sheets: z.record(z.string().regex(/^\d{1,3}$/), sheet).default({}),
  supportingMeasures: z
    .looseObject({
      label: z.string().default(''),
      items: z
        .array(
          z.looseObject({
            id: text,
            name: text,
            unit: text,
            definition: z.string().default(''),
            source: z.string().default(''),
            reference: z.record(z.string(), z.number().nullable()).default({}),
          }),
        )
        .default([]),
      pulse: z.looseObject({ questions: texts }).optional(),
    })
    .optional(),
})
type PlanFile = z.infer<typeof file>

export type PlanSheets = {
  sheets: PlanSheet[]
  supportingLabel: string
  supporting: SupportingMeasure[]
  pulseQuestions: string[]
}

/** @returns null: the file holds no sheets that can be read; targets may be published without any */
export function readPlanSheets(content: unknown): PlanSheets | null {
  const read = file.safeParse(content)
  if (!read.success) return null
  const { sheets, supportingMeasures } = read.data
  const found = Object.entries(sheets).map(([number, told]) => sheetOf(Number(number), told, read.data))
  return {
    sheets: found.filter(({ blocks }) => blocks.length > 0).sort((a, b) => b.number - a.number),
    supportingLabel: supportingMeasures?.label ?? '',
    supporting: (supportingMeasures?.items ?? []).map(({ id, name, unit, definition, reference }) => ({
      id,
      name,
      unit,
      definition,
      reference: byYear(read.data, reference),
    })),
    pulseQuestions: supportingMeasures?.pulse?.questions ?? [],
  }
}

function sheetOf(number: number, told: z.infer<typeof sheet>, plan: PlanFile): PlanSheet {
  const indicators = plan.indicators.filter(({ initiativeNo }) => initiativeNo === number)
  const { title, purpose, gist, present, issues, logicModel } = told
  const owner = indicators[0]?.owner ?? ''
  return {
    number,
    title,
    purpose,
    owner,
    gist,
    present,
    issues,
    logicModel,
    years: plan.fiscalYears
      .map((one) => ({ code: one.code, fiscalYear: fiscalYear(one.westernFiscalYear) }))
      .sort((a, b) => a.fiscalYear - b.fiscalYear),
    blocks: blocksOf(told.rows, indicators, plan),
  }
}

/** An activity with what follows from it; only those of which the portal counts the output. */
function blocksOf(
  rows: readonly z.infer<typeof row>[],
  indicators: PlanFile['indicators'],
  plan: PlanFile,
): PlanBlock[] {
  const groups: z.infer<typeof row>[][] = []
  for (const one of rows) {
    if (one.level === 'activity' || groups.length === 0) groups.push([one])
    else groups.at(-1)?.push(one)
  }
  return groups.flatMap((group) => {
    const [activity, output, outcome] = (['activity', 'output', 'outcome'] as const).map((level) =>
      group.find((one) => one.level === level),
    )
    const own = output ? indicators.filter((one) => isToldIn(one, output)) : []
    if (!output || own.length === 0) return []
    return [
      {
        activity: activity ? rowOf(activity, plan) : null,
        output: rowOf(output, plan),
        outcome: outcome ? rowOf(outcome, plan) : null,
        indicators: own.map((one) => indicatorOf(one, plan)),
      },
    ]
  })
}

/** An indicator belongs to the row that says its words in every year in which it has any. */
function isToldIn(indicator: PlanFile['indicators'][number], output: z.infer<typeof row>): boolean {
  const told = Object.entries(indicator.raw).filter(([, words]) => words !== null)
  return told.length > 0 && told.every(([code, words]) => output.raw[code]?.includes(words ?? '') ?? false)
}

const CIRCLED = /^([\u2460-\u2473])\s*/

function indicatorOf(told: PlanFile['indicators'][number], plan: PlanFile): PlanIndicator {
  const words = byYear(plan, told.raw)
  const mark = [...words.values()].flatMap((one) => CIRCLED.exec(one ?? '')?.[1] ?? [])[0] ?? ''
  return {
    role: told.roleCode,
    name: `${mark}${mark === '' ? '' : ' '}${told.name}`,
    unit: told.unit,
    isIncrement: told.valueType !== 'count_in_year',
    words: new Map([...words].map(([year, one]) => [year, one?.replace(CIRCLED, '') ?? null])),
    values: byYear(plan, told.values),
    inferred: [...byYear(plan, told.valueStatus)].flatMap(([year, status]) => (status === 'inferred' ? [year] : [])),
  }
}

function rowOf({ name, raw: told }: z.infer<typeof row>, plan: PlanFile): PlanRow {
  return { name, words: byYear(plan, told) }
}

function byYear<Value>(plan: PlanFile, told: Record<string, Value | null>): Map<FiscalYear, Value | null> {
  return new Map(
    plan.fiscalYears.map(({ code, westernFiscalYear }) => [fiscalYear(westernFiscalYear), told[code] ?? null]),
  )
}
