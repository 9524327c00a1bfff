import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { TextInput } from '~/ui/field'

/** Asks for the number on the paper; a plain form, so that it works for anybody. */
export function CheckForm({ typed, problem }: { typed: string; problem: string | null }) {
  return (
    <Form method="get" action="/certificates" className="panel">
      <TextInput
        name="number"
        label="認定証の番号"
        help="認定証の右上にあります。例：R10-L-014"
        defaultValue={typed}
        error={problem ?? undefined}
        maxLength={40}
        autoComplete="off"
        className="num w-52"
      />
      <div className="mt-4">
        <Button look="primary">確かめる</Button>
      </div>
    </Form>
  )
}
