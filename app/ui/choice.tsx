import type { ReactNode } from 'react'
import { FieldError } from './field'

type CheckboxProps = {
  name: string
  value?: string
  label: ReactNode
  help?: ReactNode
  defaultChecked?: boolean
  disabled?: boolean
  form?: string
}

export function Checkbox({ name, value = 'on', label, help, ...rest }: CheckboxProps) {
  return <Choice type="checkbox" name={name} value={value} label={label} help={help} {...rest} />
}

type RadioOption = { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean }

type ChoicesProps = {
  name: string
  legend: ReactNode
  options: RadioOption[]
  value?: string
  error?: string | string[]
}

export function RadioGroup({ name, legend, options, value, error }: ChoicesProps) {
  const bad = error !== undefined && error.length > 0
  return (
    <fieldset id={name} aria-describedby={bad ? `${name}-error` : undefined}>
      <legend className="label">{legend}</legend>
      {bad && <FieldError id={`${name}-error`} error={error} />}
      {options.map((option) => (
        <Choice key={option.value} type="radio" name={name} {...option} defaultChecked={option.value === value} />
      ))}
    </fieldset>
  )
}

function Choice({ label, help, ...input }: CheckboxProps & { type: 'checkbox' | 'radio' }) {
  return (
    <label className="choice">
      <input {...input} />
      <span>
        <span className="choice-label">{label}</span>
        {help && <span className="help block">{help}</span>}
      </span>
    </label>
  )
}

/** A few short alternatives side by side, as radios of the form they stand in. */
export function Segmented({ name, legend, options, value }: ChoicesProps) {
  return (
    <fieldset className="field">
      <legend className="label mb-1">{legend}</legend>
      <div className="segmented">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              disabled={option.disabled}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
