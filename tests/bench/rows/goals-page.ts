import { bareSql } from '../bare-sql'
import { warmLoad } from '../load'
import { statementsOfPage } from '../page-statements'
import { median, p95 } from '../quantile'
import { type Row, rounded } from '../row'
import { signInAs } from '../session'

const LOAD = { connections: 8, seconds: 8 }

/** The goals as 事務局 opens them, with everything on the page. */
export const goalsPage: Row = {
  name: 'goals-page',
  unit: 'ms',
  target: 80,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    const cookie = await signInAs(city, '事務局')
    const statements = await statementsOfPage(city, 'goals', '/goals', cookie)
    const lists = Array.from({ length: LOAD.connections }, () => statements)
    const baseline = p95(await bareSql(city.appUrl, lists, LOAD.seconds))
    const { milliseconds, perSecond } = await warmLoad(`${city.address}/goals`, { ...LOAD, cookie, compressed: true })
    const value = p95(milliseconds)
    return {
      value,
      baseline,
      ratio: value / baseline,
      note: `p95, ${LOAD.connections} connections, gzip; median ${rounded(median(milliseconds))} ms, ${rounded(perSecond)} pages/s; baseline: its ${statements.length} statements bare`,
    }
  },
}
