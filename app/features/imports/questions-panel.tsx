import { Form } from '@remix-run/react'
import type { ImportPage } from '~/features/imports/import.server'
import { Button } from '~/ui/button'
import { Select } from '~/ui/field'
import { Panel } from '~/ui/panel'

type Questions = NonNullable<NonNullable<ImportPage['preview']>['questions']>

/** What the file leaves open: which person, which course. Once answered, the file is read anew. */
export function QuestionsPanel({ page }: { page: ImportPage }) {
  const questions = page.preview?.questions
  if (!questions || page.record.state !== 'previewed' || !page.mayDecide) return null
  const open = [...questions.people.map((one) => one.chosen), ...questions.courses.map((one) => one.course)]
  const left = open.filter((answer) => answer === null).length
  return (
    <section className="section" id="questions">
      <h2>{left > 0 ? `教えてください（${left} 件）` : '答えていただいたこと'}</h2>
      <Form method="post">
        <input type="hidden" name="intent" value="answer" />
        <Panel>
          <div>
            {questions.people.map((one) => (
              <PersonSelect key={one.line} question={one} />
            ))}
            {questions.courses.map((one) => (
              <CourseSelect key={one.key} question={one} catalogue={questions.catalogue} />
            ))}
          </div>
          {questions.courses.length > 0 && (
            <p className="small sub mt-2">
              研修の対応は、
              {page.record.provider === '' ? '次の取込みでも' : `「${page.record.provider}」の次の取込みでも`}使います。
            </p>
          )}
          <div className="mt-4">
            <Button look="primary" wideOnPhone>
              答えを当てはめて確かめ直す
            </Button>
          </div>
        </Panel>
      </Form>
    </section>
  )
}

function PersonSelect({ question: { line, name, candidates, chosen } }: { question: Questions['people'][number] }) {
  return (
    <Select
      name={`person-${line}`}
      label={`${line} 行目の「${name}」はどの人ですか`}
      className="w-full"
      defaultValue={chosen ?? ''}
      options={[
        { value: '', label: '決めない（取り込まない）' },
        ...candidates.map((one) => ({
          value: one.staffNumber,
          label: [one.name, one.unit, one.title, one.staffNumber].filter((word) => word !== '').join('　'),
        })),
      ]}
    />
  )
}

function CourseSelect({
  question: { key, written, course, rows },
  catalogue,
}: {
  question: Questions['courses'][number]
  catalogue: Questions['catalogue']
}) {
  return (
    <Select
      name={`course-${key}`}
      label={`「${written}」（${rows.toLocaleString('ja-JP')} 行）はどの研修ですか`}
      className="w-full"
      defaultValue={course ?? ''}
      options={[
        { value: '', label: '決めない（取り込まない）' },
        ...catalogue.map(({ code, title }) => ({ value: code, label: `${code}　${title}` })),
      ]}
    />
  )
}
