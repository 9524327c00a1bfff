import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { Tag } from './tag'

type Described = {
  /** Also the id of the control, unless `id` is given. */
  name: string
  id?: string
  label: ReactNode
  help?: ReactNode
  error?: string | string[]
  /** Shown beside the label: most fields are needed, so say it only where it surprises. */
  required?: boolean
  size?: 'sm' | 'md'
}

function wiring({ name, id = name, help, error, required }: Described) {
  const says = [help ? `${id}-help` : '', hasError(error) ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    required,
    'aria-describedby': says || undefined,
    'aria-invalid': hasError(error) || undefined,
  }
}

function hasError(error: string | string[] | undefined) {
  return error !== undefined && error.length > 0
}

/** Label, help and error around one control; the control is tied to them by `aria-describedby`. */
export function Field({
  name,
  id = name,
  label,
  help,
  error,
  required,
  children,
}: Described & { children: ReactNode }) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label} {required && <Tag look="warn">必要</Tag>}
      </label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {hasError(error) && <FieldError id={`${id}-error`} error={error} />}
      {children}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error: string | string[] | undefined }) {
  const lines = typeof error === 'string' ? [error] : (error ?? [])
  return (
    <p className="field-error" id={id}>
      {lines.join(' ')}
    </p>
  )
}

type Control<Attributes> = Described & Omit<Attributes, keyof Described>

function inputClass(size: 'sm' | 'md' | undefined, className: string | undefined) {
  return ['input', size === 'sm' ? 'input-sm' : '', className ?? ''].filter(Boolean).join(' ')
}

export function TextInput(props: Control<InputHTMLAttributes<HTMLInputElement>>) {
  const { label, help, error, size, className, name, id, required, ...rest } = props
  return (
    <Field {...{ name, id, label, help, error, required }}>
      <input type="text" {...rest} {...wiring(props)} className={inputClass(size, className)} />
    </Field>
  )
}

/** A day as text, because people write 令和10年4月1日 and R10.4.1 as well as 2028-04-01. */
export function DateInput({
  help = '例：令和10年4月1日、R10.4.1、2028-04-01',
  ...props
}: Control<InputHTMLAttributes<HTMLInputElement>>) {
  return <TextInput autoComplete="off" inputMode="text" {...props} help={help} className="num w-48" />
}

export function TextArea(props: Control<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const { label, help, error, size, className, name, id, required, ...rest } = props
  return (
    <Field {...{ name, id, label, help, error, required }}>
      <textarea rows={3} {...rest} {...wiring(props)} className={inputClass(size, className)} />
    </Field>
  )
}

type Option = { value: string; label: string; disabled?: boolean }

export function Select({
  options,
  ...props
}: Control<SelectHTMLAttributes<HTMLSelectElement>> & { options: Option[] }) {
  const { label, help, error, size, className, name, id, required, ...rest } = props
  return (
    <Field {...{ name, id, label, help, error, required }}>
      <select {...rest} {...wiring(props)} className={inputClass(size, className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
