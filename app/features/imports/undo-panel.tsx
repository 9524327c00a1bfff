import { Form } from '@remix-run/react'
import type { ImportPage } from '~/features/imports/import.server'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { TextInput } from '~/ui/field'
import { Notice } from '~/ui/notice'

/** Undoing as a whole, or what stands in its way. */
export function UndoPanel({ page }: { page: ImportPage }) {
  const { record, obstacles } = page
  if (record.state !== 'committed' || !page.mayDecide) return null
  return (
    <section className="section" id="undo">
      <h2>取り消す</h2>
      {obstacles.length > 0 ? (
        <Notice tone="warn" title="いまは取り消せません">
          <ul className="list-disc pl-6">
            {obstacles.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <>
          <p>取り込む前の状態にすべて戻します。ほかの記録がこの取込みに基づくようになると、取り消せなくなります。</p>
          <div className="mt-3">
            <Dialog label="全部を取り消す…" title="この取込みを全部取り消しますか" look="outline" icon="undo">
              <Form method="post">
                <input type="hidden" name="intent" value="undo" />
                <TextInput name="reason" label="取り消す理由" help="履歴に残ります。" required maxLength={200} />
                <Button look="danger" className="mt-4">
                  全部を取り消す
                </Button>
              </Form>
            </Dialog>
          </div>
        </>
      )}
    </section>
  )
}
