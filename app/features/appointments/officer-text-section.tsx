import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LONGEST_HEADING, LONGEST_SECTION } from '~/domain/officer-headings'
import type { TextSection } from '~/domain/officer-text'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateInput, TextArea, TextInput } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Unfold } from '~/ui/unfold'
import type { TextOnPage } from './officer.server'
import type { SentForm } from './officer-intents.server'

type Props = {
  id: string
  title: string
  lead: ReactNode
  empty: string
  text: TextOnPage
  /** The word by which the form is sent; null: the viewer only reads. */
  intent: 'expect' | 'hand-over' | null
  write: string
  sent: SentForm | null
  busy: boolean
}

/** A text about an officer with its versions, and the form that writes the next one. */
export function OfficerTextSection({ id, title, lead, empty, text, intent, write, sent, busy }: Props) {
  const { inForce, toCome, past } = text
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="section-lead">
        {inForce
          ? `第 ${inForce.version} 版、${inForce.from}から${inForce.writtenBy ? `（${inForce.writtenBy}）` : ''}。`
          : empty}
        {lead}
      </p>
      {inForce && <Sections sections={inForce.sections} />}
      {toCome.map((version) => (
        <Version key={version.version} {...version} name={`これから：第 ${version.version} 版　${version.from}から`} />
      ))}
      {past.map((version) => (
        <Version key={version.version} {...version} name={`前の版：第 ${version.version} 版　${version.from}から`} />
      ))}
      {intent && (
        <Unfold label={write} open={sent?.intent === intent}>
          <TextForm text={text} intent={intent} sent={sent?.intent === intent ? sent : null} busy={busy} />
        </Unfold>
      )}
    </section>
  )
}

export function Sections({ sections }: { sections: readonly TextSection[] }) {
  return sections.map(({ heading, text }) => (
    <div key={heading} className="mt-4">
      <h3 className="sub-title">{heading}</h3>
      <p className="whitespace-pre-line">{text}</p>
    </div>
  ))
}

function Version({ name, sections }: { name: string; sections: readonly TextSection[] }) {
  return (
    <details className="mt-4">
      <summary className="link-button">{name}</summary>
      <Sections sections={sections} />
    </details>
  )
}

type FormProps = Pick<Props, 'text' | 'busy'> & { intent: string; sent: SentForm | null }

function TextForm({ text: { form }, intent, sent, busy }: FormProps) {
  const basedOn = sent?.theirs?.version ?? sent?.values.basedOn ?? form.basedOn
  return (
    <Form method="post">
      <ErrorSummary errors={sent?.errors ?? {}} title={sent?.theirs ? '保存していません' : undefined} />
      {sent?.theirs && (
        <Notice tone="warn" title={`第 ${sent.theirs.version} 版（${sent.theirs.effectiveOn}から）`}>
          <Sections sections={sent.theirs.sections} />
        </Notice>
      )}
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="basedOn" value={basedOn} />
      {intent === 'expect' && (
        <DateInput
          name="effectiveOn"
          label="いつから"
          defaultValue={sent?.values.effectiveOn ?? form.effectiveOn}
          error={sent?.errors.effectiveOn}
        />
      )}
      {form.sections.map((section, place) => {
        const [heading, words] = [`sections[${place}].heading`, `sections[${place}].text`]
        return (
          <div key={heading} className="mt-5">
            <TextInput
              name={heading}
              label={`見出し ${place + 1}`}
              maxLength={LONGEST_HEADING}
              className="w-full max-w-96"
              autoComplete="off"
              defaultValue={sent?.values[heading] ?? section.heading}
              error={sent?.errors[heading]}
            />
            <TextArea
              name={words}
              label={`本文 ${place + 1}`}
              rows={3}
              maxLength={LONGEST_SECTION}
              className="w-full"
              defaultValue={sent?.values[words] ?? section.text}
              error={sent?.errors[words]}
            />
          </div>
        )
      })}
      <p className="small sub mt-2">本文のない項目は残りません。前の版は、いつでも読めます。</p>
      <div className="row mt-4">
        <Button disabled={busy}>第 {Number(basedOn) + 1} 版として保存する</Button>
      </div>
    </Form>
  )
}
