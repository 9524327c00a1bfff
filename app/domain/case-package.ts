/**
 * The parts of a CASE package in both shapes that are about: `CFDocument`/`CFItems`/`CFAssociations` with `identifier` (the
 * information model and its services) and `document`/`items`/`associations` with `sourcedId` (the JSON schema of a CFPackage).
 */
import { z } from 'zod'

export const raw = z.record(z.string(), z.unknown())
export type Raw = z.infer<typeof raw>

/** Whether parsed JSON looks like a CASE package. */
export function isCasePackage(json: unknown): boolean {
  return documentOf(packageOf(json)) !== null
}

export function packageOf(json: unknown): Raw | null {
  const read = raw.safeParse(json)
  if (!read.success) return null
  const inner = raw.safeParse(read.data.CFPackage)
  return inner.success ? inner.data : read.data
}

export function documentOf(whole: Raw | null): Raw | null {
  const read = raw.safeParse(whole?.CFDocument ?? whole?.document)
  return read.success && typeof read.data.title === 'string' ? read.data : null
}

export function listOf(whole: Raw, ...names: string[]): { value: Raw; at: string }[] {
  const name = names.find((each) => Array.isArray(whole[each]))
  const list = name === undefined ? [] : whole[name]
  return (Array.isArray(list) ? list : []).flatMap((entry, at) => {
    const read = raw.safeParse(entry)
    return read.success ? [{ value: read.data, at: `${name}[${at}]` }] : []
  })
}

export function idOf(value: Raw): string {
  return wordsOf(value.sourcedId) || wordsOf(value.identifier)
}

export function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

/** The identifier of the node at one end of an association. */
export function endOf(node: unknown): string {
  const read = raw.safeParse(node)
  return read.success ? idOf(read.data) : ''
}
