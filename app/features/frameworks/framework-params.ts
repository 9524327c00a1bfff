import { z } from 'zod'
import type { Reading } from '~/access/read'
import { readableVersions } from '~/access/readable-versions'
import { inWareki } from '~/domain/calendar'
import { VERSION_IN_WORK_WORDS } from '~/domain/terms'
import { isPublished, type StandardVersion, versionContent } from '~/facts/standard-versions'

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
export async function askedStandard(given: Reading, asked: string) {
  const { sql, today } = given
  const versions = await readableVersions(given)
  const inForce = versions.find((one) => isPublished(one) && one.from !== null && one.from <= today)
  const chosen = asked === '' ? inForce : versions.find((one) => one.version === asked)
  if (!chosen && asked !== '') return null
  const { skills } = chosen ? await versionContent(sql, chosen) : { skills: [] }
  return {
    chosen: chosen ? shownOf(chosen, inForce) : null,
    versions: versions.map((one) => shownOf(one, inForce)),
    skills: skills.map(({ code, name, alignment }) => ({ code, name: name.ja, alignment })),
  }
}

function shownOf(one: StandardVersion, inForce: StandardVersion | undefined): VersionShown {
  const isInForce = one.id === inForce?.id
  return {
    version: isInForce ? '' : one.version,
    words: `第 ${one.version} 版（${stateWords(one, isInForce)}）`,
    isDraft: !isPublished(one),
  }
}

function stateWords({ state, from }: StandardVersion, isInForce: boolean): string {
  if (state === 'draft' || state === 'review') return VERSION_IN_WORK_WORDS[state]
  const since = from ? `${inWareki(from)}から` : ''
  return isInForce ? `いまの版、${since}` : since
}
