import { TextArea, TextInput } from '~/ui/field'
import type { CourseFieldValues } from './kept-form'

const NUMBERS = [
  { name: 'capacityPerSession', label: '1 回の定員', help: 'なければ空けておきます。' },
  { name: 'sessionsPerYear', label: '年の回数', help: '目安の数です。' },
  { name: 'annualCapacity', label: '年の定員', help: 'なければ空けておきます。' },
  { name: 'costPerSession', label: '1 回の費用（円）', help: '研修計画の予算に使います。' },
]

/** Seats, how often, from which year, what a session costs. */
export function CourseNumbers({ fields: { value, error } }: { fields: CourseFieldValues }) {
  return (
    <fieldset className="mt-6">
      <legend className="label">席と費用</legend>
      <div className="field-row">
        {NUMBERS.map(({ name, label, help }) => (
          <TextInput
            key={name}
            name={name}
            label={label}
            help={help}
            inputMode="numeric"
            defaultValue={value(name)}
            error={error(name)}
            autoComplete="off"
            className="num w-40"
          />
        ))}
      </div>
      <div className="mt-5">
        <TextInput
          name="fromFiscalYear"
          label="始める年度"
          help="例：令和11年度、R11、2029"
          defaultValue={value('fromFiscalYear')}
          error={error('fromFiscalYear')}
          autoComplete="off"
          className="num w-48"
        />
        <TextArea
          name="capacityByYear"
          label="年度で定員が変わるとき"
          help="1 行に 1 年度：令和11年度 60"
          rows={2}
          defaultValue={value('capacityByYear')}
          error={error('capacityByYear')}
        />
      </div>
    </fieldset>
  )
}
