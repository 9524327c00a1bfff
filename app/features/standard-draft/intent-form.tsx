import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'

type IntentFormProps = {
  intent: string
  version?: number
  values?: Record<string, string>
  className?: string
  children: ReactNode
}

/** What is pressed several times in a row, or far down a page, leaves one where one is. */
const STAYS: readonly string[] = ['move', 'align', 'unalign']

/** A form of one button of the editor. */
export function IntentForm({ intent, version, values = {}, className, children }: IntentFormProps) {
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" preventScrollReset={STAYS.includes(intent)} className={className}>
      <input type="hidden" name="intent" value={intent} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset disabled={busy} className="contents">
        {children}
      </fieldset>
    </Form>
  )
}
