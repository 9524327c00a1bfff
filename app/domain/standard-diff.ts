/**
 * The difference between any two versions of the skill standard, told as changes that people can read.
 * Source: issue "The IT skill standard as a living document", review; product.md › Skill standard.
 */
import type { SkillStandardFile } from './skill-standard'
import type { StandardChange } from './standard-change'
import { roleChanges } from './standard-diff-roles'
import { ref, skillChanges, skillPairs } from './standard-diff-skills'
import { byCode, changeOf, listChange, textChange, valueChange } from './standard-diff-texts'
import { type Lineage, sameCodes } from './standard-lineage'

/**
 * Every difference between two versions but their number. Told backwards it is the same with the sides changed.
 * @param lineage which skill goes on as which; without it each goes on under its own code
 * @returns in the order of the standard; empty when both say the same
 */
export function standardDiff(
  before: SkillStandardFile,
  after: SkillStandardFile,
  lineage: Lineage = sameCodes(before, after),
): StandardChange[] {
  const pairs = skillPairs(before, after, lineage)
  return [
    ...nameChanges(before, after),
    ...scaleChanges(before, after),
    ...categoryChanges(before, after),
    ...skillChanges(before, after, pairs),
    ...roleChanges(before, after, pairs),
    ...toolChanges(before, after),
    ...policyChanges(before, after),
  ]
}

type Both = readonly [before: SkillStandardFile, after: SkillStandardFile]

function nameChanges(...[before, after]: Both): StandardChange[] {
  const about = {
    part: 'standard' as const,
    subject: { before: ref(before.standard), after: ref(after.standard) },
  }
  return [
    ...textChange(about, 'renamed', 'name', before.standard.name.ja, after.standard.name.ja),
    ...textChange(about, 'renamed', 'name_en', before.standard.name.en, after.standard.name.en),
  ]
}

function scaleChanges(...[before, after]: Both): StandardChange[] {
  const rows = (file: SkillStandardFile) => file.levelScale.map((one) => ({ ...one, code: String(one.level) }))
  const { both, added, removed } = byCode(rows(before), rows(after))
  const level = ({ code, label }: ReturnType<typeof rows>[number]) => ({ code, name: `レベル ${code} ${label.ja}` })
  return [
    ...both.flatMap(({ was, is }) => {
      const about = { part: 'scale' as const, subject: { before: level(was), after: level(is) } }
      return [
        ...textChange(about, 'scale', 'label', was.label.ja, is.label.ja),
        ...textChange(about, 'scale', 'label_en', was.label.en, is.label.en),
        ...textChange(about, 'scale', 'anchor', was.anchor, is.anchor),
      ]
    }),
    ...comeAndGone('scale', added.map(level), removed.map(level)),
  ]
}

function categoryChanges(...[before, after]: Both): StandardChange[] {
  const { both, added, removed } = byCode(before.categories, after.categories)
  const inOrder = (file: SkillStandardFile) => [...file.categories].sort((a, b) => a.order - b.order)
  const places = { before: inOrder(before), after: inOrder(after) }
  return [
    ...comeAndGone('category', added.map(ref), removed.map(ref)),
    ...both.flatMap(({ was, is }) => {
      const about = { part: 'category' as const, subject: { before: ref(was), after: ref(is) } }
      return [
        ...textChange(about, 'renamed', 'name', was.name.ja, is.name.ja),
        ...textChange(about, 'renamed', 'name_en', was.name.en, is.name.en),
        ...textChange(about, 'renamed', 'short_name', was.shortName, is.shortName),
        ...textChange(about, 'definition', 'description', was.description, is.description),
      ]
    }),
    ...listChange(
      { part: 'category', subject: { before: ref(before.standard), after: ref(after.standard) } },
      'order',
      'order',
      both.map(({ was, is }) => ({
        pair: { before: ref(was), after: ref(is) },
        at: [places.before.indexOf(was), places.after.indexOf(is)] as const,
      })),
    ),
  ]
}

function toolChanges(...[before, after]: Both): StandardChange[] {
  const { both, added, removed } = byCode(before.tools, after.tools)
  const years = ({ partialFromFiscalYear: partly, fullFromFiscalYear: fully }: (typeof before.tools)[number]) =>
    [partly && `一部 ${partly} 年度から`, fully && `全体 ${fully} 年度から`].filter(Boolean).join('、')
  return [
    ...comeAndGone('tool', added, removed),
    ...both.flatMap(({ was, is }) => {
      const about = { part: 'tool' as const, subject: { before: calledTool(was), after: calledTool(is) } }
      return [
        ...textChange(about, 'renamed', 'name', was.name, is.name),
        ...textChange(about, 'tool', 'tool_years', years(was), years(is)),
      ]
    }),
  ]
}

/** Who is asked and who confirms: kept beside the skills, seldom changed, told by its place. */
function policyChanges(...[before, after]: Both): StandardChange[] {
  const about = {
    part: 'policy' as const,
    subject: { before: ref(before.standard), after: ref(after.standard) },
  }
  const [was, is] = [placesOf(before), placesOf(after)]
  const places = [...new Set([...was.keys(), ...is.keys()])]
  return places.flatMap((place) => valueChange(about, 'policy', `policy:${place}`, was.get(place), is.get(place)))
}

function placesOf({ populationRules, confirmationPolicy }: SkillStandardFile): Map<string, unknown> {
  const { rows, confirmers, timing, rules } = confirmationPolicy
  const listed = (name: string, all: readonly object[]) =>
    all.flatMap((row, index) =>
      Object.entries(row).map(([key, value]): [string, unknown] => [`${name} ${index + 1} ${key}`, value]),
    )
  return new Map<string, unknown>([
    ...listed('対象者の決まり', populationRules),
    ...listed('確認の決まり', rows),
    ...Object.entries(confirmers).map(([key, value]): [string, unknown] => [`確認する人 ${key}`, value]),
    ...Object.entries(timing).map(([key, value]): [string, unknown] => [`時期 ${key}`, value]),
    ['そのほかの決まり', rules],
  ])
}

function comeAndGone(
  part: StandardChange['part'],
  added: readonly { code: string; name: string }[],
  removed: readonly { code: string; name: string }[],
): StandardChange[] {
  return [
    ...added.map(({ code, name }) =>
      changeOf({ part, subject: { before: null, after: { code, name } } }, 'added', 'name', null, name),
    ),
    ...removed.map(({ code, name }) =>
      changeOf({ part, subject: { before: { code, name }, after: null } }, 'removed', 'name', name, null),
    ),
  ]
}

function calledTool({ code, name }: { code: string; name: string }): { code: string; name: string } {
  return { code, name }
}
