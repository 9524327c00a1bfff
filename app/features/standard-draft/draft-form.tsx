import { Form, useNavigation, useRevalidator } from '@remix-run/react'
import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { useHydrated } from '~/ui/hydrated'
import { SaveStatus, UnsavedNotice } from '~/ui/save-status'
import { type Fields, useAutosave } from '~/ui/use-autosave'
import { DRAFT_SAVE } from './draft-href'
import type { DraftFailure } from './draft-intents.server'
import type { ShownDraft } from './draft-shown'
import { textsOf } from './draft-texts'

export type DraftClash = { mine: string; theirs: string; settle: ((mine: boolean) => void) | null }
type Filled = {
  textOf: (name: string) => string
  clashOf: (name: string) => DraftClash | null
  errorOf: (name: string) => string | undefined
}

const FilledForm = createContext<Filled>({ textOf: () => '', clashOf: () => null, errorOf: () => undefined })

/** The form in which a field of the draft stands: its text, what somebody else wrote meanwhile, what is wrong with it. */
export function useFilled(): Filled {
  return useContext(FilledForm)
}

type DraftFormProps = {
  /** Names the form where several stand on a page. */
  id: string
  draft: ShownDraft
  texts: Record<string, string>
  failure: DraftFailure | null
  /** The words of the button where JavaScript does not run. */
  save?: string
  /** The line on what is saved stays in view: of the one long form of a page. */
  stays?: boolean
  children: ReactNode
}

const PAUSE = 700

/** A form of the draft that saves each field as one goes; where JavaScript does not run, by its button. */
export function DraftForm(props: DraftFormProps) {
  return <FilledDraftForm key={props.draft.lastEdit} {...props} />
}

function FilledDraftForm({ id, draft, texts, failure, save = '保存する', stays, children }: DraftFormProps) {
  const { id: version, mayEdit } = draft
  const form = useRef<HTMLFormElement>(null)
  const last = useRef(new Map(Object.entries(texts)))
  const timer = useRef(0)
  const hydrated = useHydrated()
  const busy = useNavigation().state !== 'idle'
  const [started] = useState(texts)
  const failed = failure?.intent === 'save' && failure.sent.form === id ? failure : null
  const revalidator = useRevalidator()
  const restore = (fields: Fields) => {
    // The groups of a role stand in many rows: the page shows anew what is stored.
    if ([...fields.keys()].some((name) => name.endsWith('/anyOf'))) revalidator.revalidate()
    for (const [name, text] of fields) fill(form.current, name, text)
    last.current = said(form.current)
  }
  const autosave = useAutosave(
    { address: DRAFT_SAVE, about: { version: String(version) }, keptAs: `draft ${version} ${id}` },
    new Map(Object.entries(started)),
    restore,
  )
  const flush = () => {
    window.clearTimeout(timer.current)
    for (const [name, text] of said(form.current)) {
      if (last.current.get(name) !== text) autosave.save(name, text)
      last.current.set(name, text)
    }
  }
  const flushed = useRef(flush)
  flushed.current = flush
  const clashes = failed?.clashes ?? autosave.clashes
  const filled: Filled = {
    textOf: (name) => failed?.sent[name] ?? texts[name] ?? '',
    clashOf: (name) => {
      const clash = clashes.find(({ field }) => field === name)
      const settle = failed ? null : (mine: boolean) => autosave.settle(name, mine)
      return clash ? { mine: clash.mine, theirs: clash.theirs ?? '', settle } : null
    },
    errorOf: (name) => failed?.errors[name] ?? autosave.errors[name],
  }
  const theirs = new Map(clashes.map((clash) => [clash.field, clash.theirs ?? '']))
  return (
    <FilledForm.Provider value={filled}>
      <Form
        method="post"
        preventScrollReset
        ref={form}
        onInput={() => {
          window.clearTimeout(timer.current)
          timer.current = window.setTimeout(() => flushed.current(), PAUSE)
        }}
        onBlur={flush}
        onSubmit={(event) => {
          event.preventDefault()
          flush()
        }}
      >
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="form" value={id} />
        {!hydrated &&
          Object.entries(texts).map(([name, text]) => (
            <input key={name} type="hidden" name={`was.${name}`} value={theirs.get(name) ?? text} />
          ))}
        {failed && <ErrorSummary errors={{ ...failed.errors, ...(failed.problem && { '': failed.problem }) }} />}
        <UnsavedNotice state={autosave.state} retry={autosave.retry} />
        <fieldset disabled={!mayEdit} className="draft-fields">
          {children}
        </fieldset>
        {mayEdit && (
          <div className={stays ? 'draft-foot draft-foot-stays' : 'draft-foot'}>
            <SaveStatus state={autosave.state} />
            {!hydrated && (
              <Button look="primary" disabled={busy}>
                {save}
              </Button>
            )}
          </div>
        )}
      </Form>
    </FilledForm.Provider>
  )
}

function said(form: HTMLFormElement | null): Fields {
  return form ? textsOf(new FormData(form)) : new Map()
}

/** Puts a text into its controls: one, or a level with the way in which it is asked. */
function fill(form: HTMLFormElement | null, name: string, text: string): void {
  const found = form?.elements.namedItem(name)
  const controls = found instanceof RadioNodeList ? [...found] : [found]
  const parts = controls.length > 1 ? [text.split(' ')[0] || '0', text.split(' ').slice(1).join(' ')] : [text]
  controls.forEach((control, index) => {
    if (control instanceof HTMLInputElement && control.type === 'hidden') return
    if (isControl(control)) control.value = parts[index] ?? ''
  })
}

function isControl(node: unknown): node is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement
}
