/**
 * What a CASE package says beyond what the portal has a place for. Kept in the form that the schema of CASE 1.1 allows;
 * what does not fit there goes into the `extensions`, so that a package that breaks the schema still gives on everything.
 */
import { derivedUuid, isUuid } from './derived-uuid'
import type { FrameworkKind } from './framework'
import { CASE_KIND_WORDS } from './framework-case-words'

type Raw = Record<string, unknown>

/** The key of the portal's own saying inside `extensions`. */
export const OWN_KEY = 'dxPortal'

const isText = (value: unknown) => typeof value === 'string'
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText)
const isTextOrTexts = (value: unknown) => isText(value) || isTexts(value)
const isMoment = (value: unknown) =>
  isText(value) && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(String(value))
const isDay = (value: unknown) => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(String(value))
const isAddress = (value: unknown) => isText(value) && /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(String(value))

type Shapes = Readonly<Record<string, (value: unknown) => boolean>>

const ITEM_SHAPES: Shapes = {
  humanCodingScheme: isText,
  listEnumInSource: isText,
  listEnumeration: isText,
  alternativeLabel: isText,
  CFItemType: isText,
  CFItemTypeURI: isObject,
  conceptKeywords: isTexts,
  conceptKeywordsURI: isObject,
  notes: isText,
  language: isText,
  subject: isTextOrTexts,
  subjectURI: (value) => Array.isArray(value) && value.every(isObject),
  educationLevel: isTexts,
  licenseURI: isObject,
  statusStartDate: isDay,
  statusEndDate: isDay,
  lastChangeDateTime: isMoment,
  uri: isAddress,
}

const DOCUMENT_SHAPES: Shapes = {
  subject: isTextOrTexts,
  frameworkType: isText,
  adoptionStatus: isText,
  officialSourceURL: isAddress,
  publisher: isText,
  creator: isText,
  licenseURI: isObject,
  notes: isText,
  statusStartDate: isDay,
  statusEndDate: isDay,
  CFPackageURI: isObject,
  uri: isAddress,
}

const ITEM_TOLD = ['sourcedId', 'identifier', 'fullStatement', 'abbreviatedStatement', 'CFDocumentURI', 'extensions']
const DOCUMENT_TOLD = [
  ...['sourcedId', 'identifier', 'title', 'description', 'language', 'version', 'caseVersion', 'extensions'],
  'lastChangeDateTime',
]

/** What the portal itself wrote beside an object of a package; empty where another wrote it. */
export function ownSaying(value: Raw): Raw {
  const said = isObject(value.extensions) ? (value.extensions as Raw)[OWN_KEY] : null
  return isObject(said) ? (said as Raw) : {}
}

type OfItem = { code: string; id: string; kind: FrameworkKind | null; changedAt: string | null }

/** What is kept of an item, without what is told by its code, its identifier, its kind and the document. */
export function itemDetails(value: Raw, { code, id, kind, changedAt }: OfItem): Raw {
  const details = kept(value, ITEM_SHAPES, ITEM_TOLD)
  if (details.humanCodingScheme === code) delete details.humanCodingScheme
  if (details.uri === `urn:uuid:${id}`) delete details.uri
  if (details.lastChangeDateTime === changedAt) delete details.lastChangeDateTime
  if (kind !== null && details.CFItemType === CASE_KIND_WORDS[kind]) delete details.CFItemType
  return details
}

/** What is kept of a document and of its package: links, rubrics and definitions as they came. */
export function documentDetails(value: Raw, whole: Raw, associations: readonly Raw[], ownId: string | null): Raw {
  const details = kept(value, DOCUMENT_SHAPES, DOCUMENT_TOLD)
  const id = String(value.sourcedId ?? value.identifier ?? '')
  if (details.uri === `urn:uuid:${id}`) delete details.uri
  const { identifier: said, hasNoCreator } = ownSaying(value)
  if (hasNoCreator) delete details.creator
  const written = ownId ?? (typeof said === 'string' ? said : null)
  if (written) details.identifier = written
  if (associations.length > 0) details.associations = associations
  const rubrics = Array.isArray(whole.CFRubrics) ? whole.CFRubrics : whole.rubrics
  if (Array.isArray(rubrics) && rubrics.length > 0 && rubrics.every(isObject)) details.rubrics = rubrics
  const definitions = isObject(whole.CFDefinitions) ? whole.CFDefinitions : whole.definitions
  const filled = isObject(definitions)
    ? Object.entries(definitions as Raw).filter(([, list]) => Array.isArray(list) && list.length > 0)
    : []
  if (filled.length > 0) details.definitions = Object.fromEntries(filled)
  return details
}

function kept(value: Raw, shapes: Shapes, told: readonly string[]): Raw {
  const details: Raw = {}
  const others: Raw = isObject(value.extensions) ? { ...(value.extensions as Raw) } : {}
  delete others[OWN_KEY]
  for (const [key, inner] of Object.entries(value)) {
    if (told.includes(key) || inner === null || inner === '') continue
    if (shapes[key]?.(inner)) details[key] = inner
    else others[key] = inner
  }
  if (Object.keys(others).length > 0) details.extensions = others
  return details
}

/** A link as the schema wants it; null where it joins nothing. */
export function keptAssociation(value: Raw, changedAt: string | null): Raw | null {
  const [from, to] = [nodeOf(value.originNodeURI), nodeOf(value.destinationNodeURI)]
  const { associationType: type, lastChangeDateTime: at } = value
  if (!from || !to || typeof type !== 'string') return null
  const said = String(value.sourcedId ?? value.identifier ?? '')
  const id = isUuid(said) ? said : derivedUuid(`${from.identifier} ${type} ${to.identifier}`)
  return {
    sourcedId: id,
    uri: isAddress(value.uri) ? value.uri : `urn:uuid:${id}`,
    associationType: type,
    originNodeURI: from,
    destinationNodeURI: to,
    ...(isMoment(at) && at !== changedAt ? { lastChangeDateTime: at } : {}),
  }
}

function nodeOf(node: unknown): { title: string; identifier: string; uri: string } | null {
  if (!isObject(node)) return null
  const { title, identifier, sourcedId, uri } = node as Raw
  const id = String(identifier ?? sourcedId ?? '')
  if (id === '') return null
  return { title: String(title ?? id), identifier: id, uri: isAddress(uri) ? String(uri) : `urn:uuid:${id}` }
}

export function sequenceOf(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : null
}
