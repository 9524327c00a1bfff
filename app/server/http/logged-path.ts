/** What a log may keep of an address: no query, no number that could be a person's, no secret that lets somebody in. */
export function loggedPath(url: string): string {
  return (url.split('?')[0] ?? '')
    .replace(/\/people\/[^/]+/, '/people/…')
    .replace(/\/calendar\/[^/]+\.ics/, '/calendar/….ics')
}
