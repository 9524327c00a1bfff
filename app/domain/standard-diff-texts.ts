/** How single values of two versions of the standard are compared and said. Source: see standard-diff. */
import type { ChangeKind, InBoth, StandardChange } from './standard-change'

type About = Pick<StandardChange, 'part' | 'subject'>
type Value = string | null | undefined

/** The change of one text; nothing where it is the same. An empty text is none. */
export function textChange(
  about: About,
  kind: ChangeKind,
  field: string,
  before: Value,
  after: Value,
): StandardChange[] {
  const [was, is] = [before || null, after || null]
  return was === is ? [] : [changeOf(about, kind, field, was, is)]
}

export function changeOf(
  { part, subject }: About,
  kind: ChangeKind,
  field: string,
  before: string | null,
  after: string | null,
  more: Partial<Pick<StandardChange, 'skill' | 'note'>> = {},
): StandardChange {
  return { kind, part, subject, field, skill: null, before, after, note: null, ...more }
}

/** The change of any JSON under a key, in lines that people can read. */
export function valueChange(
  about: About,
  kind: ChangeKind,
  field: string,
  before: unknown,
  after: unknown,
): StandardChange[] {
  const [was, is] = [canonicalJson(before), canonicalJson(after)]
  if (was === is) return []
  const [told, tells] = [inLines(before), inLines(after)]
  return told === tells
    ? [changeOf(about, kind, field, was, is)]
    : [changeOf(about, kind, field, told || null, tells || null)]
}

/** The parts of two lists that differ, from the first to the last difference; nothing where they are the same. */
export function listChange(
  about: About,
  kind: ChangeKind,
  field: string,
  pairs: readonly { pair: InBoth; at: readonly [number, number] }[],
): StandardChange[] {
  const place = (side: 0 | 1) => [...pairs].sort((a, b) => a.at[side] - b.at[side])
  const [was, is] = [place(0), place(1)]
  const differs = was.map((one, index) => one !== is[index])
  const [first, last] = [differs.indexOf(true), differs.lastIndexOf(true)]
  if (first < 0) return []
  const names = (list: typeof was, side: 'before' | 'after') =>
    list
      .slice(first, last + 1)
      .map(({ pair }) => pair[side]?.name ?? '')
      .join('、')
  return [changeOf(about, kind, field, names(was, 'before'), names(is, 'after'))]
}

/** Things with a code, of both versions, each with itself. */
export function byCode<T extends { code: string }>(
  before: readonly T[],
  after: readonly T[],
): { both: { was: T; is: T }[]; removed: T[]; added: T[] } {
  const old = new Map(before.map((one) => [one.code, one]))
  const now = new Set(after.map((one) => one.code))
  return {
    both: after.flatMap((is) => {
      const was = old.get(is.code)
      return was ? [{ was, is }] : []
    }),
    removed: before.filter(({ code }) => !now.has(code)),
    added: after.filter(({ code }) => !old.has(code)),
  }
}

function inLines(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(inLines).join('\n')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([, one]) => inLines(one))
    .join(' ')
}

function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, one: unknown) =>
      one !== null && typeof one === 'object' && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ) ?? ''
  )
}
