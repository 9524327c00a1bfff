import { scriptsOfRoutes } from '../../support/client-scripts'
import { MOST_FIRST, MOST_FURTHER, type RouteSize, sizesOf } from '../../support/script-sizes'
import { type Row, rounded } from '../row'

export const clientJs: Row = {
  name: 'client-js',
  unit: 'kB',
  target: MOST_FIRST,
  better: 'lower',
  async measure() {
    const sizes = sizesOf(scriptsOfRoutes())
    const first = largest(sizes, 'first')
    const further = largest(sizes, 'further')
    return {
      value: first.first,
      alsoHolds: further.further <= MOST_FURTHER,
      note: `gzip, all ${sizes.length} routes; most at ${first.route}; further route most ${rounded(further.further)} kB after home at ${further.route} (at most ${MOST_FURTHER} kB)`,
    }
  },
}

function largest(sizes: readonly RouteSize[], of: 'first' | 'further'): RouteSize {
  return sizes.reduce((most, size) => (size[of] > most[of] ? size : most))
}
