import { z } from 'zod'
import { FUNCTION_WORDS } from '~/domain/terms'

const FUNCTIONS = ['dx_office', 'hr_section', 'auditor', 'administrator', 'committee_member'] as const

/** Which function, and whose. */
export const functionForm = z.object({
  function: z.enum(
    FUNCTIONS,
    `機能は ${FUNCTIONS.map((code) => `${code}（${FUNCTION_WORDS[code]}）`).join('、')} です。`,
  ),
  holder: z.union([
    z.object({ staffNumber: z.string().transform((text) => text.normalize('NFKC').trim()) }),
    // A committee member or an auditor may not be staff.
    z.object({ displayName: z.string().trim().min(1).max(50) }),
  ]),
})

export type FunctionHolder = z.output<typeof functionForm>['holder']
