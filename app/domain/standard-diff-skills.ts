/** Changes of skills between two versions of the standard. Source: see standard-diff. */
import type { SkillStandardFile } from './skill-standard'
import type { InBoth, StandardChange } from './standard-change'
import { byCode, changeOf, listChange, textChange, valueChange } from './standard-diff-texts'
import type { Lineage } from './standard-lineage'
import { ORIGIN_WORDS, TIER_WORDS } from './terms'

type Skill = SkillStandardFile['skills'][number]
type Continued = { was: Skill; is: Skill }

/** How the skills of two versions belong together. */
export type SkillPairs = {
  /** The same skill in both: alone with itself, or still under its code. */
  both: Continued[]
  /** Nothing in the other version builds on them, or they on nothing. */
  removed: Skill[]
  added: Skill[]
  /** One that became several, and several that became one; `how`: what is said of the results. */
  split: { was: Skill; into: Skill[]; how: string | null }[]
  merged: { from: Skill[]; is: Skill; how: string | null }[]
  reasons: ReadonlyMap<string, string>
}

export function skillPairs(before: SkillStandardFile, after: SkillStandardFile, lineage: Lineage): SkillPairs {
  const [old, now] = [inOrder(before.skills), inOrder(after.skills)]
  const [oldByCode, nowByCode] = [map(old), map(now)]
  const descents = lineage.descents.filter(({ from, to }) => oldByCode.has(from) && nowByCode.has(to))
  const goesTo = (code: string) => descents.filter(({ from }) => from === code)
  const comesFrom = (code: string) => descents.filter(({ to }) => to === code)
  const alone = ({ from, to }: (typeof descents)[number]) => goesTo(from).length === 1 && comesFrom(to).length === 1
  const find = (skills: Map<string, Skill>, codes: string[]) =>
    [...skills.values()].filter(({ code }) => codes.includes(code))
  return {
    both: now.flatMap((is) => {
      const descent = comesFrom(is.code).find((one) => one.from === one.to || alone(one))
      const was = descent && oldByCode.get(descent.from)
      return was ? [{ was, is }] : []
    }),
    removed: old.filter(({ code }) => goesTo(code).length === 0),
    added: now.filter(({ code }) => comesFrom(code).length === 0),
    split: old.flatMap((was) => {
      const into = goesTo(was.code)
      return into.length < 2
        ? []
        : [
            {
              was,
              into: find(
                nowByCode,
                into.map(({ to }) => to),
              ),
              how: howOf(into),
            },
          ]
    }),
    merged: now.flatMap((is) => {
      const from = comesFrom(is.code)
      return from.length < 2
        ? []
        : [
            {
              from: find(
                oldByCode,
                from.map((one) => one.from),
              ),
              is,
              how: howOf(from),
            },
          ]
    }),
    reasons: lineage.reasons,
  }
}

export function skillChanges(
  before: SkillStandardFile,
  after: SkillStandardFile,
  { both, removed, added, split, merged, reasons }: SkillPairs,
): StandardChange[] {
  const words = { before: wordsOf(before), after: wordsOf(after) }
  return [
    ...added.map((skill) =>
      changeOf(aboutSkill(null, skill), 'added', 'definition', null, skill.definition, {
        note: reasons.get(skill.code) ?? null,
      }),
    ),
    ...removed.map((skill) =>
      changeOf(aboutSkill(skill, null), 'removed', 'definition', skill.definition, null, {
        note: reasons.get(skill.code) ?? null,
      }),
    ),
    ...split.map(({ was, into, how }) =>
      changeOf(aboutSkill(was, null), 'split', 'name', named(was), into.map(named).join('、'), { note: how }),
    ),
    ...merged.map(({ from, is, how }) =>
      changeOf(aboutSkill(null, is), 'merged', 'name', from.map(named).join('、'), named(is), { note: how }),
    ),
    ...both.flatMap((pair) => changesOfSkill(pair, words)),
    ...orderChanges(before, after, both),
  ]
}

type Words = Record<'before' | 'after', { category: Map<string, string>; tool: Map<string, string> }>

function changesOfSkill({ was, is }: Continued, words: Words): StandardChange[] {
  const about = aboutSkill(was, is)
  const of = (side: 'before' | 'after', kind: 'category' | 'tool', code: string | null) =>
    code && (words[side][kind].get(code) ?? code)
  return [
    ...textChange(about, 'renamed', 'name', was.name.ja, is.name.ja),
    ...textChange(about, 'renamed', 'name_en', was.name.en, is.name.en),
    ...textChange(about, 'renamed', 'short_name', shortName(was), shortName(is)),
    ...textChange(about, 'renamed', 'code', was.code, is.code),
    ...(was.category === is.category
      ? []
      : [
          changeOf(
            about,
            'moved',
            'category',
            of('before', 'category', was.category),
            of('after', 'category', is.category),
          ),
        ]),
    ...textChange(about, 'definition', 'definition', was.definition, is.definition),
    ...levelChanges({ was, is }),
    ...textChange(about, 'evidence', 'evidence', was.evidenceExamples.join('\n'), is.evidenceExamples.join('\n')),
    ...textChange(about, 'tier', 'tier', TIER_WORDS[was.tier], TIER_WORDS[is.tier]),
    ...(was.tool === is.tool
      ? []
      : [changeOf(about, 'tool', 'tool', of('before', 'tool', was.tool), of('after', 'tool', is.tool))]),
    ...[...new Set([...Object.keys(was.alignment), ...Object.keys(is.alignment)])].flatMap((key) =>
      valueChange(about, 'alignment', `alignment:${key}`, was.alignment[key], is.alignment[key]),
    ),
  ]
}

function levelChanges({ was, is }: Continued): StandardChange[] {
  const about = aboutSkill(was, is)
  const indicator = (skill: Skill, level: number) => skill.levels.find((one) => one.level === level)?.indicator
  return [0, 1, 2, 3, 4].flatMap((level) =>
    textChange(about, 'level', `level:${level}`, indicator(was, level), indicator(is, level)),
  )
}

/** Within each category what stayed in it; across categories only where nothing within them tells it. */
function orderChanges(before: SkillStandardFile, after: SkillStandardFile, both: Continued[]): StandardChange[] {
  const [old, now] = [inOrder(before.skills), inOrder(after.skills)]
  const stayed = both
    .filter(({ was, is }) => was.category === is.category)
    .map(({ was, is }) => ({
      category: is.category,
      pair: aboutSkill(was, is).subject,
      at: [old.indexOf(was), now.indexOf(is)] as const,
    }))
  const within = byCode(before.categories, after.categories).both.flatMap(({ was, is }) =>
    listChange(
      { part: 'category', subject: { before: ref(was), after: ref(is) } },
      'order',
      'skills',
      stayed.filter(({ category }) => category === is.code),
    ),
  )
  if (within.length > 0) return within
  return listChange({ part: 'standard', subject: { before: null, after: null } }, 'order', 'skills', stayed)
}

function aboutSkill(was: Skill | null, is: Skill | null): { part: 'skill'; subject: InBoth } {
  return { part: 'skill', subject: { before: was && ref(was), after: is && ref(is) } }
}

/** How something is called in its version. */
export function ref({ code, name }: { code: string; name: { ja: string } }): { code: string; name: string } {
  return { code, name: name.ja }
}

function named({ code, name }: Skill): string {
  return `${name.ja}（${code}）`
}

function shortName({ name, shortName: short }: Skill): string | null {
  return short === undefined || short === name.ja ? null : short
}

function howOf(descents: Lineage['descents']): string | null {
  const hows = [...new Set(descents.map(({ how }) => how))].filter((how) => how !== 'carry' && how !== 'split')
  return hows.length > 0
    ? hows
        .map((how) => ORIGIN_WORDS[how])
        .sort()
        .join('、')
    : null
}

function wordsOf({ categories, tools }: SkillStandardFile) {
  return {
    category: new Map(categories.map(({ code, name }) => [code, name.ja])),
    tool: new Map(tools.map(({ code, name }) => [code, name])),
  }
}

function inOrder(skills: readonly Skill[]): Skill[] {
  return [...skills].sort((a, b) => a.order - b.order)
}

function map(skills: readonly Skill[]): Map<string, Skill> {
  return new Map(skills.map((skill) => [skill.code, skill]))
}
