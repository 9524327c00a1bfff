import type { Relation } from '~/access/actions'
import { refuse } from '~/access/command'
import type { ImportKind } from '~/facts/import-batch'

/** The standard and frameworks are the programme office's to bring in; the others are 職員課's as well. */
export function mayBringIn(kind: ImportKind, relations: ReadonlySet<Relation>): boolean {
  const isOffice = kind === 'standard' || kind === 'framework'
  return !isOffice || relations.has('dx_office') || relations.has('command_line')
}

export function notYours(): { refused: string } {
  return refuse('ITスキル標準と外部の枠組みを取り込めるのは事務局です。事務局に頼んでください。')
}
