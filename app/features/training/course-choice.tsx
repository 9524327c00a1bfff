import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Select } from '~/ui/field'

/** Of which course the session is to be: the first step of a new one. */
export function CourseChoice({ courses }: { courses: { code: string; title: string }[] }) {
  return (
    <Form method="get" action="/training/sessions/new">
      <Select
        name="course"
        label="どの研修の回ですか"
        className="w-full max-w-120"
        options={courses.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))}
      />
      <div className="mt-4">
        <Button look="primary">次へ</Button>
      </div>
    </Form>
  )
}
