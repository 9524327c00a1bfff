import { z } from 'zod'
import { read } from '~/access/read'
import { readableVersions } from '~/access/readable-versions'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { VERSION_IN_WORK_WORDS } from '~/domain/terms'
import { isPublished, type StandardVersion } from '~/facts/standard-versions'
import { versionNamed } from './version-named'

/** Which version goes out, and what it holds. */
export const exportPage = read({
  action: 'standard.read',
  params: z.object({ version: z.string().max(20).default('') }),
  subject: () => theCity,
  async run(given, { version }) {
    const all = await readableVersions(given)
    const chosen = versionNamed(all, version, given.today)
    if (!chosen && version !== '') return null
    return {
      page: {
        versions: all.map((one) => ({ version: one.version, label: labelOf(one) })),
        chosen: chosen && {
          version: chosen.version,
          name: chosen.name,
          label: labelOf(chosen),
          isOpen: !isPublished(chosen),
          counts: { categories: chosen.categories, skills: chosen.skills, roles: chosen.roles },
        },
        mayBringIn: given.relations.has('dx_office'),
      },
    }
  },
})

export type ExportPage = Awaited<ReturnType<typeof exportPage>>

function labelOf({ version, state, from }: StandardVersion): string {
  if (state === 'draft' || state === 'review') return `第 ${version} 版（${VERSION_IN_WORK_WORDS[state]}）`
  return `第 ${version} 版${from ? `（${inWareki(from)}から）` : ''}`
}
