import type { StandardVersion } from '~/facts/standard-versions'

/** The version that an address names; where it names none, the one in force, else the newest. */
export function versionNamed(
  all: readonly StandardVersion[],
  version: string,
  today: string,
): StandardVersion | undefined {
  if (version !== '') return all.find((one) => one.version === version)
  return all.find(({ state, from }) => state === 'published' && from !== null && from <= today) ?? all[0]
}
