import { useState } from 'react'
import { LinkButton } from '~/ui/button'

/** A link to exactly this view; with JavaScript it copies the whole address. */
export function CopyAddress({ href }: { href: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(href, window.location.href).href)
    setCopied(true)
  }
  return (
    <>
      <LinkButton
        size="sm"
        icon={isCopied ? 'check' : 'link'}
        to={href}
        preventScrollReset
        onClick={(event) => {
          if (!navigator.clipboard) return
          event.preventDefault()
          void copy()
        }}
        onBlur={() => setCopied(false)}
      >
        この表示のURL
      </LinkButton>
      <span className="sr-only" role="status">
        {isCopied ? 'URLを写しました。' : ''}
      </span>
    </>
  )
}
