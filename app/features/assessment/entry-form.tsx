import { Form, useNavigation } from '@remix-run/react'
import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react'
import { DraftClashes } from '~/features/assessment/draft-clashes'
import { levelsOf, notesOf, storedFields, withFields } from '~/features/assessment/entry-fields'
import { keepEnterForText, moveBetweenSkills } from '~/features/assessment/entry-keys'
import type { EntrySkill } from '~/features/assessment/entry-sheet'
import { EntrySkillBlock, KeptSkill } from '~/features/assessment/entry-skill'
import type { EntryFormProblem } from '~/features/assessment/save-entry-form.server'
import { ErrorSummary } from '~/ui/error-summary'
import { Notice } from '~/ui/notice'
import { SaveStatus, UnsavedNotice } from '~/ui/save-status'
import { type Fields, useAutosave } from '~/ui/use-autosave'

type EntryFormProps = {
  round: number
  /** Somebody present, for whom a colleague enters. */
  staffNumber?: string
  sections: { title: string | null; skills: EntrySkill[] }[]
  /** 前回どおり, folded away. */
  isFolded: (skill: EntrySkill) => boolean
  problem: EntryFormProblem | null
  /** Choices that came back after signing in anew. */
  chosen: Record<string, string>
  /** Buttons at the foot; each sends the form with its `go`. */
  children: ReactNode
}

/** The form of one page of entry. It saves as one goes where JavaScript runs, and by its buttons where not. */
export function EntryForm({ round, staffNumber, sections, isFolded, problem, chosen, children }: EntryFormProps) {
  const skills = sections.flatMap((section) => section.skills)
  const sent = problem?.chosen ?? chosen
  const [levels, setLevels] = useState(() => levelsOf(skills, sent))
  const [notes, setNotes] = useState(() => notesOf(skills, problem?.notes ?? {}))
  const [filled, setFilled] = useState(0)
  const sending = useNavigation().state !== 'idle'
  const restore = (fields: Fields) => {
    setLevels((now) => withFields(now, fields))
    setFilled((times) => times + 1)
  }
  const autosave = useAutosave(
    {
      address: '/assessment/draft',
      about: { round: String(round), ...(staffNumber && { staffNumber }) },
      keptAs: `entry ${round} ${staffNumber ?? ''}`,
    },
    storedFields(skills),
    restore,
  )
  const clashes = problem?.conflict?.clashes ?? autosave.clashes
  const nameOf = (field: string) => skills.find((skill) => field.endsWith(`.${skill.code}`))?.name ?? ''
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      preventScrollReset
      onSubmit={(event) => startFrom(event.currentTarget, autosave.savedOf)}
      onKeyDown={(event: KeyboardEvent<HTMLFormElement>) => {
        keepEnterForText(event)
        moveBetweenSkills(event)
      }}
    >
      <input type="hidden" name="round" value={round} />
      {staffNumber && <input type="hidden" name="staffNumber" value={staffNumber} />}
      {/* What Enter would press where JavaScript does not run: it only saves. */}
      <button type="submit" name="go" value="stay" className="sr-only" tabIndex={-1} aria-hidden="true">
        保存
      </button>
      <ErrorSummary errors={problem?.errors ?? {}} />
      {clashes.length > 0 && (
        <DraftClashes clashes={clashes} nameOf={nameOf} settle={problem?.conflict ? null : autosave.settle} />
      )}
      <UnsavedNotice state={autosave.state} retry={autosave.retry} />
      {Object.keys(sent).length > 0 && !problem && (
        <Notice tone="warn" live>
          サインインする前に選んだレベルを、画面に戻しました。まだ保存していません。
        </Notice>
      )}
      {sections.map((section) => (
        <div key={section.title ?? ''}>
          {section.title && <h2 className="section">{section.title}</h2>}
          {section.skills.map((skill) =>
            isFolded(skill) ? (
              <KeptSkill key={skill.code} skill={skill} to={openAddress(skills, isFolded, skill)} />
            ) : (
              <Fragment key={`${skill.code} ${filled}`}>
                <Started skill={skill} problem={problem} />
                <EntrySkillBlock
                  skill={skill}
                  level={levels[skill.code] ?? null}
                  note={notes[skill.code] ?? ''}
                  errors={problem?.errors ?? {}}
                  texts={problem?.evidence ?? {}}
                  onChoose={(level) => {
                    setLevels((now) => ({ ...now, [skill.code]: level }))
                    autosave.save(`level.${skill.code}`, String(level))
                  }}
                  onNote={(note) => {
                    if (note === (notes[skill.code] ?? '')) return
                    setNotes((now) => ({ ...now, [skill.code]: note }))
                    autosave.save(`note.${skill.code}`, note)
                  }}
                />
              </Fragment>
            ),
          )}
        </div>
      ))}
      <div className="stay-at-foot">
        <SaveStatus state={autosave.state} />
        <fieldset className="row" disabled={sending} aria-label="進む">
          {children}
        </fieldset>
      </div>
    </Form>
  )
}

/** What this screen started from, so that the portal can tell what another screen changed meanwhile. */
function Started({ skill, problem }: { skill: EntrySkill; problem: EntryFormProblem | null }) {
  const fields = { [`level.${skill.code}`]: String(skill.level ?? ''), [`note.${skill.code}`]: skill.note }
  for (const { field, theirs } of problem?.conflict?.clashes ?? []) if (field in fields) fields[field] = theirs ?? ''
  return (
    <>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={`was.${field}`} value={value} />
      ))}
    </>
  )
}

/** What this screen saved as one went is no news of another one: the form starts from there. */
function startFrom(form: HTMLFormElement, savedOf: (field: string) => string | undefined): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[name^="was."]')) {
    input.value = savedOf(input.name.slice('was.'.length)) ?? input.value
  }
}

/** The same page with one more skill unfolded. */
function openAddress(
  skills: readonly EntrySkill[],
  isFolded: (skill: EntrySkill) => boolean,
  opened: EntrySkill,
): string {
  const open = skills.filter((skill) => skill === opened || (!isFolded(skill) && skill.level === skill.previous))
  const query = open.filter((skill) => skill.level !== null).map((skill) => `open=${encodeURIComponent(skill.code)}`)
  return `?${query.join('&')}#skill-${opened.code}`
}
