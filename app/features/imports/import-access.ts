import type { Relation } from '~/access/actions'
import { refuse } from '~/access/command'
import type { ImportKind } from '~/facts/import-batch'

/** The standard is the programme office's to bring in; units and staff are 職員課's as well. */
export function mayBringIn(kind: ImportKind, relations: ReadonlySet<Relation>): boolean {
  return kind !== 'standard' || relations.has('dx_office') || relations.has('command_line')
}

export function notYours(): { refused: string } {
  return refuse('ITスキル標準を取り込めるのは事務局です。事務局に頼んでください。')
}
