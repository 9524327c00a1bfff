import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and at first paint, true where JavaScript runs. */
export function useHydrated() {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
