import { expect, test } from '@playwright/test'
import { scriptsOfRoutes, sourceOf } from '../support/client-scripts'
import { MOST_FIRST, MOST_FURTHER, sizesOf } from '../support/script-sizes'

const routes = scriptsOfRoutes()

test('no page brings more script than a slow line carries, whether a link leads to it or not', () => {
  const sizes = sizesOf(routes)
  expect(sizes.length).toBeGreaterThan(80)
  expect(sizes.filter(({ first, further }) => first > MOST_FIRST || further > MOST_FURTHER)).toEqual([])
})

test('what checks a form stays on the server', () => {
  const withChecks = routes.filter(({ scripts }) =>
    [...scripts].some((script) => sourceOf(script).includes('ZodError')),
  )
  expect(withChecks.map(({ route }) => route)).toEqual([])
})
