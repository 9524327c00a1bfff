/** The number proposed for the version after one: 1.0.0 → 1.1.0. */
export function nextVersion(version: string): string {
  const [major = '0', minor = '0'] = version.split('.')
  return `${major}.${Number(minor) + 1}.0`
}
