import { cityDate } from '~/domain/calendar'
import { currentLevelDifferences, rebuildCurrentLevels } from '~/facts/current-levels'
import { forgetSkillMapDays } from '~/facts/skill-map-counts'
import { db } from '~/platform/database.server'
import type { CommandCall } from '../portal-command'

export const summary = 'きょうのレベルを、確認の記録から作り直します。ちがいの数を示します。'

const BEFORE_EVERYTHING = cityDate('1900-01-01')

/** Ends with 1 when something was different: the projection is right again, but somebody should know. */
export async function run({ today, out }: CommandCall): Promise<number> {
  const { differences, levels } = await db.$transaction(
    async (sql) => {
      const found = await currentLevelDifferences(sql, today)
      const rebuilt = await rebuildCurrentLevels(sql, today)
      if (found > 0) await forgetSkillMapDays(sql, BEFORE_EVERYTHING)
      return { differences: found, levels: rebuilt }
    },
    { timeout: 300_000, maxWait: 20_000 },
  )
  out(differences === 0 ? 'ちがいはありませんでした。' : `${differences} 件がちがっていました。直しました。`)
  out(`いまのレベル ${levels} 件を作り直しました。`)
  return differences === 0 ? 0 : 1
}
