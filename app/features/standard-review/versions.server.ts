import { z } from 'zod'
import { read } from '~/access/read'
import { readableVersions } from '~/access/readable-versions'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { isPublished } from '~/facts/standard-versions'
import { versionStateWord } from './version-words'

/** Every version of the standard: what it is, from when until when, who published it. */
export const versions = read({
  action: 'standard.read',
  params: z.object({}),
  subject: () => theCity,
  async run(given) {
    const all = await readableVersions(given)
    const numberOf = new Map(all.map(({ id, version }) => [id, version]))
    return {
      page: {
        codes: new Set(all.map(({ code }) => code)).size,
        /** 事務局 begins the next version, or goes on with it. */
        mayDraft: given.relations.has('dx_office'),
        versions: all.map(({ id, code, version, name, predecessorId, categories, skills, roles, ...one }) => ({
          id,
          code,
          version,
          name,
          stateWord: versionStateWord(one, given.today),
          isPublished: isPublished(one),
          before: predecessorId === null ? null : (numberOf.get(predecessorId) ?? null),
          from: one.from && inWareki(one.from),
          through: one.through && inWareki(one.through),
          publishedOn: one.publishedOn && inWareki(one.publishedOn),
          publishedBy: one.publishedBy,
          categories,
          skills,
          roles,
        })),
      },
    }
  },
})

export type VersionsPage = Awaited<ReturnType<typeof versions>>
