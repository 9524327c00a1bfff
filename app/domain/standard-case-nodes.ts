/** Items and links of a CASE package of a standard; a node depends on code and version only. */
import { derivedUuid } from './derived-uuid'

export type Raw = Record<string, unknown>
export type Node = { title: string; identifier: string; uri: string }
export type Around = { document: Node; nodeOf: (type: string, code: string, title: string) => Node; at: string }

export type Part = { items: Raw[]; associations: Raw[] }

/** An item; what is empty stays out. */
export function item(node: Node, said: Raw, { document, at }: Around): Raw {
  const filled = Object.entries(said).filter(([, value]) => value !== undefined && value !== '')
  return {
    sourcedId: node.identifier,
    uri: node.uri,
    ...Object.fromEntries(filled),
    language: 'ja',
    lastChangeDateTime: at,
    CFDocumentURI: document,
  }
}

export function link(from: Node, type: string, to: Node, { document, at }: Around, sequenceNumber?: number): Raw {
  const id = derivedUuid(`${from.uri} ${type} ${to.uri} ${type === 'isRelatedTo' ? (sequenceNumber ?? '') : ''}`)
  return {
    sourcedId: id,
    uri: `urn:uuid:${id}`,
    associationType: type,
    originNodeURI: from,
    destinationNodeURI: to,
    CFDocumentURI: document,
    ...(sequenceNumber !== undefined && { sequenceNumber }),
    lastChangeDateTime: at,
  }
}

export function joined(parts: readonly Part[]): Part {
  return {
    items: parts.flatMap((part) => part.items),
    associations: parts.flatMap((part) => part.associations),
  }
}
