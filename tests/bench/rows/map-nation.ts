import type { BenchCity } from '../city'
import { warmLoad } from '../load'
import { growToNation } from '../nation'
import { p95 } from '../quantile'
import { type Row, rounded } from '../row'
import { signInAs } from '../session'

const STAFF = 400_000
const LOAD = { connections: 8, seconds: 8, compressed: true }

/** The last row: it fills the city of the others with a nation's staff. */
export const mapNation: Row = {
  name: 'map-nation',
  unit: '×',
  target: 1.5,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    const cookie = await signInAs(city, '事務局')
    const before = await p95OfMap(city, cookie)
    const began = performance.now()
    await growToNation(city, STAFF)
    const grown = performance.now()
    const page = await (await fetch(`${city.address}/map`, { headers: { cookie } })).text()
    const counted = performance.now()
    const after = await p95OfMap(city, cookie)
    return {
      value: after / before,
      baseline: before,
      ratio: after / before,
      alsoHolds: page.includes(STAFF.toLocaleString('ja-JP')),
      note: `p95 of the map with ${STAFF} staff in 1,220 sections, ${rounded(after)} ms, beside that of the city in the same run (ms); made in ${rounded((grown - began) / 1000)} s; the day’s first view, which counts it, ${rounded((counted - grown) / 1000)} s`,
    }
  },
}

async function p95OfMap(city: BenchCity, cookie: string): Promise<number> {
  return p95((await warmLoad(`${city.address}/map`, { ...LOAD, cookie })).milliseconds)
}
