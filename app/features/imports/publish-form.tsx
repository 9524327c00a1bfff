import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { DateInput } from '~/ui/field'
import { Panel } from '~/ui/panel'

/** The draft that waits: from which day it is in force is decided by publishing it. */
export function PublishForm({ draft, error }: { draft: { name: string; version: string }; error?: string }) {
  return (
    <div className="section-tight">
      <Panel look="soft">
        <div className="row row-between">
          <div>
            <h2 className="sub-title">
              下書き：{draft.name} 第 {draft.version} 版
            </h2>
            <p className="small sub">
              公開すると、その日から評価とスキルマップに使われます。公開した版は、もう変わりません。
            </p>
            {error && <p className="field-error">{error}</p>}
          </div>
          <Dialog label="公開する…" title={`${draft.name} 第 ${draft.version} 版を公開しますか`}>
            <Form method="post">
              <input type="hidden" name="intent" value="publish" />
              <input type="hidden" name="version" value={draft.version} />
              <DateInput
                name="from"
                label="いつから使いますか"
                help="空のままなら、きょうから。例：令和11年4月1日、2029-04-01"
              />
              <Button look="primary" className="mt-4">
                公開する
              </Button>
            </Form>
          </Dialog>
        </div>
      </Panel>
    </div>
  )
}
