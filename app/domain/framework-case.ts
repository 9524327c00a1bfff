/**
 * Reads a framework from a CASE package (1EdTech Competencies and Academic Standards Exchange 1.0 or 1.1). Both shapes
 * that are about are read: `CFDocument`/`CFItems`/`CFAssociations` with `identifier` (the information model and its
 * services) and `document`/`items`/`associations` with `sourcedId` (the JSON schema of a CFPackage). What the portal has
 * no place for is kept as it came, so that the package can be given on.
 */
import { documentDetails, itemDetails, keptAssociation, ownSaying, sequenceOf } from './case-details'
import { documentOf, endOf, idOf, listOf, packageOf, type Raw, raw, wordsOf } from './case-package'
import { derivedUuid, isUuid } from './derived-uuid'
import {
  FRAMEWORK_KINDS,
  type FrameworkFault,
  type FrameworkHeader,
  type FrameworkKind,
  type ToldFramework,
  type ToldItem,
} from './framework'
import { CASE_KIND_WORDS } from './framework-case-words'

export { isCasePackage } from './case-package'

/**
 * Reads a package.
 * @param json what stands in the file
 * @returns what it says; faults name the place in the JSON in `column`
 */
export function readFrameworkCase(json: unknown): ToldFramework {
  const whole = packageOf(json)
  const document = documentOf(whole)
  if (!whole || !document) {
    const reason = 'CASE の CFPackage ではありません。CFDocument（または document）のある JSON を選んでください。'
    return { header: {}, items: [], faults: [fault('（ファイル全体）', '', reason)], notes: [] }
  }
  const faults: FrameworkFault[] = []
  const documentId = idOf(document)
  const items = listOf(whole, 'CFItems', 'items').flatMap(({ value, at }): Found[] => {
    const id = idOf(value)
    if (id === '') {
      faults.push(fault(`${at}.identifier`, '', 'identifier（sourcedId）がありません。書き足してください。'))
      return []
    }
    if (wordsOf(value.fullStatement) === '' && wordsOf(value.abbreviatedStatement) === '') {
      faults.push(fault(`${at}.fullStatement`, '', 'fullStatement がありません。書き足してください。'))
      return []
    }
    return [{ id, value, at }]
  })
  const links = listOf(whole, 'CFAssociations', 'associations')
  const changedAt = wordsOf(document.lastChangeDateTime) || null
  const { parents, kept } = linksOf(links, new Set(items.map((item) => item.id)), { documentId, changedAt })
  const header = headerOf(document, whole, documentId, kept)
  const codes = codesOf(items)
  const ordered = items
    .map((item, at) => ({ item, sequence: parents.get(item.id)?.sequence ?? at }))
    .sort((a, b) => a.sequence - b.sequence)
    .map((one) => one.item)
  const told = ordered.map((item) => itemOf(item, { codes, parents, header, documentId }))
  return { header, items: told, faults, notes: notesOn(whole, items.length, kept.length) }
}

type Found = { id: string; value: Raw; at: string }
type Parent = { id: string; sequence: number | null }

/** Which item is below which, by its first `isChildOf`; every other link is kept as it came. */
function linksOf(
  links: readonly { value: Raw }[],
  ids: ReadonlySet<string>,
  { documentId, changedAt }: { documentId: string; changedAt: string | null },
): { parents: Map<string, Parent>; kept: Raw[] } {
  const parents = new Map<string, Parent>()
  const kept: Raw[] = []
  for (const { value } of links) {
    const [child, parent] = [endOf(value.originNodeURI), endOf(value.destinationNodeURI)]
    const isInside = ids.has(child) && (ids.has(parent) || parent === documentId)
    if (value.associationType === 'isChildOf' && isInside && !parents.has(child)) {
      parents.set(child, { id: parent, sequence: sequenceOf(value.sequenceNumber) })
    } else {
      const whole = keptAssociation(value, changedAt)
      if (whole) kept.push(whole)
    }
  }
  return { parents, kept }
}

function headerOf(document: Raw, whole: Raw, documentId: string, kept: readonly Raw[]): Partial<FrameworkHeader> {
  const own = ownSaying(document)
  const source = [wordsOf(document.publisher) || wordsOf(document.creator), wordsOf(document.officialSourceURL)]
  const licence = raw.safeParse(document.licenseURI)
  const version = wordsOf(document.version)
  const isOwnId = documentId === derivedUuid(`${wordsOf(own.code)} ${version}`)
  return {
    code: wordsOf(own.code) || undefined,
    version: version || undefined,
    name: wordsOf(document.title),
    language: wordsOf(document.language) || undefined,
    source: typeof own.source === 'string' ? own.source : source.filter((part) => part !== '').join(' '),
    licence: typeof own.licence === 'string' ? own.licence : licenceOf(licence.data),
    description: wordsOf(document.description),
    identifier: isUuid(documentId) && !isOwnId ? documentId : null,
    changedAt: wordsOf(document.lastChangeDateTime) || null,
    ...(own.quotedOnly === true ? { quotedOnly: true } : {}),
    ...(typeof own.declaredItems === 'number' ? { declaredItems: own.declaredItems } : {}),
    details: documentDetails(document, whole, kept, isUuid(documentId) ? null : documentId),
  }
}

function licenceOf(licence: Raw | undefined): string {
  return licence ? wordsOf(licence.title) || wordsOf(licence.uri) : ''
}

/** Codes of items: what people call them, where that tells them apart. */
function codesOf(items: readonly Found[]): Map<string, string> {
  const used = new Set<string>()
  return new Map(
    items.map(({ id, value }) => {
      const said = wordsOf(ownSaying(value).code) || wordsOf(value.humanCodingScheme)
      const code = said === '' || used.has(said) ? id : said
      used.add(code)
      return [id, code]
    }),
  )
}

type Around = {
  codes: ReadonlyMap<string, string>
  parents: ReadonlyMap<string, Parent>
  header: Partial<FrameworkHeader>
  documentId: string
}

function itemOf({ id, value }: Found, { codes, parents, header, documentId }: Around): ToldItem {
  const own = ownSaying(value)
  const code = codes.get(id) ?? id
  const [full, short] = [wordsOf(value.fullStatement), wordsOf(value.abbreviatedStatement)]
  const title = short || full
  const parent = parents.get(id)?.id ?? documentId
  const kind = kindOf(own.kind) ?? kindOf(value.CFItemType)
  const isDerived = id === derivedUuid(`${documentId} ${code}`)
  return {
    line: null,
    code,
    parentCode: parent === documentId || parent === '' ? null : (codes.get(parent) ?? parent),
    ...(kind ? { kind } : {}),
    title,
    description: title === full ? '' : full,
    level: wordsOf(own.level) || null,
    identifier: isUuid(id) && !isDerived ? id : null,
    details: itemDetails(value, { code, id, kind: kind ?? null, changedAt: header.changedAt ?? null }),
  }
}

const KIND_WORDS: readonly [FrameworkKind, RegExp][] = [
  ['level', /level|レベル|水準/i],
  ['area', /area|domain|strand|cluster|categor|領域|分類|カテゴリ/i],
  ['statement', /statement|indicator|outcome|component|観点|記述|到達/i],
  ['competence', /competenc|skill|standard|能力|スキル|項目/i],
]

function kindOf(said: unknown): FrameworkKind | null {
  const word = wordsOf(said)
  if (word === '') return null
  const exact = FRAMEWORK_KINDS.find((kind) => kind === word || CASE_KIND_WORDS[kind] === word)
  return exact ?? KIND_WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? null
}

function notesOn(whole: Raw, items: number, kept: number): string[] {
  const shape = whole.document ? 'CASE 1.1 の CFPackage（document・items）' : 'CASE の CFPackage（CFDocument・CFItems）'
  const notes = [`${shape}として読みました。${items.toLocaleString('ja-JP')} 項目です。`]
  if (kept > 0) notes.push(`上下関係のほかの関連 ${kept} 件は、書き出しのときにそのまま付けます。`)
  return notes
}

function fault(column: string, value: string, reason: string): FrameworkFault {
  return { line: null, column, code: 'CASE_FORMAT', value, reason }
}
