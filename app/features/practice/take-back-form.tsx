import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { TextInput } from '~/ui/field'

type TakeBackFormProps = { what: 'event' | 'artefact' | 'effect'; row: number; name: string }

/** Takes back what was recorded by mistake, with the reason. */
export function TakeBackForm({ what, row, name }: TakeBackFormProps) {
  return (
    <span className="no-print">
      <Dialog label="取り消す" title={`「${name}」を取り消しますか`} look="text" size="sm">
        <Form method="post" preventScrollReset>
          <input type="hidden" name="what" value={what} />
          <input type="hidden" name="row" value={row} />
          <TextInput
            name="reason"
            id={`reason-${what}-${row}`}
            label="取り消す理由"
            help="記録に残ります。住民の個人情報は書かないでください。"
            className="w-full"
            required
            maxLength={200}
          />
          <div className="row mt-4">
            <Button look="danger" name="intent" value="take-back">
              取り消す
            </Button>
          </div>
        </Form>
      </Dialog>
    </span>
  )
}
