/** Where to go after sign-in: a path of this portal only, whatever was sent along. */
export function safeReturnPath(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?!\/)[!-[\]-~]*$/.test(to)) return '/'
  return to.startsWith('/login') || to.startsWith('/logout') ? '/' : to
}
