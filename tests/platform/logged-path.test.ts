import { expect, test } from 'vitest'
import { loggedPath } from '~/server/http/logged-path'

test.each([
  ['/people/004127', '/people/…'],
  ['/people?q=石黒', '/people'],
  ['/calendar/sEcReT-_0123.ics', '/calendar/….ics'],
  ['/calendar/sEcReT-_0123.ics?x=1', '/calendar/….ics'],
  ['/training/sessions/12/event.ics', '/training/sessions/12/event.ics'],
])('of %s the log keeps %s', (url, kept) => {
  expect(loggedPath(url)).toBe(kept)
})
