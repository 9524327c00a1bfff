import { PEOPLE } from '../../browser/people-and-pages'
import { gzippedKilobytes, scriptsOf } from '../client-scripts'
import { type Row, rounded } from '../row'
import { signInAs } from '../session'
import { pagesReached, patterns } from '../site-pages'

const MOST_FURTHER = 40
export const clientJs: Row = {
  name: 'client-js',
  unit: 'kB',
  target: 130,
  better: 'lower',
  async measure({ city: open }) {
    const city = await open()
    const cookies = await Promise.all(PEOPLE.map((kind) => signInAs(city, kind)))
    const pages = (await pagesReached(city.address, cookies)).map((page) => ({
      ...page,
      scripts: scriptsOf(page.html),
    }))
    const home = pages.find((page) => page.pattern === '/')?.scripts ?? new Set<string>()
    const first = largest(pages.map(({ path, scripts }) => ({ path, size: gzippedKilobytes(scripts) })))
    const further = largest(
      pages.map(({ path, scripts }) => ({
        path,
        size: gzippedKilobytes([...scripts].filter((script) => !home.has(script))),
      })),
    )
    const missing = patterns().length - pages.length
    return {
      value: first.size,
      alsoHolds: further.size <= MOST_FURTHER,
      note: `gzip, ${pages.length} pages (${missing} addresses are no page or not linked); most at ${first.path}; further route most ${rounded(further.size)} kB after home at ${further.path} (at most ${MOST_FURTHER} kB)`,
    }
  },
}

function largest(pages: { path: string; size: number }[]): { path: string; size: number } {
  return pages.reduce((most, page) => (page.size > most.size ? page : most), { path: '', size: 0 })
}
