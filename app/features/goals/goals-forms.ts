import { z } from 'zod'

export const fixYearEndForm = z.object({ fiscalYear: z.coerce.number().int().min(2020).max(2200) })
