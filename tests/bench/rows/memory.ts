import { load } from '../load'
import { peakMegabytes } from '../process-memory'
import { type Row, rounded } from '../row'
import { signInAs } from '../session'
import { EMPLOYEE_PAGE } from './employee-page'

const LOAD = { connections: 16, seconds: 10 }

export const memory: Row = {
  name: 'memory',
  unit: 'MB',
  target: 400,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    const [employee, office] = [await signInAs(city, '職員'), await signInAs(city, '事務局')]
    const [pages, maps] = await Promise.all([
      load(city.address + EMPLOYEE_PAGE.path, { ...LOAD, cookie: employee, compressed: true }),
      load(`${city.address}/map`, { ...LOAD, cookie: office, compressed: true }),
    ])
    const value = Math.max(...city.apps().map(peakMegabytes))
    return {
      value,
      note: `most that the app process held; load: ${LOAD.connections} connections each on ${EMPLOYEE_PAGE.path} (${rounded(pages.perSecond)} pages/s) and /map (${rounded(maps.perSecond)} pages/s) for ${LOAD.seconds} s`,
    }
  },
}
