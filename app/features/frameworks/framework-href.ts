/** What an address of the coverage pages says beside which framework: the version of the standard and what is shown. */
type CoverageParams = { version: string; area: string; show: string; q: string }

/** `digcomp3@3.0`: the code and the version of a framework name it in addresses. */
export function frameworkKey({ code, version }: { code: string; version: string }): string {
  return `${code}@${version}`
}

/** The address of the list of frameworks, or of one of them (`key`), or of a file of it. */
export function coverageHref(key: string | null, params: Partial<CoverageParams>, file?: string): string {
  const said = Object.entries(params).filter(([, value]) => value !== '' && value !== undefined)
  const query = said.length > 0 ? `?${new URLSearchParams(said as [string, string][])}` : ''
  const path = ['/standard/frameworks', ...(key === null ? [] : [encodeURIComponent(key)]), ...(file ? [file] : [])]
  return `${path.join('/')}${query}`
}
