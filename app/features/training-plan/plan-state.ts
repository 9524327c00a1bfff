import { z } from 'zod'

/** What the addresses of the plan's pages say; what makes no sense falls back to what is usual. */
export const planParams = z.object({
  year: z.coerce.number().int().min(2000).max(2200).nullish().catch(null),
  version: z.coerce.number().int().min(1).nullish().catch(null),
  by: z.enum(['course', 'unit']).catch('course'),
  kind: z.enum(['all', 'rules', 'gap']).catch('all'),
  course: z.string().max(40).catch(''),
})
export type PlanState = {
  year: number
  version: number | null
  by: 'course' | 'unit'
  kind: 'all' | 'rules' | 'gap'
  course: string
}

/** Whose names stand behind a number. */
export const peopleParams = z.object({
  year: z.coerce.number().int().min(2000).max(2200).nullish().catch(null),
  /** `taken`, `completed`: of a course in that year, as it was held. */
  list: z.enum(['demand', 'candidates', 'taken', 'completed']).catch('demand'),
  course: z.string().max(40).catch(''),
  unit: z.string().max(40).catch(''),
  kind: z.enum(['all', 'rules', 'gap']).catch('all'),
  /** Before or after the sessions already planned, or those who have a seat in them. */
  stage: z.enum(['open', 'seated', 'all']).catch('open'),
  role: z.string().max(40).catch(''),
  /** The courses of an item, joined by a space; empty: any. */
  courses: z.string().max(400).catch(''),
  standing: z.enum(['all', 'seated', 'applied', 'none']).catch('all'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type PeopleState = z.output<typeof peopleParams>

export function planParamsOf(request: Request): z.input<typeof planParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof planParams>
}

export function peopleParamsOf(request: Request): z.input<typeof peopleParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof peopleParams>
}
