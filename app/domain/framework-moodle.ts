/**
 * Reads the competency framework that Moodle exports (tool_lpimportcsv): one row for the framework, one a competency.
 * Columns as Moodle's own importer wants them, in the English of the plugin; older and newer spellings.
 */
import { FRAMEWORK_KINDS, type FrameworkKind, type ToldFramework, type ToldItem } from './framework'
import type { Sheet, TableFile, TableRow } from './table-file'

const NAMES = {
  parent: ['parentidnumber'],
  code: ['idnumber'],
  name: ['shortname'],
  description: ['description'],
  format: ['descriptionformat'],
  scaleValues: ['scalevalues'],
  scaleConfiguration: ['scaleconfiguration'],
  related: ['crossreferencedcompetencyidnumbers'],
  isFramework: ['isframework'],
  taxonomy: ['taxonomy'],
} as const

type Column = keyof typeof NAMES

/** The column names that make a table one of Moodle. */
const TELLING: Column[] = ['parent', 'code', 'name', 'scaleValues', 'isFramework']

function headerOf(sheet: Sheet): { row: TableRow; at: Map<Column, number> } | null {
  for (const row of sheet.rows.slice(0, 3)) {
    const keys = row.cells.map((cell) =>
      cell.text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^a-z]/g, ''),
    )
    const at = new Map<Column, number>()
    for (const column of Object.keys(NAMES) as Column[]) {
      const index = keys.findIndex((key) => (NAMES[column] as readonly string[]).includes(key))
      if (index >= 0) at.set(column, index)
    }
    if (TELLING.every((column) => at.has(column))) return { row, at }
  }
  return null
}

export function isMoodleFile(file: TableFile): boolean {
  return file.sheets.some((sheet) => headerOf(sheet) !== null)
}

/** @param file a table for which `isMoodleFile` holds */
export function readFrameworkMoodle(file: TableFile): ToldFramework {
  const faults: ToldFramework['faults'] = []
  const told: ToldFramework = {
    header: {},
    items: [],
    faults,
    notes: ['Moodle の能力フレームワークの CSV として読みました。'],
  }
  for (const sheet of file.sheets) {
    const header = headerOf(sheet)
    if (!header) continue
    const rows = sheet.rows.filter(
      (row) => row.line > header.row.line && row.cells.some((cell) => cell.text.trim() !== ''),
    )
    const read = rows.map((row) => ({ line: row.line, said: sayingOf(row, header.at) }))
    const whole = read.find((row) => isTrue(row.said('isFramework')))
    if (whole) told.header = frameworkOf(whole.said)
    const competencies = read.filter((row) => row !== whole)
    const taxonomies = (whole?.said('taxonomy') ?? '').split(',').map((word) => word.trim())
    told.items = competencies.flatMap(({ line, said }) => itemOf(line, said, faults))
    told.items = withTaxonomies(told.items, taxonomies)
    if (!whole) {
      const reason = '枠組みそのものの行（Is framework が 1）がありません。Moodle から書き出し直してください。'
      faults.push({ line: header.row.line, column: 'Is framework', code: 'REQUIRED', value: '', reason })
    }
    return told
  }
  return told
}

type Said = (column: Column) => string

function sayingOf(row: TableRow, at: ReadonlyMap<Column, number>): Said {
  return (column) => row.cells[at.get(column) ?? -1]?.text.trim() ?? ''
}

function isTrue(text: string): boolean {
  return ['1', 'true', 'yes'].includes(text.toLowerCase())
}

function frameworkOf(said: Said): ToldFramework['header'] {
  const scale = said('scaleValues')
  const kept = Object.entries({
    scaleValues: scale,
    scaleConfiguration: said('scaleConfiguration'),
    taxonomy: said('taxonomy'),
  }).filter(([, text]) => text !== '')
  return {
    code: said('code') || undefined,
    name: said('name'),
    description: plainText(said('description'), said('format')),
    details: kept.length > 0 ? { extensions: { moodle: Object.fromEntries(kept) } } : {},
  }
}

function itemOf(line: number, said: Said, faults: ToldFramework['faults']): ToldItem[] {
  const [code, name] = [said('code'), said('name')]
  if (code === '' || name === '') {
    const column = code === '' ? 'ID number' : 'Short name'
    faults.push({ line, column, code: 'REQUIRED', value: '', reason: `「${column}」が空です。記入してください。` })
    return []
  }
  const description = plainText(said('description'), said('format'))
  const related = said('related')
    .split(',')
    .filter((each) => each !== '')
    .map((each) => each.replaceAll('%2C', ','))
  return [
    {
      line,
      code,
      parentCode: said('parent') || null,
      // Moodle cuts short names at 100 characters; what was cut stands in the description.
      title: name.length >= 100 && description.replace(/\s+/g, ' ').startsWith(name) ? description : name,
      description: description === name ? '' : description,
      ...(related.length > 0 ? { details: { extensions: { moodle: { related } } } } : {}),
    },
  ]
}

const TAXONOMY_KINDS: Readonly<Record<string, FrameworkKind>> = {
  domain: 'area',
  concept: 'area',
  level: 'level',
  proficiency: 'level',
  indicator: 'statement',
  behaviour: 'statement',
  outcome: 'statement',
  skill: 'competence',
  practice: 'competence',
}

/** Kinds by the depth, where the framework calls its depths by words of their own (all `competency`: it does not). */
function withTaxonomies(items: ToldItem[], taxonomies: readonly string[]): ToldItem[] {
  if (new Set(taxonomies.filter((word) => word !== '')).size < 2) return items
  const parents = new Map(items.map((item) => [item.code, item.parentCode ?? null]))
  return items.map((item) => {
    let depth = 0
    for (let above = item.parentCode; above && depth < FRAMEWORK_KINDS.length; above = parents.get(above)) depth += 1
    const word = taxonomies[depth] ?? ''
    const kind = TAXONOMY_KINDS[word] ?? (word === 'competency' ? 'competence' : undefined)
    return kind ? { ...item, kind } : item
  })
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
}

/** Text without the marks of HTML (Moodle's format 1); paragraphs and line breaks stay line breaks. */
function plainText(text: string, format: string): string {
  const plain =
    format === '1' || /<\/?[a-z][^>]*>/i.test(text)
      ? text
          .replace(/\s+/g, ' ')
          .replace(/<br\s*\/?>|<\/(?:p|div|li|h\d)>/gi, '\n')
          .replace(/<[^>]+>/g, '')
          .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_all, name: string) => ENTITIES[name] ?? '')
      : text
  return plain
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
