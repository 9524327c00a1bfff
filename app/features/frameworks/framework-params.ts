import { z } from 'zod'
import type { Reading } from '~/access/read'
import { inWareki } from '~/domain/calendar'
import { type StandardVersion, standardVersions, versionContent } from '~/facts/standard-versions'

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

const DRAFT_READERS = ['dx_office', 'hr_section', 'technical_officer'] as const

/** The version of the standard that an address asks for ('' the one in force), with its skills, and those to choose from. */
export async function askedStandard({ sql, today, relations }: Reading, asked: string) {
  const readsDrafts = DRAFT_READERS.some((each) => relations.has(each))
  const all = await standardVersions(sql, today)
  const versions = all.filter((one) => readsDrafts || !isDraft(one))
  const inForce = versions.find((one) => !isDraft(one) && one.from !== null && one.from <= today)
  const chosen = asked === '' ? inForce : versions.find((one) => one.version === asked)
  if (!chosen && asked !== '') return null
  const { skills } = chosen ? await versionContent(sql, chosen) : { skills: [] }
  return {
    chosen: chosen ? shownOf(chosen, inForce) : null,
    versions: versions.map((one) => shownOf(one, inForce)),
    skills: skills.map(({ code, name, alignment }) => ({ code, name: name.ja, alignment })),
  }
}

function isDraft({ state }: StandardVersion): boolean {
  return state === 'draft' || state === 'review'
}

function shownOf(one: StandardVersion, inForce: StandardVersion | undefined): VersionShown {
  const isInForce = one.id === inForce?.id
  const from = one.from ? `${inWareki(one.from)}から` : ''
  const words = isInForce
    ? `いまの版、${from}`
    : isDraft(one)
      ? one.state === 'draft'
        ? '下書き'
        : 'レビュー中'
      : from
  return { version: isInForce ? '' : one.version, words: `第 ${one.version} 版（${words}）`, isDraft: isDraft(one) }
}
