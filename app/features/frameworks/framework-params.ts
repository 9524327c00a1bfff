import { z } from 'zod'
import type { Reading } from '~/access/read'
import { inWareki } from '~/domain/calendar'
import { alignedSkills, type VersionToChoose, versionsToChoose } from '~/facts/frameworks'

export const versionParam = z.string().max(40).catch('')

/** `digcomp3@3.0` or, of the latest version, `digcomp3`. */
export const frameworkParam = z
  .string()
  .max(100)
  .transform((key) => {
    const at = key.lastIndexOf('@')
    return at < 0 ? { code: key, version: undefined } : { code: key.slice(0, at), version: key.slice(at + 1) }
  })

const SHOWN = ['covered', 'uncovered'] as const

export const coverageParams = z.object({
  id: frameworkParam,
  version: versionParam,
  area: z.string().max(200).catch(''),
  show: z.string().transform((text): '' | 'covered' | 'uncovered' => SHOWN.find((each) => each === text) ?? ''),
  q: z.string().max(100).catch(''),
})

/** What an address asks of a framework's page and of its workbook. */
export function coverageAsked(request: Request, id = ''): z.input<typeof coverageParams> {
  const said = new URL(request.url).searchParams
  const text = (name: string) => said.get(name) ?? ''
  return { id, version: text('version'), area: text('area'), show: text('show'), q: text('q') }
}

export type VersionShown = { version: string; words: string; isDraft: boolean }

/** The version of the standard that an address asks for ('' the one in force), with its skills, and those to choose from. */
export async function askedStandard({ sql, today, relations }: Reading, asked: string) {
  const mayDraft = (['dx_office', 'hr_section', 'technical_officer'] as const).some((each) => relations.has(each))
  const versions = await versionsToChoose(sql, today, mayDraft)
  const chosen = versions.find((one) => (asked === '' ? one.isInForce : one.version === asked)) ?? null
  if (!chosen && asked !== '') return null
  return {
    chosen: chosen && shownOf(chosen),
    versions: versions.map(shownOf),
    skills: chosen ? await alignedSkills(sql, chosen.id) : [],
  }
}

function shownOf({ version, state, effectiveFrom, isInForce }: VersionToChoose): VersionShown {
  const isDraft = state === 'draft' || state === 'review'
  const from = effectiveFrom ? `${inWareki(effectiveFrom)}から` : ''
  const words = isInForce ? `いまの版、${from}` : isDraft ? (state === 'draft' ? '下書き' : 'レビュー中') : from
  return { version: isInForce ? '' : version, words: `第 ${version} 版（${words}）`, isDraft }
}
