import {
  CHANGED_PART_WORDS,
  type ChangedPart,
  type ChangeKind,
  changedFieldInWords,
  nameOf,
  type StandardChange,
  subjectKey,
} from '~/domain/standard-change'
import { type MarkedText, wordDiff } from '~/domain/word-diff'

/** A change with the words marked that are gone or new, where its texts are sentences. */
export type ShownChange = {
  kind: ChangeKind
  field: string
  before: string | null
  after: string | null
  note: string | null
  marked: MarkedText | null
}

/** What changed of one thing, under its name. */
type ChangedThing = { key: string; name: string; code: string; changes: ShownChange[] }
type ChangedSection = { part: ChangedPart; title: string; things: ChangedThing[] }

/** Texts that are read as sentences; the others are told as before → after. */
const SENTENCES: ReadonlySet<ChangeKind> = new Set(['definition', 'level', 'evidence', 'scale', 'policy', 'alignment'])

/** Changes by part of the standard and by thing, in the order in which they were found. */
export function changedSections(changes: readonly StandardChange[]): ChangedSection[] {
  const parts = [...new Set(changes.map(({ part }) => part))]
  return parts.map((part) => ({
    part,
    title: CHANGED_PART_WORDS[part],
    things: thingsOf(changes.filter((one) => one.part === part)),
  }))
}

export function shownChange(change: StandardChange): ShownChange {
  const { kind, before, after, note } = change
  const isMarked = SENTENCES.has(kind) && before !== null && after !== null
  return {
    kind,
    field: changedFieldInWords(change),
    before,
    after,
    note,
    marked: isMarked ? wordDiff(before, after) : null,
  }
}

function thingsOf(changes: readonly StandardChange[]): ChangedThing[] {
  const things = new Map<string, ChangedThing>()
  for (const change of changes) {
    const key = subjectKey(change)
    const { subject, part } = change
    const thing = things.get(key) ?? {
      key,
      name: nameOf(subject) || CHANGED_PART_WORDS[part],
      code: part === 'skill' || part === 'role' ? (subject.after?.code ?? subject.before?.code ?? '') : '',
      changes: [],
    }
    thing.changes.push(shownChange(change))
    things.set(key, thing)
  }
  return [...things.values()]
}
