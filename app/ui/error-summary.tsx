import { useEffect, useRef } from 'react'

/** One entry per field; a key is the id of the control (its name, unless it has another id), `''` is the form as a whole. */
type FormErrors = Record<string, string | string[] | undefined>

type SummaryProps = {
  errors: FormErrors
  title?: string
  /** Of fields whose sentence does not say which one it is about. */
  labels?: Readonly<Record<string, string>>
}

/** What is wrong in the form above it, each with the way to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors, title = '入力を確かめてください', labels = {} }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors).flatMap(([id, error]) =>
    listOf(error).map((text) => ({ id, text: labels[id] ? `${labels[id]}：${text}` : text })),
  )
  const signature = entries.map(({ text }) => text).join()
  useEffect(() => {
    if (signature) box.current?.focus()
  }, [signature])
  if (entries.length === 0) return null
  return (
    <div className="notice notice-error mb-6" role="alert" tabIndex={-1} ref={box}>
      <p className="notice-title">{title}</p>
      <ul className="mt-1 list-disc pl-6">
        {entries.map(({ id, text }) => (
          <li key={`${id} ${text}`}>{id ? <a href={`#${id}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  )
}

function listOf(error: string | string[] | undefined) {
  if (error === undefined) return []
  return typeof error === 'string' ? [error] : error
}
