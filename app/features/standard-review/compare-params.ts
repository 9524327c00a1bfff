import { z } from 'zod'
import { CHANGE_KINDS } from '~/domain/standard-change'

/** Numbers of two versions; empty: the newest one that one may read, and the one before it. */
export const compareParams = z.object({
  from: z.string().max(20),
  to: z.string().max(20),
  kind: z.enum(CHANGE_KINDS).nullable().catch(null),
})

export function compareParamsOf(request: Request): z.input<typeof compareParams> {
  const said = new URL(request.url).searchParams
  return { from: said.get('from') ?? '', to: said.get('to') ?? '', kind: said.get('kind') as null }
}
