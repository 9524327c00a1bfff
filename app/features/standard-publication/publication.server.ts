import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { standardById } from '~/facts/standard'
import { type VersionInWork, versionInWork } from '~/facts/standard-effect'
import { momentShown, recordingInstant } from '~/platform/clock.server'
import { effectTables } from './effect-shown'
import { loadEffect } from './load-effect.server'
import { chosenDay } from './publication-day'
import { type Check, checksOf, readinessOf } from './readiness.server'

const publicationParams = z.object({ from: z.string().max(40).catch('') })

export type PublicationPage =
  | { show: 'nothing' }
  | {
      show: 'publication'
      version: Pick<VersionInWork, 'id' | 'name' | 'version' | 'state' | 'skills' | 'lastEdit'>
      before: VersionInWork['before']
      from: CityDate
      problem: string | null
      checks: Check[]
      mayPublish: boolean
      /** What it does, for the page to be confirmed with it in view; null: nothing is taken over. */
      effect: {
        people: number
        lowered: number
        reassess: number
        /** People of whom a criterion of their certificate or application is no more met. */
        falls: number
        computedAt: string
      } | null
    }

/** What still keeps the version in work from being published, and what publishing it would do. */
export const publication = read({
  action: 'standard-draft.read',
  params: publicationParams,
  subject: () => theCity,
  async run({ sql, today, relations }, { from }): Promise<{ page: PublicationPage }> {
    const version = await versionInWork(sql)
    if (!version) return { page: { show: 'nothing' } }
    const { day, problem } = chosenDay(from, version, today)
    const [readiness, loaded, former] = await Promise.all([
      readinessOf(sql, version, today),
      loadEffect(sql, version, day, today),
      version.before === null ? null : standardById(sql, version.before.id),
    ])
    const tables = loaded && effectTables(loaded)
    return {
      page: {
        show: 'publication',
        version,
        before: version.before,
        from: day,
        problem,
        checks: checksOf(readiness, former),
        mayPublish: relations.has('dx_office'),
        effect: tables && {
          people: tables.people,
          lowered: tables.gravest.lowered,
          reassess: tables.gravest.reassess,
          falls: new Set(loaded.cases.filter(({ falls }) => falls.length > 0).map(({ personId }) => personId)).size,
          computedAt: momentShown(recordingInstant(today)),
        },
      },
    }
  },
})
