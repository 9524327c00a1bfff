import { Form } from '@remix-run/react'
import { COURSE_FORMAT_WORDS, LEVEL_WORDS, PROVIDER_TYPE_WORDS } from '~/domain/terms'
import { COURSE_FORMATS, PROVIDER_TYPES } from '~/domain/training'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox, RadioGroup } from '~/ui/choice'
import { ErrorSummary } from '~/ui/error-summary'
import { DateInput, Select, TextArea, TextInput } from '~/ui/field'
import { CourseNumbers } from './course-numbers'
import { courseValues } from './course-values'
import type { EditCoursePage } from './edit-course.server'
import { type CourseFieldValues, fieldsOf, type Kept } from './kept-form'

type CourseFieldsProps = {
  page: EditCoursePage
  kept: Kept
  /** The edition on which the change builds: the latest one, after a conflict. */
  edition: string
  busy: boolean
  back: string
}

const SPARE_ROWS = 3
const LEVELS = [1, 2, 3, 4] as const

/** The form of a course, new or standing. */
export function CourseFields({ page, kept, edition, busy, back }: CourseFieldsProps) {
  const fields = fieldsOf(kept, courseValues(page))
  const { value, error } = fields
  return (
    <Form method="post">
      {kept && <ErrorSummary errors={kept.errors} />}
      <input type="hidden" name="edition" value={edition} />
      {page.course ? (
        <input type="hidden" name="code" value={page.course.code} />
      ) : (
        <TextInput
          name="code"
          label="コード"
          help="例：TRN-310。あとで変えられません。"
          defaultValue={value('code')}
          error={error('code')}
          autoComplete="off"
          className="num w-48"
        />
      )}
      <TextInput
        name="title"
        label="研修の名前"
        defaultValue={value('title')}
        error={error('title')}
        autoComplete="off"
        className="w-full max-w-120"
      />
      <div className="field-row mt-5">
        <Select
          name="format"
          label="形式"
          defaultValue={value('format')}
          error={error('format')}
          options={COURSE_FORMATS.map((format) => ({ value: format, label: COURSE_FORMAT_WORDS[format] }))}
        />
        <TextInput
          name="hours"
          label="時間"
          inputMode="decimal"
          defaultValue={value('hours')}
          error={error('hours')}
          autoComplete="off"
          className="num w-24"
        />
        <Select
          name="providerType"
          label="実施する者"
          defaultValue={value('providerType')}
          error={error('providerType')}
          options={PROVIDER_TYPES.map((type) => ({ value: type, label: PROVIDER_TYPE_WORDS[type] }))}
        />
        <TextInput
          name="providerName"
          label="その名前"
          defaultValue={value('providerName')}
          error={error('providerName')}
          autoComplete="off"
          className="w-64"
        />
      </div>
      <DevelopRows page={page} fields={fields} kept={kept} />
      <Choices
        legend="だれ向け"
        name="targetRoles"
        options={page.roles.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={(code) => fields.isChosen('targetRoles', code, page.course?.targetRoles.includes(code) ?? false)}
      />
      <Choices
        legend="先に修了する研修"
        name="prerequisites"
        options={page.courses.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))}
        chosen={(code) => fields.isChosen('prerequisites', code, page.course?.prerequisites.includes(code) ?? false)}
      />
      <div className="mt-6">
        <RadioGroup
          name="recurrence"
          legend="受ける回数"
          value={value('recurrence')}
          error={error('recurrence')}
          options={[
            { value: 'once', label: '1 回', help: '一度修了すれば、ずっと修了です。' },
            { value: 'every_fiscal_year', label: '毎年度', help: '年度ごとの修了が要ります。' },
          ]}
        />
      </div>
      <div className="mt-5">
        <TextArea
          name="completionCriteria"
          label="修了の条件"
          rows={2}
          defaultValue={value('completionCriteria')}
          error={error('completionCriteria')}
        />
      </div>
      <CourseNumbers fields={fields} />
      <div className="mt-6">
        <DateInput
          name="from"
          label="この内容がいつからか"
          help="この日より前の記録は、前の内容のまま残ります。例：令和11年4月1日、R11.4.1、2029-04-01"
          defaultValue={value('from')}
          error={error('from')}
        />
      </div>
      <div className="row mt-6">
        <Button look="primary" disabled={busy}>
          {page.course ? '変える' : '研修を加える'}
        </Button>
        <LinkButton to={back} look="text">
          やめる
        </LinkButton>
      </div>
    </Form>
  )
}

type RowsProps = { page: EditCoursePage; fields: CourseFieldValues; kept: Kept }

function DevelopRows({ page, fields, kept }: RowsProps) {
  const { value, error } = fields
  const sent = Object.keys(kept?.values ?? {}).filter((name) => /^develops\[\d+\]\.skill$/.test(name)).length
  const rows = Math.max((page.course?.develops.length ?? 0) + SPARE_ROWS, sent)
  return (
    <fieldset className="mt-6">
      <legend className="label">のびるスキルと、どのレベルまで</legend>
      {Array.from({ length: rows }, (_, row) => `develops[${row}]`).map((name, row) => (
        <div className="field-row" key={name}>
          <Select
            name={`${name}.skill`}
            label={`スキル ${row + 1}`}
            size="sm"
            className="w-72"
            defaultValue={value(`${name}.skill`)}
            error={error(`${name}.skill`)}
            options={[
              { value: '', label: '選ばない' },
              ...page.skills.map((skill) => ({ value: skill.code, label: skill.name })),
            ]}
          />
          <Select
            name={`${name}.level`}
            label="レベル"
            size="sm"
            defaultValue={value(`${name}.level`)}
            error={error(`${name}.level`)}
            options={[
              { value: '', label: '—' },
              ...LEVELS.map((level) => ({ value: String(level), label: `${level} ${LEVEL_WORDS[level]}` })),
            ]}
          />
        </div>
      ))}
    </fieldset>
  )
}

type ChoicesProps = {
  legend: string
  name: string
  options: { value: string; label: string }[]
  chosen: (value: string) => boolean
}

function Choices({ legend, name, options, chosen }: ChoicesProps) {
  return (
    <fieldset className="mt-6" id={name}>
      <legend className="label">{legend}</legend>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {options.map((option) => (
          <Checkbox key={option.value} name={name} {...option} defaultChecked={chosen(option.value)} />
        ))}
      </div>
    </fieldset>
  )
}
