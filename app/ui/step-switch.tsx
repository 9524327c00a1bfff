import { Form, Link } from '@remix-run/react'
import { useId } from 'react'
import { Icon } from './icon'

type StepSwitchProps = {
  /** What is stepped through: カテゴリー, スキル. */
  label: string
  /** The parameter of the address. */
  name: string
  options: { value: string; label: string }[]
  value: string
  /** Other parameters of the address to keep. */
  keep?: Record<string, string>
  hrefOf: (value: string) => string
}

/** One at a time on a phone: the one before, a choice of all, the one after. */
export function StepSwitch({ label, name, options, value, keep = {}, hrefOf }: StepSwitchProps) {
  const id = useId()
  const index = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  )
  return (
    <Form method="get" preventScrollReset className="step-switch">
      {Object.entries(keep).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept} />
      ))}
      <label className="label" htmlFor={id}>
        {label}（{index + 1} / {options.length}）
      </label>
      <div className="step-switch-row">
        <Step option={options[index - 1]} hrefOf={hrefOf} icon="previous" label={`前の${label}`} />
        <select
          key={value}
          id={id}
          name={name}
          defaultValue={value}
          className="input"
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Step option={options[index + 1]} hrefOf={hrefOf} icon="next" label={`次の${label}`} />
      </div>
      <noscript>
        <button type="submit" className="btn btn-sm">
          表示する
        </button>
      </noscript>
    </Form>
  )
}

type StepProps = {
  option: { value: string; label: string } | undefined
  hrefOf: (value: string) => string
  icon: 'previous' | 'next'
  label: string
}

function Step({ option, hrefOf, icon, label }: StepProps) {
  if (!option) return <span />
  return (
    <Link
      to={hrefOf(option.value)}
      className="btn btn-square"
      preventScrollReset
      aria-label={`${label}：${option.label}`}
    >
      <Icon name={icon} />
    </Link>
  )
}
