/** Changes of role profiles between two versions of the standard. Source: see standard-diff. */
import type { RoleOfFile, SkillStandardFile } from './skill-standard'
import type { InBoth, StandardChange } from './standard-change'
import { ref, type SkillPairs } from './standard-diff-skills'
import { byCode, changeOf, listChange, textChange } from './standard-diff-texts'
import { ROLE_KIND_WORDS } from './terms'

export function roleChanges(before: SkillStandardFile, after: SkillStandardFile, pairs: SkillPairs): StandardChange[] {
  const { both, added, removed } = byCode(before.roles, after.roles)
  const places = skillPlaces(before, after, pairs)
  return [
    ...added.map((role) =>
      changeOf(aboutRole(null, role), 'added', 'description', null, role.description || role.name.ja),
    ),
    ...removed.map((role) =>
      changeOf(aboutRole(role, null), 'removed', 'description', role.description || role.name.ja, null),
    ),
    ...both.flatMap(({ was, is }) => [...textsOf(was, is), ...requirementChanges(was, is, places)]),
    ...listChange(
      { part: 'role', subject: { before: null, after: null } },
      'order',
      'order',
      both.map(({ was, is }) => ({
        pair: aboutRole(was, is).subject,
        at: [before.roles.indexOf(was), after.roles.indexOf(is)] as const,
      })),
    ),
  ]
}

function textsOf(was: RoleOfFile, is: RoleOfFile): StandardChange[] {
  const about = aboutRole(was, is)
  return [
    ...textChange(about, 'renamed', 'name', was.name.ja, is.name.ja),
    ...textChange(about, 'renamed', 'name_en', was.name.en, is.name.en),
    ...textChange(about, 'definition', 'description', was.description, is.description),
    ...textChange(about, 'role_kind', 'role_kind', ROLE_KIND_WORDS[was.kind], ROLE_KIND_WORDS[is.kind]),
  ]
}

/** A skill under the code that it has in each version; a skill that goes on has one place. */
type Place = InBoth & { key: string }

function skillPlaces(before: SkillStandardFile, after: SkillStandardFile, { both }: SkillPairs): Place[] {
  const wasIn = new Set(both.map(({ was }) => was))
  const isIn = new Set(both.map(({ is }) => is))
  return [
    ...both.map(({ was, is }) => ({ key: `${was.code} ${is.code}`, before: ref(was), after: ref(is) })),
    ...after.skills
      .filter((one) => !isIn.has(one))
      .map((one) => ({ key: ` ${one.code}`, before: null, after: ref(one) })),
    ...before.skills
      .filter((one) => !wasIn.has(one))
      .map((one) => ({ key: `${one.code} `, before: ref(one), after: null })),
  ]
}

function requirementChanges(was: RoleOfFile, is: RoleOfFile, places: readonly Place[]): StandardChange[] {
  return places.flatMap((place) => {
    const asked = askedOf(was, 'before', place, places)
    const asks = askedOf(is, 'after', place, places)
    if (asked?.key === asks?.key) return []
    const skill = { before: place.before, after: place.after }
    return [changeOf(aboutRole(was, is), 'required', 'required', asked?.words ?? null, asks?.words ?? null, { skill })]
  })
}

/** What a role asks of a skill: in words, and as a key that is the same where the same is asked. */
function askedOf(
  role: RoleOfFile,
  side: 'before' | 'after',
  place: Place,
  places: readonly Place[],
): { key: string; words: string } | null {
  const code = place[side]?.code
  if (code === undefined) return null
  const level = role.requiredLevels[code] ?? 0
  const groups = role.mustHaveAnyOf
    .filter((group) => group.includes(code))
    .map((group) => places.filter((one) => one !== place && group.includes(one[side]?.code ?? '')))
  const how = [
    ...(role.mustHave.includes(code) ? ['必須'] : []),
    ...(role.mustHaveByRenewal.includes(code) ? ['更新までに必須'] : []),
  ]
  if (level === 0 && how.length === 0 && groups.length === 0) return null
  const anyOf = groups.map((group) => `いずれか：${group.map((one) => one[side]?.name ?? '').join('・')} でもよい`)
  const all = [...how, ...anyOf]
  return {
    key: JSON.stringify([level, how, groups.map((group) => group.map((one) => one.key).sort())]),
    words: `レベル ${level}${all.length > 0 ? `（${all.join('、')}）` : ''}`,
  }
}

function aboutRole(was: RoleOfFile | null, is: RoleOfFile | null): { part: 'role'; subject: InBoth } {
  const named = (role: RoleOfFile) => ({ code: role.code, name: role.name.ja })
  return { part: 'role', subject: { before: was && named(was), after: is && named(is) } }
}
