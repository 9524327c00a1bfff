import { useCallback, useEffect, useRef, useState } from 'react'
import type { Clash } from '~/domain/self-assessment'

/** Fields by name, as the form has them. */
export type Fields = Map<string, string>

export type SaveState =
  | { kind: 'quiet' }
  | { kind: 'saving' }
  | { kind: 'saved'; savedAt: string }
  /** Nothing is lost: the choices stay in this screen (and this tab's storage) until they are saved. */
  | { kind: 'signed-out' }
  | { kind: 'offline' }
  | { kind: 'refused'; reason: string }

type Answer =
  | { savedAt: string }
  | { clashes: Clash<string>[] }
  /** Texts that a field cannot hold; the other fields are sent again without them. */
  | { errors: Record<string, string> }
  | { refused: string }

type Autosave = {
  state: SaveState
  clashes: Clash<string>[]
  /** Why a field was not saved, until it is changed. */
  errors: Record<string, string>
  save: (field: string, value: string) => void
  /** What this screen itself has saved of a field since it was opened. */
  savedOf: (field: string) => string | undefined
  retry: () => void
  /** Decides a clash: mine is saved after all, or theirs stays. */
  settle: (field: string, mine: boolean) => void
}

/** Where a form saves: the address, what says whose it is, and the name under which the tab keeps what is not saved. */
export type SavesAt = { address: string; about: Record<string, string>; keptAs: string }

/**
 * Saves each choice as one goes, one request after the other. What could not be saved is kept in the tab's storage and
 * given back by `restore` when the page is opened again, for example after signing in anew.
 */
export function useAutosave(
  { address, about, keptAs }: SavesAt,
  stored: Fields,
  restore: (fields: Fields) => void,
): Autosave {
  const [state, setState] = useState<SaveState>({ kind: 'quiet' })
  const [clashes, setClashes] = useState<Clash<string>[]>([])
  const [errors, setErrors] = useState<Record<string, string>>({})
  const known = useRef(stored)
  const saved = useRef<Fields>(new Map())
  const pending = useRef<Fields>(new Map())
  const sending = useRef(false)
  const inFlight = useRef<Fields>(new Map())
  const whose = useRef(about)

  const flush = useCallback(async () => {
    if (sending.current || pending.current.size === 0) return
    sending.current = true
    const batch = pending.current
    pending.current = new Map()
    inFlight.current = batch
    setState({ kind: 'saving' })
    const outcome = await send(address, formOf(whose.current, batch, known.current))
    sending.current = false
    inFlight.current = new Map()
    if ('answer' in outcome && 'savedAt' in outcome.answer) {
      for (const [field, value] of batch) {
        known.current.set(field, value)
        saved.current.set(field, value)
      }
      setState({ kind: 'saved', savedAt: outcome.answer.savedAt })
    } else if ('answer' in outcome && 'clashes' in outcome.answer) {
      const met = outcome.answer.clashes
      for (const { field, theirs } of met) known.current.set(field, theirs ?? '')
      const clashing = new Set(met.map(({ field }) => field))
      putBack(pending.current, new Map([...batch].filter(([field]) => !clashing.has(field))))
      setClashes((before) => [...before.filter(({ field }) => !clashing.has(field)), ...met])
      setState({ kind: 'quiet' })
    } else if ('answer' in outcome && 'errors' in outcome.answer) {
      const wrong = outcome.answer.errors
      putBack(pending.current, new Map([...batch].filter(([field]) => !(field in wrong))))
      setErrors((before) => ({ ...before, ...wrong }))
      setState({ kind: 'quiet' })
    } else {
      putBack(pending.current, batch)
      setState('answer' in outcome ? { kind: 'refused', reason: refusedOf(outcome.answer) } : { kind: outcome.failed })
      keep(keptAs, pending.current)
      return
    }
    keep(keptAs, pending.current)
    void flush()
  }, [address, keptAs])

  const save = useCallback(
    (field: string, value: string) => {
      pending.current.set(field, value)
      setErrors((before) => (field in before ? without(before, field) : before))
      keep(keptAs, pending.current)
      void flush()
    },
    [flush, keptAs],
  )

  const settle = useCallback(
    (field: string, mine: boolean) => {
      const clash = clashes.find((each) => each.field === field)
      setClashes(clashes.filter((each) => each.field !== field))
      if (!clash) return
      if (mine) save(field, clash.mine)
      else restore(new Map([[field, clash.theirs ?? '']]))
    },
    [clashes, restore, save],
  )

  useEffect(() => {
    const closed = () => {
      leaveTheField()
      if (pending.current.size === 0) return
      // There is no waiting for the answer before; what is sent twice, should the page come back, changes nothing.
      const before = new Map([...known.current, ...inFlight.current])
      void send(address, formOf(whose.current, pending.current, before))
    }
    window.addEventListener('pagehide', closed)
    window.addEventListener('popstate', leaveTheField, { capture: true })
    return () => {
      window.removeEventListener('pagehide', closed)
      window.removeEventListener('popstate', leaveTheField, { capture: true })
    }
  }, [address])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    const left = kept(keptAs)
    if (left.size === 0) return
    restore(left)
    putBack(pending.current, left)
    void flush()
  }, [])

  return { state, clashes, errors, save, savedOf: (field) => saved.current.get(field), retry: flush, settle }
}

/** What is being typed is saved when its field is left; closing the tab and going back do not leave it by themselves. */
function leaveTheField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

function putBack(pending: Fields, batch: Fields): void {
  for (const [field, value] of batch) if (!pending.has(field)) pending.set(field, value)
}

function without(errors: Record<string, string>, field: string): Record<string, string> {
  const { [field]: _gone, ...others } = errors
  return others
}

function formOf(about: Record<string, string>, batch: Fields, known: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(about)) form.set(name, value)
  for (const [field, value] of batch) {
    form.set(field, value)
    form.set(`was.${field}`, known.get(field) ?? '')
  }
  return form
}

async function send(
  address: string,
  body: FormData,
): Promise<{ answer: Answer } | { failed: 'signed-out' | 'offline' }> {
  try {
    const response = await fetch(address, { method: 'POST', body, redirect: 'manual', keepalive: true })
    if (response.type === 'opaqueredirect') return { failed: 'signed-out' }
    if (response.status >= 500) return { failed: 'offline' }
    return { answer: (await response.json()) as Answer }
  } catch {
    return { failed: 'offline' }
  }
}

function refusedOf(answer: Answer): string {
  return 'refused' in answer ? answer.refused : '保存できませんでした。'
}

function keep(name: string, fields: Fields): void {
  if (fields.size === 0) sessionStorage.removeItem(name)
  else sessionStorage.setItem(name, JSON.stringify([...fields]))
}

function kept(name: string): Fields {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(name) ?? '[]') as [string, string][])
  } catch {
    return new Map()
  }
}
