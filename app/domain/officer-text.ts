/** Texts about a デジタル技術官: what the city expects, and what one hands over, as headings with their texts. */
import { z } from 'zod'

export type OfficerTextKind = 'expectation' | 'handover'

export type TextSection = { heading: string; text: string }

/** As stored; read again with what is written. */
export const textSections = z.array(z.object({ heading: z.string(), text: z.string() }))
