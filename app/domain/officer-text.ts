/** Texts about a デジタル技術官: what the city expects, and what one hands over, as headings with their texts. */
import { z } from 'zod'

export const OFFICER_TEXT_KINDS = ['expectation', 'handover'] as const
export type OfficerTextKind = (typeof OFFICER_TEXT_KINDS)[number]

export type TextSection = { heading: string; text: string }

/** As stored; read again with what is written. */
export const textSections = z.array(z.object({ heading: z.string(), text: z.string() }))
