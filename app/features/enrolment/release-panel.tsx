import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Select, TextArea } from '~/ui/field'
import { Unfold } from '~/ui/unfold'

type ReleasePanelProps = {
  /** Whose seat or place among those who wait can be taken back. */
  people: readonly { enrolmentId: number; label: string }[]
  /** What was sent and not done. */
  failed: { errors: Record<string, string[]>; enrolment: string; reason: string } | null
  busy: boolean
}

/** Taking back what was approved, when somebody cannot come after all or was approved by mistake. */
export function ReleasePanel({ people, failed, busy }: ReleasePanelProps) {
  if (people.length === 0) return null
  return (
    <Unfold label="席・順番待ちを取り消す" open={failed !== null}>
      <p className="small sub mb-3">席は、順番を待っている人に回ります。本人に、理由とともに知らせます。</p>
      <Form method="post">
        <Select
          name="enrolment"
          id="release-enrolment"
          label="だれの申込みですか"
          className="w-full"
          defaultValue={failed?.enrolment ?? ''}
          error={failed?.errors.enrolment}
          options={[
            { value: '', label: '選んでください' },
            ...people.map(({ enrolmentId, label }) => ({ value: String(enrolmentId), label })),
          ]}
        />
        <TextArea
          name="reason"
          id="release-reason"
          label="取り消す理由"
          maxLength={500}
          defaultValue={failed?.reason ?? ''}
          error={failed?.errors.reason}
        />
        <Button look="danger" name="intent" value="release" disabled={busy} className="mt-4">
          取り消して知らせる
        </Button>
      </Form>
    </Unfold>
  )
}
