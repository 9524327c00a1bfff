import { fiscalYearInWareki } from '~/domain/calendar'
import { resultState } from '~/domain/sheet'
import { roleWord } from '~/domain/terms'
import { newNotes } from './sheet-notes'
import { blocksOf, type SheetGround, yearsOf } from './sheet-rows'

/** The sentence under the title; `point` is what stands out. */
export type Insight = { before: string; point: string; after: string }

/** How the year stands to the plan's numbers, computed from the rows; null where the plan has none for the year. */
export function insightOf(ground: SheetGround): Insight | null {
  const place = yearsOf(ground).findIndex(({ isAsked }) => isAsked)
  const year = yearsOf(ground)[place]
  const indicators = ground.sheet.blocks.flatMap((block) => block.indicators)
  const outputs = blocksOf(ground, newNotes()).flatMap((block) => block.outputs)
  const told = indicators.flatMap((indicator, index) => {
    const plan = indicator.values.get(ground.asked) ?? null
    const actual = outputs[index]?.actual[place]
    if (!year || plan === null || !actual) return []
    const state = resultState({ plan, actual: actual.value, year: year.state })
    const name = roleWord(indicator.role).replace(/^DX推進/, '')
    return [{ name, plan, actual: actual.value ?? 0, text: actual.text, state, unit: indicator.unit }]
  })
  if (!year || told.length === 0) return null
  const name = fiscalYearInWareki(ground.asked)
  const short = told.filter(({ state }) => state !== 'achieved')
  if (short.length === 0) {
    const all = told.map((one) => `${one.name} ${one.text}`).join('、')
    return { before: `${name}は ${all}で、計画の目標に`, point: '届いて', after: 'います。' }
  }
  const missing = short.map((one) => `${one.name}があと ${one.plan - one.actual}${one.unit}`).join('、')
  const reached = told.filter(({ state }) => state === 'achieved').map((one) => one.name)
  const also = reached.length === 0 ? '' : `${reached.join('と')}は届いています。`
  return year.state === 'over'
    ? { before: `${name}は、${also}計画の目標まで`, point: missing.replaceAll('あと ', ''), after: '足りません。' }
    : { before: `${name}は途中です。${also}計画の目標まで`, point: missing, after: 'です。' }
}
