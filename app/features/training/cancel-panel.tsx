import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'

/** Cancelling a session, asked once more. */
export function CancelPanel({ title, busy }: { title: string; busy: boolean }) {
  return (
    <section className="section" aria-labelledby="cancel">
      <h2 id="cancel">この回を中止にする</h2>
      <p className="sub mb-4">席のある人、待っている人、申し込んだ人に知らせが届きます。元に戻せません。</p>
      <Dialog label="中止にする" title={`「${title}」を中止にしますか`} look="danger">
        <p>席のある人、待っている人、申し込んだ人に知らせが届きます。元に戻せません。</p>
        <Form method="post" className="mt-4">
          <input type="hidden" name="intent" value="cancel" />
          <Button look="danger" disabled={busy}>
            中止にして知らせる
          </Button>
        </Form>
      </Dialog>
    </section>
  )
}
