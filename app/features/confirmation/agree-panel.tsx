import { Form } from '@remix-run/react'
import type { ConfirmPage } from '~/features/confirmation/board-cells'
import { Button } from '~/ui/button'
import { KeyPanel } from '~/ui/panel'

/** One button for everybody who repeats what is confirmed. */
export function AgreePanel({ page, busy }: { page: ConfirmPage; busy: boolean }) {
  const { people, skills, submissions } = page.unchanged
  if (people === 0) return null
  return (
    <KeyPanel
      action={
        <Form method="post">
          <input type="hidden" name="submissions" value={submissions.join(',')} />
          <Button look="primary" size="lg" name="intent" value="agree" disabled={busy}>
            変わりない {people} 人に同意する
          </Button>
        </Form>
      }
    >
      <p>
        <b>変わりない {people} 人</b>（{skills} スキルまで）を、自己評価のとおりに確認します。
      </p>
      <p className="small sub">
        あとから 1 人ずつ取り消せます。
        {page.ownConfirmer && `あなた自身の分は ${page.ownConfirmer} の長が確認します。`}
      </p>
    </KeyPanel>
  )
}
