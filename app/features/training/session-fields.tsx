import { Form } from '@remix-run/react'
import { ROLES_TO_AIM_AT } from '~/domain/roles'
import { ROLE_WORDS } from '~/domain/terms'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateInput, Select, TextArea, TextInput } from '~/ui/field'
import { Notice } from '~/ui/notice'
import type { SessionFormPage } from './edit-session.server'
import { fieldsOf, type Kept } from './kept-form'
import { sessionValues } from './session-values'

type SessionFieldsProps = {
  page: SessionFormPage
  kept: Kept
  /** The revision on which the change builds: the latest one, after a conflict. */
  revision: number | null
  busy: boolean
  back: string
}

type Fields = ReturnType<typeof fieldsOf>

const LEAST_ROWS = 3
const MOST_ROWS = 40

/** The form of a session, new or standing. */
export function SessionFields({ page, kept, revision, busy, back }: SessionFieldsProps) {
  const standing = sessionValues(page)
  const fields = fieldsOf(kept, standing)
  const { value, error } = fields
  const isDated = page.course?.format === 'classroom' || page.course?.format === 'handson'
  return (
    <Form method="post">
      {kept && <ErrorSummary errors={kept.errors} />}
      {page.session && <input type="hidden" name="session" value={page.session.sessionId} />}
      {revision !== null && <input type="hidden" name="revision" value={revision} />}
      {!page.session && page.course && <input type="hidden" name="course" value={page.course.code} />}
      <TextInput
        name="name"
        label="回の名前"
        help="例：第1回、10月コース"
        defaultValue={value('name')}
        error={error('name')}
        autoComplete="off"
        className="w-72"
      />
      <DayRows fields={fields} rows={rowsOf(kept, standing, 'days')} isDated={isDated} />
      <fieldset className="mt-6">
        <legend className="label">期間</legend>
        <p className="help">
          {isDated ? '空けておくと、日程の最初と最後の日になります。' : '受けられる期間を入れます。'}
        </p>
        <div className="field-row">
          <DateInput
            name="startsOn"
            label="初日"
            help={null}
            defaultValue={value('startsOn')}
            error={error('startsOn')}
          />
          <DateInput
            name="endsOn"
            label="終わりの日"
            help={null}
            defaultValue={value('endsOn')}
            error={error('endsOn')}
          />
        </div>
      </fieldset>
      <div className="mt-5">
        <TextInput
          name="place"
          label="場所"
          help="オンラインだけのときは空けておきます。"
          defaultValue={value('place')}
          error={error('place')}
          autoComplete="off"
          className="w-full max-w-120"
        />
        <TextInput
          name="url"
          label="URL（オンラインのとき）"
          inputMode="url"
          defaultValue={value('url')}
          error={error('url')}
          autoComplete="off"
          className="w-full max-w-120"
        />
        <TextInput
          name="capacity"
          label="定員"
          help="限りがなければ空けておきます。"
          inputMode="numeric"
          defaultValue={value('capacity')}
          error={error('capacity')}
          autoComplete="off"
          className="num w-32"
        />
        <DateInput name="applyBy" label="申込みのしめきり" defaultValue={value('applyBy')} error={error('applyBy')} />
      </div>
      <Quotas page={page} fields={fields} rows={rowsOf(kept, standing, 'departmentSeats', 2)} />
      <div className="mt-5">
        <TextArea
          name="note"
          label="受ける人への連絡"
          help="持ち物、事前の準備など。だれにでも見えます。"
          defaultValue={value('note')}
          error={error('note')}
        />
      </div>
      <div className="row mt-6">
        <Button look="primary" disabled={busy}>
          {page.session ? '変える' : '実施回を作る'}
        </Button>
        <LinkButton to={back} look="text">
          やめる
        </LinkButton>
      </div>
      {page.session && <p className="help mt-2">日時・場所を変えると、席のある人と待っている人に知らせが届きます。</p>}
    </Form>
  )
}

function DayRows({ fields, rows, isDated }: { fields: Fields; rows: number; isDated: boolean }) {
  const { value, error } = fields
  return (
    <fieldset className="mt-6">
      <legend className="label">日程</legend>
      <p className="help">
        {isDated
          ? '1 行に 1 日。使わない行は空けておきます。'
          : 'いつでも受けられるものは、空けたまま期間だけを入れます。'}
        例：R11.1.18、9:00、16:30
      </p>
      {Array.from({ length: rows }, (_, row) => `days[${row}]`).map((name, row) => (
        <div className="field-row" key={name}>
          <DateInput
            name={`${name}.on`}
            label={`${row + 1} 日目`}
            help={null}
            size="sm"
            defaultValue={value(`${name}.on`)}
            error={error(`${name}.on`)}
          />
          <TextInput
            name={`${name}.from`}
            label="始まり"
            size="sm"
            autoComplete="off"
            className="num w-24"
            defaultValue={value(`${name}.from`)}
            error={error(`${name}.from`)}
          />
          <TextInput
            name={`${name}.to`}
            label="終わり"
            size="sm"
            autoComplete="off"
            className="num w-24"
            defaultValue={value(`${name}.to`)}
            error={error(`${name}.to`)}
          />
        </div>
      ))}
    </fieldset>
  )
}

function Quotas({ page, fields, rows }: { page: SessionFormPage; fields: Fields; rows: number }) {
  const { value, error } = fields
  return (
    <fieldset className="mt-6">
      <legend className="label">先に回す席</legend>
      <p className="help">決めた数までは、その人たちに先に回します。余った席は、ほかの人に回ります。</p>
      <div className="field-row">
        {ROLES_TO_AIM_AT.map((role) => (
          <TextInput
            key={role}
            name={`roleSeats.${role}`}
            label={ROLE_WORDS[role]}
            inputMode="numeric"
            size="sm"
            autoComplete="off"
            className="num w-24"
            defaultValue={value(`roleSeats.${role}`)}
            error={error(`roleSeats.${role}`)}
          />
        ))}
      </div>
      {Array.from({ length: rows }, (_, row) => `departmentSeats[${row}]`).map((name, row) => (
        <div className="field-row" key={name}>
          <Select
            name={`${name}.unit`}
            label={`部局 ${row + 1}`}
            size="sm"
            className="w-64"
            defaultValue={value(`${name}.unit`)}
            error={error(`${name}.unit`)}
            options={[
              { value: '', label: '選ばない' },
              ...page.departments.map(({ code, name: department }) => ({ value: code, label: department })),
            ]}
          />
          <TextInput
            name={`${name}.seats`}
            label="席"
            inputMode="numeric"
            size="sm"
            autoComplete="off"
            className="num w-24"
            defaultValue={value(`${name}.seats`)}
            error={error(`${name}.seats`)}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** As many rows as are filled in, and two more. */
function rowsOf(kept: Kept, standing: Record<string, string>, list: string, least = LEAST_ROWS): number {
  const names = Object.keys(kept?.values ?? standing)
  const filled = names.flatMap((name) => {
    const at = name.startsWith(`${list}[`) ? Number(/\[(\d+)\]/.exec(name)?.[1]) : Number.NaN
    const text = kept ? kept.values[name]?.[0] : standing[name]
    return Number.isInteger(at) && text ? [at + 1] : []
  })
  return Math.min(Math.max(least, Math.max(0, ...filled) + 2), MOST_ROWS)
}

/** Somebody else changed the session meanwhile; what was entered is kept. */
export function ChangedMeanwhile({ fields }: { fields: string[] }) {
  return (
    <Notice tone="warn" live title="この間に、ほかの人が先に変えました">
      入力したものは下に残してあります。いまの内容と違うのは、
      {fields.map((field) => FIELD_WORDS[field] ?? field).join('・') || '—'}です。
      このまま押すと、下の内容に変わります。
    </Notice>
  )
}

const FIELD_WORDS: Record<string, string> = {
  name: '回の名前',
  startsOn: '初日',
  endsOn: '終わりの日',
  days: '日程',
  place: '場所',
  url: 'URL',
  capacity: '定員',
  applyBy: 'しめきり',
  quotas: '先に回す席',
  note: '連絡',
}
