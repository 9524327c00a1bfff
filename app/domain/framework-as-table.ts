import type { Framework } from './framework'
import { FRAMEWORK_KIND_WORDS, MAPPED_FIELD_WORDS } from './framework-table'

/** A framework as a table, in the columns of the template: read again, it has the same items. */
export function frameworkAsTable({ items }: Framework): string[][] {
  const { code, parent, kind, title, description, level } = MAPPED_FIELD_WORDS
  return [
    [code, parent, kind, title, description, level],
    ...items.map((item) => [
      item.code,
      item.parentCode ?? '',
      FRAMEWORK_KIND_WORDS[item.kind],
      item.title,
      item.description,
      item.level ?? '',
    ]),
  ]
}
