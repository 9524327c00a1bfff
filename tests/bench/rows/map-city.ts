import { median } from '../quantile'
import { type Row, rounded } from '../row'
import { signInAs } from '../session'
import { measureMap } from './map-page'

const TIMES_ITS_SQL = 3

export const mapCity: Row = {
  name: 'map-city',
  unit: 'ms',
  target: 60,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    const map = await measureMap(city, '/map', await signInAs(city, '事務局'))
    return {
      value: map.value,
      baseline: map.baseline,
      ratio: map.ratio,
      alsoHolds: map.ratio <= TIMES_ITS_SQL,
      note: `p95, 8 connections, gzip; median ${rounded(median(map.milliseconds))} ms, ${rounded(map.perSecond)} pages/s; at most × ${TIMES_ITS_SQL} of the baseline: its ${map.statements} statements bare`,
    }
  },
}
