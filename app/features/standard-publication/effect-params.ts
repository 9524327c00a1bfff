import { z } from 'zod'
import { FATES } from '~/domain/standard-migration'
import type { Behind } from './effect-shown'

const code = z.string().max(40)
const behind = z.union([
  z.tuple([z.literal('all'), z.enum(FATES)]).transform(([kind, fate]): Behind => ({ kind, fate })),
  z
    .tuple([z.literal('skill'), code, z.enum(FATES)])
    .transform(([kind, skill, fate]): Behind => ({ kind, code: skill, fate })),
  z.tuple([z.literal('ended'), code]).transform(([kind, skill]): Behind => ({ kind, code: skill })),
  z
    .tuple([z.literal('department'), code, z.enum([...FATES, 'ended', 'all'])])
    .transform(([kind, unit, fate]): Behind => ({ kind, code: unit, fate })),
  z
    .tuple([z.literal('role'), code, z.enum(['gained', 'lost'])])
    .transform(([kind, role, change]): Behind => ({ kind, code: role, change })),
])

/** What the address of the effect says; what makes no sense is left out. */
export const effectParams = z.object({
  from: z.string().max(40).catch(''),
  behind: z
    .string()
    .transform((text) => text.split('.'))
    .pipe(behind)
    .nullish()
    .catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export function effectParamsOf(request: Request): z.input<typeof effectParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof effectParams>
}
