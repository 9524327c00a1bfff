/**
 * Writes a framework as a CASE 1.1 package (the JSON schema of a CFPackage): a document, its items, and one `isChildOf`
 * for each item. Read again it is the same framework.
 */
import { OWN_KEY } from './case-details'
import { derivedUuid } from './derived-uuid'
import type { Framework, FrameworkItem } from './framework'
import { CASE_KIND_WORDS } from './framework-case-words'

type Raw = Record<string, unknown>
type Node = { title: string; identifier: string; uri: string }

/**
 * @param at the moment told where the framework itself does not say when it was last changed (ISO 8601)
 * @returns the package as JSON
 */
export function frameworkAsCase(framework: Framework, at: string): object {
  const { details, items } = framework
  const changedAt = framework.changedAt ?? at
  const documentId = framework.identifier ?? derivedUuid(`${framework.code} ${framework.version}`)
  const document = nodeOf(framework.name, documentId, details.uri)
  const idOf = (item: FrameworkItem) => item.identifier ?? derivedUuid(`${documentId} ${item.code}`)
  const nodes = new Map(items.map((item) => [item.code, nodeOf(item.title, idOf(item), item.details.uri)]))
  const places = new Map<string | null, number>()
  const children = items.map((item) => {
    const place = (places.get(item.parentCode) ?? 0) + 1
    places.set(item.parentCode, place)
    const from = nodes.get(item.code) ?? document
    return childLink(from, nodes.get(item.parentCode ?? '') ?? document, place, { document, changedAt })
  })
  return {
    document: documentOf(framework, document, changedAt),
    items: items.map((item) => itemOf(item, nodes.get(item.code) ?? document, { document, changedAt })),
    associations: [...children, ...keptLinks(details.associations, changedAt)],
    ...(details.rubrics ? { rubrics: details.rubrics } : {}),
    ...(details.definitions ? { definitions: details.definitions } : {}),
  }
}

type Around = { document: Node; changedAt: string }

function nodeOf(title: string, identifier: string, uri: unknown): Node {
  return { title, identifier, uri: typeof uri === 'string' ? uri : `urn:uuid:${identifier}` }
}

function documentOf(framework: Framework, { identifier, uri }: Node, changedAt: string): Raw {
  const {
    associations: _links,
    rubrics: _rubrics,
    definitions: _words,
    identifier: written,
    ...rest
  } = framework.details
  const extensions = typeof rest.extensions === 'object' ? rest.extensions : {}
  return {
    ...rest,
    sourcedId: identifier,
    uri,
    title: framework.name,
    creator: typeof rest.creator === 'string' ? rest.creator : framework.source || framework.name,
    ...(framework.description === '' ? {} : { description: framework.description }),
    ...(framework.language === '' ? {} : { language: framework.language }),
    version: framework.version,
    caseVersion: '1.1',
    lastChangeDateTime: changedAt,
    extensions: {
      ...extensions,
      [OWN_KEY]: {
        code: framework.code,
        source: framework.source,
        licence: framework.licence,
        ...(written === undefined ? {} : { identifier: written }),
        ...(framework.quotedOnly ? { quotedOnly: true } : {}),
        ...(framework.declaredItems === null ? {} : { declaredItems: framework.declaredItems }),
        ...(rest.creator === undefined ? { hasNoCreator: true } : {}),
      },
    },
  }
}

function itemOf(item: FrameworkItem, { identifier, uri }: Node, { document, changedAt }: Around): Raw {
  const { extensions, ...rest } = item.details
  return {
    CFItemType: CASE_KIND_WORDS[item.kind],
    lastChangeDateTime: changedAt,
    ...(item.code === item.identifier ? {} : { humanCodingScheme: item.code }),
    ...rest,
    sourcedId: identifier,
    uri,
    fullStatement: item.description === '' ? item.title : item.description,
    ...(item.description === '' ? {} : { abbreviatedStatement: item.title }),
    CFDocumentURI: document,
    extensions: {
      ...(typeof extensions === 'object' ? extensions : {}),
      [OWN_KEY]: {
        kind: item.kind,
        ...(item.level === null ? {} : { level: item.level }),
        ...(rest.humanCodingScheme === undefined ? {} : { code: item.code }),
      },
    },
  }
}

function childLink(from: Node, to: Node, sequenceNumber: number, { document, changedAt }: Around): Raw {
  const id = derivedUuid(`${from.identifier} isChildOf ${to.identifier}`)
  return {
    sourcedId: id,
    uri: `urn:uuid:${id}`,
    associationType: 'isChildOf',
    originNodeURI: from,
    destinationNodeURI: to,
    CFDocumentURI: document,
    sequenceNumber,
    lastChangeDateTime: changedAt,
  }
}

function keptLinks(links: unknown, changedAt: string): Raw[] {
  if (!Array.isArray(links)) return []
  return links.map((link: Raw) => ({ lastChangeDateTime: changedAt, ...link }))
}
