import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { currentLevelsAreOf, rebuildCurrentLevels } from '~/facts/current-levels'

/**
 * On the day on which a version that was published ahead comes in force, today's levels become those of that version.
 * Done again, it finds nothing left to do.
 */
export const followStandard = command({
  action: 'levels.follow-standard',
  input: z.object({}),
  subject: () => theCity,
  timeout: 120_000,
  async run({ sql, today }) {
    if (await currentLevelsAreOf(sql, today)) return refuse('きょうのレベルは、いまの版のものです。')
    const levels = await rebuildCurrentLevels(sql, today)
    return { did: levels, audit: { subjectKind: 'city', subjectId: 'levels', detail: { levels, day: today } } }
  },
})
