import type { KeyboardEvent } from 'react'

/** ↑↓ go to the ruler of the skill before or after; ←→ and 0–4 stay within one. */
export function moveBetweenSkills(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.nativeEvent.isComposing || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  const here = event.target instanceof Element ? event.target.closest('.ruler') : null
  if (!here) return
  event.preventDefault()
  const rulers = [...event.currentTarget.querySelectorAll('.ruler')]
  const next = rulers[rulers.indexOf(here) + (event.key === 'ArrowDown' ? 1 : -1)]
  const radio = next?.querySelector<HTMLInputElement>('input:checked') ?? next?.querySelector<HTMLInputElement>('input')
  radio?.focus()
  next?.closest('.skill')?.scrollIntoView({ block: 'nearest' })
}

/** Enter in a line of text belongs to the conversion of kana, and never sends the form. */
export function keepEnterForText(event: KeyboardEvent<HTMLFormElement>): void {
  const isLine = event.target instanceof HTMLInputElement && ['text', 'url', 'search'].includes(event.target.type)
  if (event.key === 'Enter' && isLine) event.preventDefault()
}
