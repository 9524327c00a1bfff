import type { CityDate } from '~/domain/calendar'
import { VERSION_IN_WORK_WORDS } from '~/domain/terms'
import type { StandardVersion } from '~/facts/standard-versions'

type State = Pick<StandardVersion, 'state' | 'from' | 'through'>

/** What a version is on a day: one that gave way to the next is a former one. */
export function versionStateWord({ state, from, through }: State, day: CityDate): string {
  if (state === 'draft' || state === 'review') return VERSION_IN_WORK_WORDS[state]
  if (state === 'retired' || (through !== null && through < day)) return '旧版'
  return from !== null && from > day ? '公開予定' : '公開中'
}
