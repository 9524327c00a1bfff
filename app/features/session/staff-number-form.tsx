import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { TextInput } from '~/ui/field'

export function StaffNumberForm({ to, staffNumber, problem }: { to: string; staffNumber?: string; problem?: string }) {
  return (
    <section>
      <h2>ほかの職員として入る</h2>
      <Form method="post" className="row">
        <input type="hidden" name="to" value={to} />
        <TextInput
          name="staffNumber"
          label="職員番号"
          inputMode="numeric"
          defaultValue={staffNumber}
          error={problem}
          autoComplete="off"
        />
        <Button>入る</Button>
      </Form>
    </section>
  )
}
