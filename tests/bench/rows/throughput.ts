import { warmLoad } from '../load'
import { statementsOfPage } from '../page-statements'
import { type Row, rounded } from '../row'
import { signInAs } from '../session'
import { withBareServer } from '../with-bare-server'
import { EMPLOYEE_PAGE } from './employee-page'

const LOAD = { connections: 32, seconds: 8 }

export const throughput: Row = {
  name: 'throughput',
  unit: '%',
  target: 35,
  better: 'higher',
  async measure({ city: open }) {
    const city = await open()
    const cookie = await signInAs(city, '職員')
    const page = city.address + EMPLOYEE_PAGE.path
    const statements = await statementsOfPage(city, EMPLOYEE_PAGE.route, EMPLOYEE_PAGE.path, cookie)
    const html = await (await fetch(page, { headers: { cookie } })).text()
    const one = (await warmLoad(page, { ...LOAD, cookie })).perSecond
    const bare = await withBareServer({ url: city.appUrl, statements, html }, (address) =>
      warmLoad(address, { ...LOAD, cookie }),
    )
    const baseline = bare.perSecond
    await city.stop()
    await city.start({ PORTAL_PROCESSES: '2' })
    const two = (await warmLoad(page, { ...LOAD, cookie })).perSecond
    await city.stop()
    await city.start()
    const kilobytes = Buffer.byteLength(html) / 1000
    return {
      value: (100 * one) / baseline,
      baseline,
      ratio: one / baseline,
      note: `${LOAD.connections} connections; one process ${rounded(one)} pages/s, two ${rounded(two)} (× ${rounded(two / one)}); baseline: bare Node server with the same ${statements.length} statements and ${rounded(kilobytes)} kB of ready HTML, pages/s`,
    }
  },
}
