import { createContext, useContext } from 'react'

/** The nonce of this answer's Content-Security-Policy; set where the page is rendered on the server. */
export const NonceContext = createContext<string | undefined>(undefined)

export function useNonce() {
  return useContext(NonceContext)
}
