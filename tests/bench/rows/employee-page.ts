import { bareSql } from '../bare-sql'
import { warmLoad } from '../load'
import { statementsOfPage } from '../page-statements'
import { median, p95 } from '../quantile'
import { type Row, rounded } from '../row'
import { signInAs } from '../session'

const LOAD = { connections: 8, seconds: 8 }

/** The heaviest page of an employee. */
export const EMPLOYEE_PAGE = { route: 'me-skills', path: '/me/skills' }

export const employeePage: Row = {
  name: 'employee-page',
  unit: 'ms',
  target: 60,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    const cookie = await signInAs(city, '職員')
    const statements = await statementsOfPage(city, EMPLOYEE_PAGE.route, EMPLOYEE_PAGE.path, cookie)
    const lists = Array.from({ length: LOAD.connections }, () => statements)
    const baseline = p95(await bareSql(city.appUrl, lists, LOAD.seconds))
    const { milliseconds, perSecond } = await warmLoad(city.address + EMPLOYEE_PAGE.path, {
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
