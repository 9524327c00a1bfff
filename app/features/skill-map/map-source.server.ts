import { notFound } from '~/access/door'
import type { Viewer } from '~/access/viewer'
import { addMonths, type CityDate, compareDates, fiscalYearOf, fiscalYearStart, inWareki } from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'
import type { StaffCounted } from '~/domain/skill-map'
import { cellsOfPublication, cellsOnDay, type PublicationHead, publications } from '~/facts/skill-map-cells'
import type { Sql } from '~/facts/sql'
import { liveRows, type MapRows, publishedRows } from './map-rows'
import { ALL_DEPARTMENTS, type MapState } from './map-state'

/** Days or publications to choose from, as a filter offers them. */
type DayOption = { value: string; label: string }

/** The numbers behind one view of the map, live or published. */
export type MapSource = {
  isLive: boolean
  staff: StaffCounted
  standardId: number | null
  now: MapRows
  /** The same of the day compared with; null when nothing is compared. */
  before: MapRows | null
  asOf: CityDate
  publication: PublicationHead | null
  /** What the address means, with the defaults of this viewer. */
  unitCode: string | null
  dayOptions: DayOption[]
  compareOptions: DayOption[]
  problem: string | null
}

type NoSource = { nothing: 'no-publication' }

/** Live figures for those who run the programme; publications for everybody else (rule 6). */
export async function liveSource(sql: Sql, state: MapState, today: CityDate): Promise<MapSource> {
  const asOf = dayIn(state.asOf)
  const compare = dayIn(state.compare)
  const day = asOf.day ?? today
  const unitCode = state.unit === '' || state.unit === ALL_DEPARTMENTS ? null : state.unit
  const now = await cellsOnDay(sql, day, unitCode, state.staff)
  if (!now) throw notFound()
  const then = compare.day ? await cellsOnDay(sql, compare.day, unitCode, state.staff) : null
  return {
    isLive: true,
    staff: state.staff,
    standardId: now.standardId,
    now: liveRows(now),
    before: then && then.standardId === now.standardId ? liveRows(then) : null,
    asOf: day,
    publication: null,
    unitCode,
    dayOptions: [],
    compareOptions: daysToCompare(day, compare.day),
    problem: asOf.problem ?? compare.problem ?? (compare.day ? whyNotCompared(now.standardId, then?.standardId) : null),
  }
}

/** A publication: the departments, or for the head of one its sections. */
export async function publishedSource(
  sql: Sql,
  state: MapState,
  viewer: Viewer,
  mayOpenDepartment: boolean,
): Promise<MapSource | NoSource> {
  const all = await publications(sql)
  const publication = all.find((each) => each.asOf === state.asOf) ?? all[0]
  if (!publication) return { nothing: 'no-publication' }
  const own = mayOpenDepartment ? viewer.heads.filter((unit) => unit.kind === 'department') : []
  const unitCode = publishedUnit(state.unit, own[0]?.code ?? null)
  if (unitCode !== null && !own.some((unit) => unit.code === unitCode)) throw notFound()
  const cells = await cellsOfPublication(sql, publication.id, unitCode)
  const now = cells && publishedRows(cells)
  if (!cells || !now) throw notFound()
  const earlier = all.find((each) => each.asOf === state.compare)
  const then = earlier ? await cellsOfPublication(sql, earlier.id, unitCode) : null
  return {
    isLive: false,
    staff: 'regular',
    standardId: cells.standardId,
    now,
    before: then && then.standardId === cells.standardId ? publishedRows(then) : null,
    asOf: publication.asOf,
    publication,
    unitCode,
    dayOptions: all.map(publicationOption),
    compareOptions: all.filter((each) => each.id !== publication.id).map(publicationOption),
    problem: earlier ? whyNotCompared(cells.standardId, then?.standardId) : null,
  }
}

function publishedUnit(asked: string, own: string | null): string | null {
  if (asked === ALL_DEPARTMENTS) return null
  return asked === '' ? own : asked
}

function publicationOption({ asOf, title }: PublicationHead): DayOption {
  return { value: asOf, label: title }
}

function whyNotCompared(standardId: number | null, other: number | null | undefined): string | null {
  if (other === undefined) return '比較する日には、この組織がまだありませんでした。別の日を選んでください。'
  return standardId === other ? null : '比較する日のITスキル標準は別の版です。同じ版の日を選んでください。'
}

function dayIn(text: string): { day: CityDate | null; problem: string | null } {
  if (text.trim() === '') return { day: null, problem: null }
  const parsed = parseCityDate(text)
  if (parsed.ok && isShown(parsed.date)) return { day: parsed.date, problem: null }
  if (parsed.ok) return { day: null, problem: `「${text}」の記録はありません。昭和から先の日を選んでください。` }
  return {
    day: null,
    problem: `「${text}」は日付として読めません。令和10年4月1日、R10.4.1、2028-04-01 のように書いてください。`,
  }
}

/** The map has comparisons and fiscal years around a day, which the ends of the calendar do not. */
function isShown(day: CityDate): boolean {
  return day >= '1927-01-01' && day <= '2199-12-31'
}

/** A year before, the end of the last fiscal year, the beginning of this one; and the day that the address asks for. */
function daysToCompare(day: CityDate, asked: CityDate | null): DayOption[] {
  const yearBefore = addMonths(day, -12)
  const thisYear = fiscalYearStart(fiscalYearOf(day))
  const options: [CityDate, string][] = [
    [yearBefore, '1 年前'],
    [thisYear, '年度はじめ'],
    [addMonths(thisYear, -12), '前年度はじめ'],
  ]
  if (asked && !options.some(([each]) => each === asked)) options.push([asked, ''])
  return options
    .filter(([each]) => compareDates(each, day) !== 0)
    .map(([each, words]) => ({ value: each, label: words === '' ? inWareki(each) : `${words}（${inWareki(each)}）` }))
}
