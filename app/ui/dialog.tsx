import { type ReactNode, useId, useRef } from 'react'
import { Button, type ButtonProps } from './button'
import { useHydrated } from './hydrated'

type DialogProps = Pick<ButtonProps, 'look' | 'size' | 'icon'> & {
  /** The words on the button that opens it. */
  label: string
  title: string
  /** The question, with its form and buttons. */
  children: ReactNode
}

/** A question over the page; without JavaScript it unfolds in its place instead. */
export function Dialog({ label, title, children, ...look }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  if (!useHydrated()) return <Unfolding label={label}>{children}</Unfolding>
  return (
    <>
      <Button type="button" {...look} onClick={() => dialog.current?.showModal()}>
        {label}
      </Button>
      <dialog className="dialog" ref={dialog} aria-labelledby={titleId}>
        <h2 id={titleId}>{title}</h2>
        {children}
        <form method="dialog" className="row row-end mt-4">
          <Button look="text">やめる</Button>
        </form>
      </dialog>
    </>
  )
}

function Unfolding({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className="btn btn-sm">{label}</summary>
      <div className="panel mt-2">{children}</div>
    </details>
  )
}
