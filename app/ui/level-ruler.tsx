import type { ChangeEvent, KeyboardEvent } from 'react'
import type { SkillLevel } from '~/domain/skill-standard'
import { levelWord, SKILL_LEVELS } from '~/domain/terms'

type LevelRulerProps = {
  skillCode: string
  skillName: string
  /** The behavioural indicator of each level, 0 to 4. */
  indicators: readonly string[]
  value: SkillLevel | null
  /** The level confirmed last time. */
  previous?: SkillLevel | null
  /** The level that the role aimed at needs. */
  goal?: SkillLevel | null
  form?: string
  disabled?: boolean
  onChoose?: (level: SkillLevel) => void
}

/**
 * Five radios with their sentence in view; the field is `level.<skillCode>`.
 * Arrow keys are the browser's own; 0–4 choose at once.
 */
export function LevelRuler(props: LevelRulerProps) {
  const { skillCode, skillName, indicators, value, previous, goal, form, disabled, onChoose } = props
  const name = `level.${skillCode}`
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const level = SKILL_LEVELS.find((each) => String(each) === event.currentTarget.value)
    if (level !== undefined) onChoose?.(level)
  }
  return (
    <fieldset className="ruler" id={name} onKeyDown={chooseByDigit} disabled={disabled}>
      <legend className="sr-only">{skillName}のレベル</legend>
      {SKILL_LEVELS.map((level) => (
        <label key={level}>
          <span className="ruler-level">
            <input
              type="radio"
              name={name}
              value={level}
              form={form}
              defaultChecked={value === level}
              onChange={onChange}
            />
            <span className="num">{level}</span> {levelWord(level)}
            <span className="ruler-marks">
              {previous === level && <span className="mark mark-previous">前回</span>}
              {goal === level && <span className="mark mark-goal">めざす</span>}
            </span>
          </span>
          {indicators[level]}
        </label>
      ))}
    </fieldset>
  )
}

function chooseByDigit(event: KeyboardEvent<HTMLFieldSetElement>) {
  const digit = event.key.normalize('NFKC')
  if (event.nativeEvent.isComposing || !/^[0-4]$/.test(digit)) return
  const radio = event.currentTarget.querySelector<HTMLInputElement>(`input[value="${digit}"]`)
  if (!radio) return
  event.preventDefault()
  radio.focus()
  radio.click()
}

/** What the marks under a level mean; `role` is the role aimed at. */
export function RulerLegend({ role }: { role?: string }) {
  return (
    <p className="legend">
      <span>
        <span className="mark mark-previous">前回</span>前回の確認済み
      </span>
      {role && (
        <span>
          <span className="mark mark-goal">めざす</span>
          {role}に必要
        </span>
      )}
    </p>
  )
}
