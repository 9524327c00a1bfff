import { Form } from '@remix-run/react'
import type { ProxyEntryPage } from '~/features/assessment/proxy-entry.server'
import { Button } from '~/ui/button'
import { Panel } from '~/ui/panel'

/** Before the first entry the purpose is read out; who did it is recorded. */
export function ReadOutPurpose({ page }: { page: ProxyEntryPage }) {
  const { notice, name, enteredBy, staffNumber } = page
  if (!notice) return null
  return (
    <section aria-labelledby="purpose">
      <h2 id="purpose">はじめに、利用目的を読み上げてください</h2>
      <Panel look="soft">
        <div className="grid gap-3">
          {notice.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </Panel>
      <Form method="post" className="mt-4">
        <input type="hidden" name="version" value={notice.version} />
        <input type="hidden" name="staffNumber" value={staffNumber} />
        <p className="mb-3">
          読み上げた人：<b>{enteredBy}</b>　聞いた人：<b>{name}</b>
        </p>
        <Button look="primary" size="lg" wideOnPhone>
          読み上げました
        </Button>
      </Form>
    </section>
  )
}
