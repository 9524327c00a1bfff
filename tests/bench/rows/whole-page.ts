import { bareSql } from '../bare-sql'
import { warmLoad } from '../load'
import { statementsOfPage } from '../page-statements'
import { median, p95 } from '../quantile'
import { type Row, rounded } from '../row'
import { signInAs } from '../session'

const LOAD = { connections: 8, seconds: 8 }

type Given = Pick<Row, 'name' | 'target'> & { kind: string; route: string; path: string }

/** A page as somebody of the demo opens it, with everything on it, beside its own statements sent bare. */
export function wholePage({ name, target, kind, route, path }: Given): Row {
  return {
    name,
    unit: 'ms',
    target,
    better: 'lower',
    async measure({ city: open }) {
      const city = await open()
      const cookie = await signInAs(city, kind)
      const statements = await statementsOfPage(city, route, path, cookie)
      const lists = Array.from({ length: LOAD.connections }, () => statements)
      const baseline = p95(await bareSql(city.appUrl, lists, LOAD.seconds))
      const { milliseconds, perSecond } = await warmLoad(`${city.address}${path}`, {
        ...LOAD,
        cookie,
        compressed: true,
      })
      const value = p95(milliseconds)
      return {
        value,
        baseline,
        ratio: value / baseline,
        note: `p95, ${LOAD.connections} connections, gzip; median ${rounded(median(milliseconds))} ms, ${rounded(perSecond)} pages/s; baseline: its ${statements.length} statements bare`,
      }
    },
  }
}
