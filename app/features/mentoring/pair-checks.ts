import { addDays } from '~/domain/calendar'
import { type MentoringPair, menteeStanding, placesOf, whyNotPair, wouldExceed } from '~/domain/mentoring'
import type { CityMentoring } from '~/facts/mentoring'

/** Why a pair cannot begin, or not without saying so, in Japanese; null: it can. */
export function whyNotBegin(city: CityMentoring, pair: MentoringPair, mayExceed: boolean): string | null {
  const why = whyNotPair(city, pair)
  if (why !== null) return why
  const isThere = city.pairs.some((one) => one.mentorId === pair.mentorId && one.menteeId === pair.menteeId)
  if (isThere) return 'この人を、もう受け持っています。'
  if (mayExceed || !wouldExceed(city, pair)) return null
  const name = city.people.get(pair.mentorId)?.name ?? 'メンター'
  return `${name}さんの席は ${placesFor(city, pair)}、もう空きがありません。それでもよければ「席をこえてもよい」を選んで、もう一度押してください。`
}

/** The city without a pair: what it would be once it has ended. */
export function without(city: CityMentoring, pairId: number): CityMentoring {
  return { ...city, pairs: city.pairs.filter((pair) => pair.pairId !== pairId) }
}

function placesFor(city: CityMentoring, { mentorId, menteeId, kind }: MentoringPair): string {
  const places = placesOf(city, mentorId)
  if (kind === 'assistant_mentor') return `${places.assistedPlaces} で`
  const mentee = city.people.get(menteeId)
  const standing = mentee && menteeStanding(mentee)
  if (standing !== 'leader_candidate') return `マスターとマスター候補が ${places.masterPlaces} で`
  return places.fromNextYear ? 'まだなく（認定の翌年度から）' : `リーダー候補が ${places.candidatePlaces} で`
}

/** The last day of a pair that ends before a day. */
export const lastDayBefore = (day: Parameters<typeof addDays>[0]) => addDays(day, -1)
