import type { ReactNode } from 'react'
import { Button } from '~/ui/button'
import { Select, TextArea, TextInput } from '~/ui/field'
import { type DraftClash, useFilled } from './draft-form'

type FieldProps = { name: string; label: ReactNode; help?: ReactNode; className?: string }

export function DraftText({ name, label, help, className = 'w-full max-w-120' }: FieldProps) {
  const { textOf, clashOf, errorOf } = useFilled()
  return (
    <div className="draft-field">
      <TextInput
        {...{ name, label, help, className }}
        defaultValue={textOf(name)}
        error={errorOf(name)}
        autoComplete="off"
      />
      <Clash clash={clashOf(name)} />
    </div>
  )
}

export function DraftArea({ name, label, help, rows = 2, className = 'w-full' }: FieldProps & { rows?: number }) {
  const { textOf, clashOf, errorOf } = useFilled()
  return (
    <div className="draft-field">
      <TextArea {...{ name, label, help, rows, className }} defaultValue={textOf(name)} error={errorOf(name)} />
      <Clash clash={clashOf(name)} />
    </div>
  )
}

type Option = { value: string; label: string }

export function DraftSelect({ name, label, help, options, className }: FieldProps & { options: Option[] }) {
  const { textOf, clashOf, errorOf } = useFilled()
  return (
    <div className="draft-field">
      <Select {...{ name, label, help, options, className }} defaultValue={textOf(name)} error={errorOf(name)} />
      <Clash clash={clashOf(name)} wordOf={(value) => options.find((one) => one.value === value)?.label ?? value} />
    </div>
  )
}

type ClashProps = { clash: DraftClash | null; wordOf?: (value: string) => string }

/** Both texts of a field that somebody else changed meanwhile; nothing is saved until one of them is chosen. */
export function Clash({ clash, wordOf = (value) => value }: ClashProps) {
  if (!clash) return null
  const { mine, theirs, settle } = clash
  return (
    <div className="draft-clash" role="alert">
      <p>
        <b>ほかの人が先に変えました。</b>
        {settle ? 'どちらにするかを選んでください。' : 'よければ、この画面の文のまま、もう一度保存してください。'}
      </p>
      <div className="draft-clash-texts">
        <Side title="いま保存されている文" text={wordOf(theirs)}>
          {settle && (
            <Button type="button" size="sm" onClick={() => settle(false)}>
              保存されている文にする
            </Button>
          )}
        </Side>
        <Side title="この画面の文" text={wordOf(mine)}>
          {settle && (
            <Button type="button" size="sm" onClick={() => settle(true)}>
              この画面の文にする
            </Button>
          )}
        </Side>
      </div>
    </div>
  )
}

function Side({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div>
      <p className="small sub">{title}</p>
      <p className="draft-clash-text">{text === '' ? '（空）' : text}</p>
      {children}
    </div>
  )
}
