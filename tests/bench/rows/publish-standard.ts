import { cityDate } from '~/domain/calendar'
import { currentLevelDifferences } from '~/facts/current-levels'
import { versionInWork } from '~/facts/standard-effect'
import { loadEffect } from '~/features/standard-publication/load-effect.server'
import { nothingLeftToReview } from '../../support/next-standard'
import { portalCommand } from '../portal-command'
import { median } from '../quantile'
import { type Row, rounded } from '../row'

const TODAY = cityDate('2028-11-15')
const TIMES = 5
/** How long the effect of a version may take to be told, in seconds. */
const LONGEST_EFFECT = 3

export const publishStandard: Row = {
  name: 'publish-standard',
  unit: 's',
  target: 10,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    const { openDatabase } = await import('~/platform/database.server')
    const db = openDatabase(city.appUrl, 4)
    try {
      const version = await versionInWork(db)
      if (!version) throw new Error('the demo has no version in work')
      const seconds: number[] = []
      let people = 0
      for (let time = 0; time < TIMES; time += 1) {
        const began = performance.now()
        people = (await loadEffect(db, version, TODAY, TODAY))?.people.length ?? 0
        seconds.push((performance.now() - began) / 1000)
      }
      const account = await db.account.findFirstOrThrow({ select: { id: true } })
      await nothingLeftToReview(db, version.id, account.id)
      const asked = ['publish-standard', '--version', version.version, '--from', TODAY, '--json']
      const run = await portalCommand(city.dataFolder, asked, '')
      const { carried }: { carried: number } = JSON.parse(run.output.trim().split('\n').at(-1) ?? '')
      const differences = await currentLevelDifferences(db, TODAY)
      return {
        value: run.seconds,
        alsoHolds: people >= 3900 && carried > 0 && differences === 0 && median(seconds) <= LONGEST_EFFECT,
        note: `the command from its start to its end: ${carried} levels of ${people} people taken over, today's levels made anew (${differences} differ from the confirmations); its effect told before in ${rounded(median(seconds))} s (at most ${LONGEST_EFFECT}; median of ${TIMES}, the first time ${rounded(seconds[0] ?? 0)})`,
      }
    } finally {
      await db.$disconnect()
    }
  },
}
