import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Select, TextArea, TextInput } from '~/ui/field'
import { Icon } from '~/ui/icon'
import type { KeptForm } from './kept-form'

type NoteFormProps = {
  /** Whom to choose from; one only: it is about this one. */
  mentees: readonly { value: string; label: string }[]
  chosen: string
  today: string
  /** The note that is written anew. */
  note?: {
    sessionId: number
    revision: number
    heldOn: string
    shared: string
    privateNote: string | null
    nextStep: string | null
    nextBy: string | null
    nextWho: string | null
  } | null
  kept: KeptForm | null
}

const WHO = [
  { value: 'mentee', label: '本人' },
  { value: 'mentor', label: 'わたし（メンター）' },
  { value: 'both', label: 'ふたりで' },
]

/** 面談の記録: what both read, a line of one's own, and what comes next by when and by whom. */
export function NoteForm({ mentees, chosen, today, note, kept }: NoteFormProps) {
  const [only] = mentees
  const value = (name: string, otherwise: string) => kept?.values[name] ?? otherwise
  const error = (name: string) => kept?.errors[name]
  return (
    <Form method="post" className="note-form" id="note-form">
      <ErrorSummary errors={kept?.errors ?? {}} />
      <input type="hidden" name="intent" value="note" />
      {note && <input type="hidden" name="session" value={note.sessionId} />}
      {note && <input type="hidden" name="revision" value={note.revision} />}
      <div className="note-fields">
        {mentees.length === 1 && only ? (
          <input type="hidden" name="mentee" value={only.value} />
        ) : (
          <Select
            name="mentee"
            label="相手"
            size="sm"
            options={[...mentees]}
            defaultValue={value('mentee', chosen || (only?.value ?? ''))}
            error={error('mentee')}
          />
        )}
        <TextInput
          name="heldOn"
          label="会った日"
          size="sm"
          className="num"
          autoComplete="off"
          defaultValue={value('heldOn', note?.heldOn ?? today)}
          error={error('heldOn')}
        />
        <div className="note-wide">
          <TextArea
            name="shared"
            label="話したこと（本人も読みます）"
            defaultValue={value('shared', note?.shared ?? '')}
            error={error('shared')}
          />
        </div>
        <TextInput
          name="nextStep"
          label="次にやること"
          size="sm"
          defaultValue={value('nextStep', note?.nextStep ?? '')}
          error={error('nextStep')}
        />
        <div className="note-next">
          <TextInput
            name="nextBy"
            label="いつまでに"
            size="sm"
            className="num"
            autoComplete="off"
            defaultValue={value('nextBy', note?.nextBy ?? '')}
            error={error('nextBy')}
          />
          <Select
            name="nextWho"
            label="だれが"
            size="sm"
            options={WHO}
            defaultValue={value('nextWho', note?.nextWho ?? 'mentee')}
            error={error('nextWho')}
          />
        </div>
        <div className="note-wide">
          <TextInput
            name="privateNote"
            label="わたしだけのメモ（1 行）"
            size="sm"
            defaultValue={value('privateNote', note?.privateNote ?? '')}
            error={error('privateNote')}
          />
        </div>
      </div>
      <p className="help mt-3">
        <Icon name="lock" />{' '}
        読めるのは、本人とあなたです。わたしだけのメモは、あなたしか読めません。人事評価には使いません。市民の情報は書かないでください。
      </p>
      <div className="row mt-3">
        <Button>{note ? '書き直す' : '記録する'}</Button>
      </div>
    </Form>
  )
}
