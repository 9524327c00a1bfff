type Version = { version: string; isInForce: boolean }

/** The address of a page of the standard; one of another version than that in force says which. */
export function standardHref(path: string, { version, isInForce }: Version): string {
  return isInForce ? path : `${path}?${new URLSearchParams({ version })}`
}

export function skillHref(code: string, version: Version): string {
  return standardHref(`/standard/skills/${encodeURIComponent(code)}`, version)
}

export function roleHref(code: string, version: Version): string {
  return standardHref(`/standard/roles/${encodeURIComponent(code)}`, version)
}
