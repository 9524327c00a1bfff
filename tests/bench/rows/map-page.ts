import { bareSql } from '../bare-sql'
import type { BenchCity } from '../city'
import { warmLoad } from '../load'
import { statementsOfPage } from '../page-statements'
import { p95 } from '../quantile'

const LOAD = { connections: 8, seconds: 8 }

type MapFigures = {
  milliseconds: number[]
  perSecond: number
  value: number
  baseline: number
  ratio: number
  statements: number
}

/** p95 of the skill map at an address, and of its own SQL bare, both over eight connections. */
export async function measureMap(city: BenchCity, path: string, cookie: string): Promise<MapFigures> {
  const statements = await statementsOfPage(city, 'map', path, cookie)
  const lists = Array.from({ length: LOAD.connections }, () => statements)
  const baseline = p95(await bareSql(city.appUrl, lists, LOAD.seconds))
  const { milliseconds, perSecond } = await warmLoad(city.address + path, { ...LOAD, cookie, compressed: true })
  const value = p95(milliseconds)
  return { milliseconds, perSecond, value, baseline, ratio: value / baseline, statements: statements.length }
}
