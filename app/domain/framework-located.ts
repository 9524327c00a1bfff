/**
 * Reads a framework told text by text, as files for translators tell it: `location,context,source,target` (DigComp 3.0).
 * A location names what the text belongs to: `digcomp.competence.1.2.description`, `digcomp.statement.CS1.2.03`,
 * `digcomp.level.3.eight_level_description`. A translation in `target` comes before the original in `source`.
 */
import type { ToldFramework, ToldItem } from './framework'
import { cellsOfRow } from './row-cells'
import { findTable } from './table-columns'
import type { FileFault, TableFile } from './table-file'

const COLUMNS = { required: ['location', 'source'], optional: ['context', 'target'] }

export function isLocatedFile(file: TableFile): boolean {
  const found = findTable(file, { ...COLUMNS, required: ['location', 'context', 'source', 'target'] })
  return found.ok
}

type Place = { prefix: string; entity: 'area' | 'competence' | 'statement' | 'level'; code: string; field: string }
type Texts = Map<string, { place: Place; line: number; texts: Map<string, string> }>

/** Reads one file; several make a framework, one after the other. */
export function readLocatedFile(file: TableFile): { ok: true; told: ToldFramework } | { ok: false; fault: FileFault } {
  const found = findTable(file, COLUMNS)
  if (!found.ok) return found
  const texts: Texts = new Map()
  const faults: ToldFramework['faults'] = []
  let translated = 0
  for (const row of found.table.rows) {
    const cells = cellsOfRow<never>(row)
    const location = cells.required('location')
    const target = cells.text('target')
    const text = target || cells.required('source')
    if (target !== '') translated += 1
    const place = placeOf(location)
    if (location !== '' && !place) {
      const reason =
        '何の文か読めません。digcomp.competence.1.2.description のように、種別・コード・項目を書いてください。'
      faults.push({ line: row.line, column: 'location', code: 'LOCATION_UNKNOWN', value: location, reason })
    }
    faults.push(...cells.faults.map((fault) => ({ ...fault, line: row.line })))
    if (!place || cells.faults.length > 0) continue
    const key = `${place.entity} ${place.code}`
    const known = texts.get(key) ?? { place, line: row.line, texts: new Map() }
    if (known.texts.has(place.field)) {
      const reason = `同じ場所「${location}」の文が 2 度あります。1 つにしてください。`
      faults.push({ line: row.line, column: 'location', code: 'ITEM_TWICE', value: location, reason })
    }
    known.texts.set(place.field, text)
    texts.set(key, known)
  }
  const notes = translated > 0 ? [`訳文（target）のある ${translated} 行は、訳文を取り込みます。`] : []
  const items = [...texts.values()].map(itemOf)
  return { ok: true, told: { header: {}, items, faults, notes: [...notes, ...notesOnLevels(items)] } }
}

/** The fields in which entities of a framework are told; a statement is one text. */
function placeOf(location: string): Place | null {
  const [, prefix = '', entity = '', rest = ''] =
    /^([a-z0-9_-]+)\.(area|competence|statement|level)\.(.+)$/i.exec(location) ?? []
  if (entity === '') return null
  const kind = entity.toLowerCase() as Place['entity']
  if (kind === 'statement') return { prefix, entity: kind, code: rest, field: 'text' }
  const [, code = '', field = ''] = /^(\d+(?:\.\d+)*)\.([a-z_]+)$/i.exec(rest) ?? []
  return code === '' ? null : { prefix, entity: kind, code, field: field.toLowerCase() }
}

function itemOf({ place, line, texts }: { place: Place; line: number; texts: Map<string, string> }): ToldItem {
  const { entity, code } = place
  const said = (field: string) => texts.get(field)
  if (entity === 'statement') {
    return { line, code, kind: 'statement', parentCode: competenceOf(code), title: said('text') ?? '' }
  }
  if (entity === 'level') return levelOf(code, line, texts)
  const parentCode = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null
  return { line, code, kind: entity, parentCode, title: said('label'), description: said('description') }
}

/** Eight levels, two to each of four names: a level is called by both, `Basic 1`. */
function levelOf(code: string, line: number, texts: ReadonlyMap<string, string>): ToldItem {
  const name = texts.get('four_level_name') ?? texts.get('label')
  const described = texts.get('eight_level_description') ?? texts.get('description')
  const others = [...texts].filter(([field]) => !['eight_level_description', 'description', 'label'].includes(field))
  return {
    line,
    code: `L${code}`,
    kind: 'level',
    parentCode: null,
    title: name === undefined ? undefined : `${name} ${code}`,
    description: described,
    level: name,
    ...(others.length > 0 ? { details: { extensions: Object.fromEntries(others) } } : {}),
  }
}

/** `CS1.2.03` is the third statement of competence 1.2. */
function competenceOf(code: string): string | null {
  return /(\d+(?:\.\d+)*)\.\d+$/.exec(code)?.[1] ?? null
}

function notesOnLevels(items: readonly ToldItem[]): string[] {
  const statements = items.filter((item) => item.kind === 'statement').length
  if (statements === 0) return []
  return [
    `記述 ${statements} 件のレベルは、このファイルには書かれていません。コードとレベルの表を続けて取り込むと付きます。`,
  ]
}
