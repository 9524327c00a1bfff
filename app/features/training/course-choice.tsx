import { Form } from '@remix-run/react'
import { Button, LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Select } from '~/ui/field'

/** Of which course the session is to be: the first step of a new one. */
export function CourseChoice({ courses }: { courses: { code: string; title: string }[] }) {
  if (courses.length === 0) {
    return (
      <EmptyState
        title="まだ研修の目録がありません"
        action={
          <>
            <LinkButton to="/admin/imports">目録を取り込む</LinkButton>
            <LinkButton to="/training/courses/new">研修を一つ加える</LinkButton>
          </>
        }
      >
        実施回は、目録の研修から作ります。
      </EmptyState>
    )
  }
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
