import type { SkillMapLayout } from '~/charts/skill-map-layout'
import { rememberLast } from '~/platform/remember-last'
import type { MapPage } from './skill-map.server'

/** The page as it travels to the browser. */
export type PackedMap = Omit<MapPage, 'wide' | 'compact'> & { wide: string; compact: string }

const MOST_LAYOUTS = 8

const texts = new WeakMap<SkillMapLayout, string>()
const layoutOf = rememberLast<SkillMapLayout>(MOST_LAYOUTS)

/** Each drawing goes as one text: Remix would look at every one of its numbers, to send each but once. */
export function packedMap(page: MapPage): PackedMap {
  return { ...page, wide: packed(page.wide), compact: packed(page.compact) }
}

export function unpackedMap(page: PackedMap): MapPage {
  return { ...page, wide: unpacked(page.wide), compact: unpacked(page.compact) }
}

function packed(layout: SkillMapLayout): string {
  const known = texts.get(layout)
  if (known !== undefined) return known
  const text = JSON.stringify(layout)
  texts.set(layout, text)
  return text
}

function unpacked(text: string): SkillMapLayout {
  return layoutOf(text, () => JSON.parse(text))
}
