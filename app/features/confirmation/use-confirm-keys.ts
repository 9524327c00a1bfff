import { type KeyboardEvent, useEffect, useRef } from 'react'
import { type CellPlace, cellTowards, type Direction, nextWaiting } from '~/features/confirmation/next-cell'

const ARROWS: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

type Given = {
  places: readonly CellPlace[]
  at: number | null
  claimed: number | null
  select: (claimId: number) => void
}

/**
 * The keys of the confirmation, while the focus is in the grid or the panel beside it (never while somebody writes):
 * arrows move, 0–4 choose, A agrees (with Shift to the whole person), C comments, R sends back, N goes on, Enter decides.
 */
export function useConfirmKeys({ places, at, claimed, select }: Given) {
  const box = useRef<HTMLDivElement>(null)
  const wasAt = useRef(at)
  useEffect(() => {
    if (wasAt.current === at) return
    wasAt.current = at
    const focused = document.activeElement
    if (focused === document.body || box.current?.contains(focused)) cellIn(box.current, at)?.focus()
  }, [at])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (!(target instanceof HTMLElement) || target.closest('textarea, select, dialog, input:not([type=radio])')) return
    if (event.shiftKey && event.key.normalize('NFKC').toLowerCase() === 'a') {
      if (press(box.current?.querySelector<HTMLElement>('#agree-to-person button'))) event.preventDefault()
      return
    }
    if (act(event.key, target)) event.preventDefault()
  }

  function act(rawKey: string, target: HTMLElement): boolean {
    const form = box.current?.querySelector<HTMLFormElement>('form#decide')
    const arrow = ARROWS[rawKey]
    if (arrow) {
      if (target.matches('input[type=radio]') || at === null) return false
      return go(cellTowards(places, at, arrow))
    }
    const key = rawKey.normalize('NFKC').toLowerCase()
    if (key === 'n') return go(nextWaiting(places, at))
    if (/^[0-4]$/.test(key)) return choose(form, key)
    if (key === 'a') return choose(form, String(claimed)) && decide(form)
    if (key === 'c') return focusOn(form?.querySelector<HTMLElement>('textarea'))
    if (key === 'r') return press(box.current?.querySelector<HTMLElement>('[data-key=send-back] button'))
    if (key === 'enter' && target.matches('[aria-current=true]')) return decide(form)
    return false
  }

  function go(claimId: number | null): boolean {
    if (claimId === null) return false
    select(claimId)
    cellIn(box.current, claimId)?.focus()
    return true
  }

  return { box, onKeyDown }
}

function cellIn(box: HTMLElement | null, claimId: number | null): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-claim="${claimId}"]`) ?? null
}

function choose(form: HTMLFormElement | null | undefined, level: string): boolean {
  return press(form?.querySelector<HTMLElement>(`input[name=level][value="${level}"]`))
}

/** Sends the decision where a level is chosen; otherwise leads to the choice. */
function decide(form: HTMLFormElement | null | undefined): boolean {
  if (!form?.querySelector('input[name=level]:checked')) {
    return focusOn(form?.querySelector<HTMLElement>('input[name=level]'))
  }
  form.requestSubmit(document.querySelector<HTMLButtonElement>('button[form=decide]'))
  return true
}

function press(element: HTMLElement | null | undefined): boolean {
  element?.click()
  return Boolean(element)
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  element?.focus()
  return Boolean(element)
}
