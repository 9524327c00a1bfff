import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { layoutSkillMap, onlyCategory, type SkillMapInput, type SkillMapLayout } from '~/charts/skill-map-layout'
import { inWareki, monthInWareki } from '~/domain/calendar'
import type { StaffCounted } from '~/domain/skill-map'
import type { MapMeasure } from '~/domain/terms'
import { organisationOn } from '~/facts/organisation'
import { type Standard, standardById } from '~/facts/standard'
import { rememberLast } from '~/platform/remember-last'
import type { MapCell } from './map-cell'
import { openCell } from './map-cell.server'
import { chartInputOf } from './map-input'
import { insightOf, type MapInsight } from './map-insight'
import { mapParams } from './map-params'
import { liveSource, type MapSource, publishedSource } from './map-source.server'
import { ALL_DEPARTMENTS, type MapState, measureOf } from './map-state'

/** Width of the wide map in px: what an A4 page and a 1280 px window hold. */
const WIDE = 1232
const PHONE = 326

export type MapPage = {
  state: MapState
  isLive: boolean
  staff: StaffCounted
  title: string
  asOf: string
  asOfInWareki: string
  people: number
  assessed: number
  /** Departments or sections shown, and how many of them hide a number. */
  units: number
  unitHeading: string
  hiding: number
  publishedIn: string | null
  insight: MapInsight | null
  problem: string | null
  wide: SkillMapLayout
  compact: SkillMapLayout
  categories: { code: string; name: string }[]
  dayOptions: { value: string; label: string }[]
  compareOptions: { value: string; label: string }[]
  crumbs: { to: string; label: string }[]
  /** Units that can be opened further, and those whose people can. */
  opens: string[]
  opensPeople: boolean
  printedBy: string
  cell: MapCell | null
}
export type NoMap = { nothing: 'no-publication' | 'no-standard' | 'no-units' }

/** Where skills sit: the map of the city or of a unit. */
export const skillMap = read({
  action: 'map.read',
  params: mapParams,
  subject: () => theCity,
  async run(given, state): Promise<{ page: MapPage | NoMap; looked?: number[] }> {
    const loaded = await loadMap(given, state)
    if ('nothing' in loaded) return { page: loaded }
    const opened = await openCell(given, loaded.source, loaded.standard, state)
    return { page: await pageOf(given, state, loaded, opened?.cell ?? null), looked: opened?.looked ?? [] }
  },
})

type LoadedMap = { source: MapSource; standard: Standard; input: SkillMapInput }

/** The numbers of a view for this viewer, ready to be drawn or written to a file. */
export async function loadMap(given: Reading, state: MapState): Promise<LoadedMap | NoMap> {
  const isLive = ['dx_office', 'hr_section', 'technical_officer'].includes(given.as)
  const source = isLive
    ? await liveSource(given.sql, state, given.today)
    : await publishedSource(given.sql, state, given.viewer, given.as === 'department_head')
  if ('nothing' in source) return source
  const standard = source.standardId === null ? null : await standardById(given.sql, source.standardId)
  if (!standard) return { nothing: 'no-standard' }
  if (source.now.rows.length === 0 && source.unitCode === null) return { nothing: 'no-units' }
  const input = chartInputOf(source, standard, { measure: measureOf(state), level: state.level })
  const known = standard.categories.some(({ code }) => code === state.category)
  return { source, standard, input: known ? onlyCategory(input, state.category) : input }
}

async function pageOf(
  given: Reading,
  state: MapState,
  { source, standard, input }: LoadedMap,
  cell: MapCell | null,
): Promise<MapPage> {
  const { top, rows } = source.now
  const { viewer } = given
  const whole =
    state.category === '' ? input : chartInputOf(source, standard, { measure: measureOf(state), level: state.level })
  return {
    state,
    isLive: source.isLive,
    staff: source.staff,
    title: source.unitCode === null ? 'スキルマップ' : `${top.name}のスキル`,
    asOf: source.asOf,
    asOfInWareki: inWareki(source.asOf),
    people: top.people,
    assessed: top.assessed ?? 0,
    units: rows.length,
    unitHeading: input.unitHeading,
    hiding: rows.filter((row) => row.people > 0 && row.cells.includes(null)).length,
    publishedIn: source.publication && monthInWareki(source.publication.publishedOn),
    problem: source.problem,
    ...drawn(input, onlyCategory(whole, categoryShown(state, standard, cell)), measureOf(state)),
    categories: standard.categories.map(({ code, name }) => ({ code, name })),
    dayOptions: source.dayOptions,
    compareOptions: source.compareOptions,
    crumbs: await crumbsOf(given, source),
    opens: rows.filter((row) => mayOpen(given, source, row.code, row.hasUnits)).map((row) => row.code),
    opensPeople: given.as === 'dx_office' || given.as === 'hr_section',
    printedBy: [viewer.unitName, viewer.name].filter(Boolean).join(' '),
    cell,
  }
}

type Drawn = Pick<MapPage, 'insight' | 'wide' | 'compact'>

/** Views of the map that are kept drawn: the city's and the last few others. */
const MOST_DRAWN = 8
const drawnBefore = rememberLast<Drawn>(MOST_DRAWN)

/** The same numbers make the same drawing. */
function drawn(input: SkillMapInput, onPhone: SkillMapInput, measure: MapMeasure): Drawn {
  return drawnBefore(JSON.stringify([measure, input, onPhone]), () => ({
    insight: insightOf(input, measure),
    wide: layoutSkillMap(input, WIDE),
    compact: layoutSkillMap(forPhone(onPhone), PHONE),
  }))
}

/** What is said in place of cells has less room there. */
function forPhone(input: SkillMapInput): SkillMapInput {
  const shorter = (unit: SkillMapInput['units'][number]) =>
    unit.emptyText === undefined ? unit : { ...unit, emptyText: unit.emptyText.replace(/（.*/, '') }
  return { ...input, units: input.units.map(shorter) }
}

/** A phone shows one category at a time: the one asked for, that of the chosen cell, or the first. */
function categoryShown(state: MapState, standard: Standard, cell: MapCell | null): string {
  const known = standard.categories.find(({ code }) => code === state.category)
  const ofCell = standard.skills.find(({ code }) => code === cell?.skillCode)
  return known?.code ?? ofCell?.categoryCode ?? standard.categories[0]?.code ?? ''
}

function mayOpen(given: Reading, source: MapSource, code: string, hasUnits: boolean): boolean {
  if (source.isLive) return hasUnits
  return source.unitCode === null && given.viewer.heads.some((unit) => unit.kind === 'department' && unit.code === code)
}

async function crumbsOf(given: Reading, source: MapSource): Promise<MapPage['crumbs']> {
  if (source.unitCode === null) return []
  const all = { to: `/map?unit=${ALL_DEPARTMENTS}`, label: 'スキルマップ' }
  if (!source.isLive) return [all]
  const { byCode, byId } = await organisationOn(given.sql, source.asOf)
  const above: MapPage['crumbs'] = []
  for (let unit = byId.get(byCode.get(source.unitCode)?.parentId ?? -1); unit; unit = byId.get(unit.parentId ?? -1)) {
    above.unshift({ to: `/map?unit=${encodeURIComponent(unit.code)}`, label: unit.name })
  }
  return [{ to: '/map', label: 'スキルマップ' }, ...above]
}
