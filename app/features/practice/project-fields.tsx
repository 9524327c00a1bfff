import type { ReactNode } from 'react'
import type { CityDate } from '~/domain/calendar'
import { Checkbox } from '~/ui/choice'
import { DateInput, Select, TextArea, TextInput } from '~/ui/field'
import type { KeptForm } from './kept-form'
import { LONGEST_TEXT, LONGEST_TITLE } from './practice-limits'

type ProjectFieldsProps = {
  kept: KeptForm
  units: readonly { code: string; name: string }[]
  tools: readonly string[]
  /** Asks for the day of the proposal, with today as its proposal. */
  proposedOn?: CityDate
  children: ReactNode
}

/** What is written of a project; the same for a new one and for a change. */
export function ProjectFields({ kept: { values, errors }, units, tools, proposedOn, children }: ProjectFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', error: errors[name] })
  return (
    <>
      <TextInput
        {...field('title')}
        label="名前"
        help="例：窓口の申請書を、入力フォームに置きかえた"
        className="w-full"
        maxLength={LONGEST_TITLE}
      />
      <Select
        {...field('unit')}
        label="所属"
        className="w-full max-w-md"
        options={[
          { value: '', label: '選んでください' },
          ...units.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <TextInput
        {...field('process')}
        label="どの業務か"
        help="例：介護保険の住宅改修費の申請受付"
        className="w-full"
        maxLength={200}
      />
      <div className="halves mt-5 gap-y-5!">
        <TextArea
          {...field('asIs')}
          label="いままで（As-Is）"
          help="だれが、何を、どれだけの手間でしていたか。"
          rows={6}
          maxLength={LONGEST_TEXT}
        />
        <TextArea
          {...field('toBe')}
          label="これから（To-Be）"
          help="どう変わるか。認定には、両方が要ります。"
          rows={6}
          maxLength={LONGEST_TEXT}
        />
      </div>
      <div className="mt-5">
        <TextInput
          {...field('tools')}
          label="道具（任意）"
          help={`「、」で区切ります。例：${tools.slice(0, 4).join('、') || 'Excel'}`}
          className="w-full"
        />
      </div>
      <fieldset className="mt-5">
        <legend className="label mb-2">1 年の効果の見込み（任意）</legend>
        <div className="row items-start! gap-x-6!">
          <Figure {...field('plannedHours')} label="減る時間" unit="時間" />
          <Figure {...field('plannedErrors')} label="減る誤り" unit="件" />
          <Figure {...field('plannedCost')} label="減る費用" unit="円" />
        </div>
      </fieldset>
      <div className="mt-5">
        <TextInput
          {...field('measure')}
          label="効果の測り方（任意）"
          help="例：1 件の処理時間を、前後 10 件ずつ計る"
          className="w-full"
          maxLength={500}
        />
      </div>
      <div className="mt-5">
        <Checkbox name="crossSection" label="ほかの所属とまたがる" defaultChecked={values.crossSection === 'on'} />
        <Checkbox
          name="systemOperation"
          label="システムの運用にかかわる"
          defaultChecked={values.systemOperation === 'on'}
        />
      </div>
      {proposedOn && (
        <div className="mt-5">
          <DateInput {...field('on')} defaultValue={values.on ?? proposedOn} label="提案した日" />
        </div>
      )}
      <div className="row mt-6">{children}</div>
    </>
  )
}

type FigureProps = { name: string; label: string; unit: string; defaultValue?: string; error?: string[] | undefined }

/** A whole number with its unit. */
export function Figure({ label, unit, ...input }: FigureProps) {
  return (
    <TextInput
      {...input}
      label={`${label}（${unit}）`}
      inputMode="numeric"
      size="sm"
      className="num w-36"
      autoComplete="off"
    />
  )
}
