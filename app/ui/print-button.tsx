import { Button } from './button'
import { useHydrated } from './hydrated'

/** Stays away where it could do nothing: the browser's own menu prints without JavaScript. */
export function PrintButton({ label = '印刷' }: { label?: string }) {
  if (!useHydrated()) return null
  return (
    <Button type="button" size="sm" icon="print" onClick={() => window.print()}>
      {label}
    </Button>
  )
}
