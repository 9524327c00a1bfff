import type { SkillMapInput } from '~/charts/skill-map-layout'
import { mostConcentrated, percent } from '~/domain/skill-map'
import type { MapMeasure } from '~/domain/terms'

/** What the map says at a glance, computed from the numbers shown; the pieces of one sentence. */
export type MapInsight = { before: string; point: string; after: string }

/** The sentence for what is shown; null where the numbers say nothing. */
export function insightOf(input: SkillMapInput, shown: MapMeasure): MapInsight | null {
  if (input.measure === 'gap') return mostShort(input)
  if (input.measure === 'change') return shown === 'count' ? mostChanged(input) : null
  return input.measure === 'count' ? mostUneven(input) : null
}

const WHOLE_CITY = '部局'

function mostUneven(input: SkillMapInput): MapInsight | null {
  const isCity = input.unitHeading === WHOLE_CITY
  const found = mostConcentrated(input.values.map(shownNumbers), shownNumbers(input.total.values), isCity ? 3 : 1)
  const skill = found && input.skills[found.skill]
  if (!found || !skill || input.units.length < 2) return null
  const places = found.top.map((unit) => input.units[unit]?.name ?? '').join('・')
  const nowhere = found.without > 0 ? `、${found.without} ${input.unitHeading}にはだれもいません` : ''
  const holders = ` です。レベル ${input.level} 以上の ${found.holders.toLocaleString('ja-JP')} 人のうち `
  if (!isCity) {
    const sits = nowhere === '' ? 'にいます' : 'にいて'
    return {
      before: 'いちばん 1 か所に寄っているのは ',
      point: skill.shortName,
      after: `${holders}${found.inTop} 人が${places}${sits}${nowhere}。`,
    }
  }
  const share = percent(found.inTop, found.holders)
  const gathers = nowhere === '' ? 'に集まっています' : 'に集まり'
  return {
    before: 'いちばん偏っているのは ',
    point: skill.shortName,
    after: `${holders}${share}\u00a0% が${places}${gathers}${nowhere}。`,
  }
}

function mostShort(input: SkillMapInput): MapInsight | null {
  const short = shownNumbers(input.total.values)
  const at = greatest(
    short.map((people, skill) => (people ?? 0) / (input.total.cellAssessed[skill] || Number.POSITIVE_INFINITY)),
  )
  const skill = at === null ? undefined : input.skills[at]
  if (at === null || !skill) return null
  const asked = (input.total.cellAssessed[at] ?? 0).toLocaleString('ja-JP')
  return {
    before: '役割が求めるレベルにいちばん届いていないのは ',
    point: skill.shortName,
    after: ` です。求められる ${asked} 人のうち ${(short[at] ?? 0).toLocaleString('ja-JP')} 人が、まだ届いていません。`,
  }
}

function mostChanged(input: SkillMapInput): MapInsight | null {
  const changes = shownNumbers(input.total.values)
  const at = greatest(changes.map((change) => change ?? 0))
  const skill = at === null ? undefined : input.skills[at]
  if (at === null || !skill) return null
  return {
    before: 'いちばん増えたのは ',
    point: skill.shortName,
    after: `（+${(changes[at] ?? 0).toLocaleString('ja-JP')}）です。`,
  }
}

/** Where the greatest number above 0 stands. */
function greatest(values: readonly number[]): number | null {
  const most = Math.max(0, ...values)
  return most > 0 ? values.indexOf(most) : null
}

function shownNumbers(values: SkillMapInput['total']['values']): (number | null)[] {
  return values.map((value) => (typeof value === 'number' ? value : null))
}
