/** Addresses of versions, their comparison, and the review; without zod, for the browser too. */

export function compareHref({ from, to, kind }: { from: string; to: string; kind?: string }): string {
  return `/standard/compare?${new URLSearchParams({ from, to, ...(kind && { kind }) })}`
}

export function compareFileHref({ from, to }: { from: string; to: string }): string {
  return `/standard/compare.xlsx?${new URLSearchParams({ from, to })}`
}

/** @param skill the skill that is open beside the comments; none: the whole version */
export function reviewHref({ skill, show }: { skill?: string; show?: 'all' }): string {
  const said = new URLSearchParams({ ...(skill && { skill }), ...(show && { show }) })
  return said.size === 0 ? '/standard/draft/review' : `/standard/draft/review?${said}`
}
