/** The page that tells the purpose of use, with the way back to where somebody came from. */
export function purposeAddress(request: Request): string {
  const { pathname, search } = new URL(request.url)
  const from = pathname.replace(/\.data$/, '') + search.replace(/[?&]_routes=[^&]*/, '')
  return `/purpose?to=${encodeURIComponent(from)}`
}

/** Where to go once it is acknowledged: a path of this portal only, as addresses write it, whatever was sent along. */
export function safeWayBack(to: unknown): string {
  return typeof to === 'string' && /^\/(?!\/)[!-[\]-~]*$/.test(to) && !to.startsWith('/purpose') ? to : '/'
}
