import { type RefObject, useEffect } from 'react'

/** A `<details>` menu closes on Escape, on a press or focus elsewhere, and after a link in it was followed. */
export function useCloseOnLeave(menu: RefObject<HTMLDetailsElement | null>) {
  useEffect(() => {
    const details = menu.current
    if (!details) return
    const close = () => {
      details.open = false
    }
    const onElsewhere = (event: Event) => {
      if (event.target instanceof Node && !details.contains(event.target)) close()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.open) return
      close()
      details.querySelector('summary')?.focus()
    }
    const onFollow = (event: MouseEvent) => {
      if (event.target instanceof HTMLAnchorElement) close()
    }
    document.addEventListener('pointerdown', onElsewhere)
    document.addEventListener('focusin', onElsewhere)
    details.addEventListener('keydown', onKey)
    details.addEventListener('click', onFollow)
    return () => {
      document.removeEventListener('pointerdown', onElsewhere)
      document.removeEventListener('focusin', onElsewhere)
      details.removeEventListener('keydown', onKey)
      details.removeEventListener('click', onFollow)
    }
  }, [menu])
}
