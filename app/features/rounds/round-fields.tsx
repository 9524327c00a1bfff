import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { TIER_WORDS } from '~/domain/terms'
import { Checkbox, RadioGroup } from '~/ui/choice'
import { ErrorSummary } from '~/ui/error-summary'
import { DateInput, FieldError, TextInput } from '~/ui/field'

type RoundFieldsProps = {
  departments: readonly { code: string; name: string }[]
  /** What stands in the fields at first, by name. */
  start: Record<string, string[]>
  /** What was sent and not accepted. */
  kept: { values: Record<string, string[]>; errors: Record<string, string[]> } | null
  /** The buttons. */
  children: ReactNode
}

const KINDS = [
  { value: 'annual', label: '年次', help: '全員に聞きます（年に 1 度）。' },
  {
    value: 'candidates',
    label: '見直し',
    help: '役割を持つ人、候補者、希望者だけに拡張スキルを聞きます（秋の見直し）。',
  },
  { value: 'pilot', label: '試行', help: '部局を選んで試します。' },
]

/** The form of a round's plan: a new one, or one to be put right before it opens. */
export function RoundFields({ departments, start, kept, children }: RoundFieldsProps) {
  const shown = kept?.values ?? start
  const value = (name: string) => shown[name]?.[0]
  const chosen = (name: string, each: string) => (shown[name] ?? []).includes(each)
  const error = (name: string) => kept?.errors[name]
  return (
    <Form method="post">
      {kept && <ErrorSummary errors={kept.errors} />}
      <TextInput
        name="name"
        label="名前"
        help="例：令和11年度 自己評価"
        defaultValue={value('name')}
        error={error('name')}
        autoComplete="off"
        className="w-full max-w-120"
      />
      <TextInput
        name="fiscalYear"
        label="年度"
        help="例：令和11年度、R11、2029"
        defaultValue={value('fiscalYear')}
        error={error('fiscalYear')}
        autoComplete="off"
        className="num w-48"
      />
      <div className="mt-5">
        <RadioGroup name="kind" legend="種類" options={KINDS} value={value('kind') ?? 'annual'} error={error('kind')} />
      </div>
      <fieldset className="mt-5" id="tiers">
        <legend className="label">聞くスキル</legend>
        {error('tiers') && <FieldError id="tiers-error" error={error('tiers')} />}
        <Checkbox
          name="tiers"
          value="core"
          label={`${TIER_WORDS.core}スキル`}
          help="全員に同じものを聞きます。"
          defaultChecked={chosen('tiers', 'core')}
        />
        <Checkbox
          name="tiers"
          value="extended"
          label={`${TIER_WORDS.extended}スキル`}
          help="管理職、役割を持つ人・候補者、希望者に、要るものだけを聞きます。"
          defaultChecked={chosen('tiers', 'extended')}
        />
      </fieldset>
      <fieldset className="mt-5">
        <legend className="label">部局</legend>
        <p className="help">選ばなければ、すべての部局です。</p>
        <details open={(shown.departments?.length ?? 0) > 0}>
          <summary className="link-button">部局を選ぶ（{departments.length}）</summary>
          <div className="grid gap-x-6 sm:grid-cols-2">
            {departments.map((each) => (
              <Checkbox
                key={each.code}
                name="departments"
                value={each.code}
                label={each.name}
                defaultChecked={chosen('departments', each.code)}
              />
            ))}
          </div>
        </details>
      </fieldset>
      <div className="mt-5">
        <DateInput name="opensOn" label="開始日" defaultValue={value('opensOn')} error={error('opensOn')} />
        <DateInput
          name="selfDueOn"
          label="自己評価のしめきり"
          help="現場・交替制・技能労務の職員は、これより 2 週間長くなります。"
          defaultValue={value('selfDueOn')}
          error={error('selfDueOn')}
        />
        <DateInput
          name="confirmDueOn"
          label="確認のしめきり"
          help="2 週間長い人のしめきりより後にすると、その人たちの分も見る間があります。"
          defaultValue={value('confirmDueOn')}
          error={error('confirmDueOn')}
        />
      </div>
      <div className="mt-6">{children}</div>
    </Form>
  )
}
