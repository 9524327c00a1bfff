import { type CityDate, cityDate } from '~/domain/calendar'
import type { Group, Rank, Slot } from './city'
import organisation from './organisation.json'

/** The units of the demo city and the places in them, as of a day. */

export type DemoUnit = {
  code: string
  name: string
  kind: string
  label?: string
  parent: string | null
  headcount: number
  headcountChanges?: { from: string; headcount: number }[]
  names?: { from: string; name: string }[]
  workplaceType: string
  appointingAuthority: string
  headPost: string
  confirms: boolean
  validFrom: string
  validTo: string | null
}

export const UNITS = organisation.units as DemoUnit[]
export const FIRST_DAY = cityDate('2026-04-01')

/** Nobody was found for these posts; the second one is looked after by another head (事務取扱). */
const VACANT_FROM: Readonly<Record<string, CityDate>> = {
  S050: cityDate('2028-04-01'),
  S073: cityDate('2028-04-01'),
  'S087-04': cityDate('2028-04-01'),
  'S108-05': cityDate('2028-10-01'),
}

const unitOfCode = new Map(UNITS.map((unit) => [unit.code, unit]))
const childrenOf = new Map<string, DemoUnit[]>()
for (const unit of UNITS) {
  if (unit.parent !== null) childrenOf.set(unit.parent, [...(childrenOf.get(unit.parent) ?? []), unit])
}

export function unitNamed(code: string): DemoUnit {
  const unit = unitOfCode.get(code)
  if (!unit) throw new Error(`no unit ${code}`)
  return unit
}

export function childrenNamed(code: string): readonly DemoUnit[] {
  return childrenOf.get(code) ?? []
}

/** The unit, the one above it, and so on to the department. */
export function lineOfCode(code: string): DemoUnit[] {
  const line: DemoUnit[] = []
  for (let unit: DemoUnit | undefined = unitNamed(code); unit; ) {
    line.push(unit)
    unit = unit.parent === null ? undefined : unitNamed(unit.parent)
  }
  return line
}

export function sectionOfCode(code: string): string {
  return lineOfCode(code).find((unit) => unit.kind === 'section')?.code ?? code
}

export function departmentOfCode(code: string): string {
  return lineOfCode(code).at(-1)?.code ?? code
}

/** `validTo` of the file is the last day. */
function existsOn(unit: DemoUnit, day: CityDate): boolean {
  return unit.validFrom <= day && (unit.validTo === null || unit.validTo >= day)
}

function headcountOn(unit: DemoUnit, day: CityDate): number {
  const changes = (unit.headcountChanges ?? []).filter((change) => change.from <= day)
  return changes.at(-1)?.headcount ?? unit.headcount
}

/** Every place that the city has on a day, by a key that stays the same while the place stays. */
export function slotsOn(day: CityDate): Map<string, Slot> {
  const slots = new Map<string, Slot>()
  for (const unit of UNITS) {
    if (unit.kind === 'department' || !existsOn(unit, day)) continue
    const below = childrenNamed(unit.code).filter((child) => existsOn(child, day))
    const count = headcountOn(unit, day) - below.reduce((sum, child) => sum + headcountOn(child, day), 0)
    placesIn(unit, count, below.length > 0, day).forEach((slot, place) => {
      slots.set(`${unit.code}#${place}`, slot)
    })
  }
  return slots
}

function placesIn(unit: DemoUnit, count: number, hasUnitsBelow: boolean, day: CityDate): Slot[] {
  const places: Slot[] = []
  const place = (rank: Rank, title: string, heads: string | null, group = groupIn(unit, places.length)) => {
    if (places.length < count) places.push({ unit: unit.code, title, rank, group, heads })
  }
  if (hasOwnHead(unit, day)) place(unit.kind === 'section' ? 4 : 3, unit.headPost, unit.code, groupIn(unit, 0))
  else if (VACANT_FROM[unit.code]) place(2, titleOf(groupIn(unit, 0), 2, unit), null)
  const department = unit.parent === null ? null : unitNamed(unit.parent)
  if (unit.kind === 'section' && department && isFirstSection(unit) && !isShared(department.headPost)) {
    place(5, department.headPost, department.code, groupIn(unit, 0))
  }
  const ranks = ranksOf(unit, count - places.length, hasUnitsBelow)
  for (const rank of ranks) {
    const group = groupIn(unit, places.length)
    place(rank, titleOf(group, rank, unit), null, group)
  }
  return places
}

/** Shared with another post (兼務), or held by somebody who is not the city's staff. */
function isShared(headPost: string): boolean {
  return headPost.includes('（兼務）') || headPost.includes('名簿の外')
}

function hasOwnHead(unit: DemoUnit, day: CityDate): boolean {
  const vacantFrom = VACANT_FROM[unit.code]
  return !isShared(unit.headPost) && (vacantFrom === undefined || day < vacantFrom)
}

function isFirstSection(unit: DemoUnit): boolean {
  return unit.parent !== null && childrenNamed(unit.parent)[0]?.code === unit.code
}

function ranksOf(unit: DemoUnit, count: number, hasUnitsBelow: boolean): Rank[] {
  // The section that the reference screens show, place by place.
  if (unit.code === 'S023') return spread([2, 8, 12, 11])
  const chiefs = unit.kind === 'section' && !hasUnitsBelow && count >= 5 ? Math.max(1, Math.round(count / 14)) : 0
  const rest = count - chiefs
  const second = Math.round(rest * 0.24)
  const first = Math.round(rest * 0.34)
  return spread([chiefs, second, first, rest - second - first])
}

function spread([third = 0, second = 0, first = 0, entry = 0]: number[]): Rank[] {
  const of = (rank: Rank, count: number) => Array.from({ length: Math.max(0, count) }, () => rank)
  return [...of(3, third), ...of(2, second), ...of(1, first), ...of(0, entry)]
}

/** Every n-th place goes to the second group of a mixed unit. */
type Mix = { main: Group; other?: Group; every?: number }

const MIXES: [RegExp, Mix][] = [
  [/^S084/, { main: '医師' }],
  [/^S085/, { main: '看護' }],
  [/^S086/, { main: '薬剤' }],
  [/^S087/, { main: '医療技術' }],
  [/^S088/, { main: '看護', other: '医師', every: 6 }],
  [/^S03[456]/, { main: '保育', other: '技能', every: 13 }],
  [/^S102-/, { main: '幼稚園' }],
  [/^S1(0[4-9]|1[0-2])/, { main: '消防' }],
  [/^S096-/, { main: '司書', other: '事務', every: 4 }],
  [/^S101-/, { main: '技能', other: '事務', every: 8 }],
  [/^S103-/, { main: '技能', other: '事務', every: 3 }],
  [/^S028-01/, { main: '事務' }],
  [/^S028-/, { main: '保健' }],
  [/^S026|^S031/, { main: '保健', other: '事務', every: 2 }],
  [/^S047/, { main: '技能', other: '事務', every: 5 }],
  [/^S046-0[23]/, { main: '技術', other: '技能', every: 2 }],
  [/^S027|^S044|^S046/, { main: '技術', other: '事務', every: 3 }],
  [/^S0(15|62|64|65|66|67|68|69|71|77|78|79|80|81|93)/, { main: '技術', other: '事務', every: 3 }],
  [/^S12[456]/, { main: '技術', other: '事務', every: 3 }],
  [/^S0(54|55|58|59|60|61)/, { main: '事務', other: '技術', every: 2 }],
]

function groupIn(unit: DemoUnit, place: number): Group {
  const mix = MIXES.find(([code]) => code.test(unit.code))?.[1] ?? { main: '事務' }
  if (mix.other && mix.every && place > 0 && place % mix.every === mix.every - 1) return mix.other
  return mix.main
}

const TITLES: Record<Group, readonly [string, string, string, string]> = {
  事務: ['主事', '主任', '主査', '係長'],
  技術: ['技師', '主任', '主査', '係長'],
  看護: ['看護師', '主任看護師', '副看護師長', '副看護師長'],
  医師: ['医師', '医師', '医長', '医長'],
  薬剤: ['薬剤師', '薬剤師', '主任薬剤師', '副薬剤科長'],
  医療技術: ['技師', '主任技師', '副科長', '副科長'],
  保健: ['保健師', '主任', '主査', '係長'],
  保育: ['保育士', '主任保育士', '副園長', '副園長'],
  幼稚園: ['教諭', '教諭', '主任教諭', '主任教諭'],
  司書: ['司書', '主任', '主査', '係長'],
  消防: ['消防士', '消防士長', '消防司令補', '消防司令'],
  技能: ['技能員', '技能員', '技能主任', '技能主任'],
}

function titleOf(group: Group, rank: Rank, unit: DemoUnit): string {
  if (group === '技能' && rank < 2) {
    if (/^S(101|03[456])/.test(unit.code)) return '調理員'
    if (unit.code.startsWith('S103')) return '校務員'
  }
  return TITLES[group][Math.min(rank, 3)] ?? ''
}
