/** Addresses of the effect's pages, for server and browser. */

type EffectAddress = { from: string; behind?: string; page?: number; file?: 'xlsx' }

export function effectHref({ from, behind, page, file }: EffectAddress): string {
  const search = new URLSearchParams({ from })
  if (behind) search.set('behind', behind)
  if (page && page > 1) search.set('page', String(page))
  return `/standard/draft/effect${file ? `.${file}` : ''}?${search}`
}

export function originHref(code: string): string {
  return `/standard/draft/origins?skill=${encodeURIComponent(code)}#decide`
}
