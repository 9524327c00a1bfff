import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import type { WhatIf } from './own-what-if'
import type { WayState } from './way-href'

/** もし…なら: a plain form of ticks that changes no record. */
export function WhatIfSection({ whatIf, state }: { whatIf: WhatIf; state: WayState }) {
  const { options, result } = whatIf
  return (
    <section className="section" aria-labelledby="what-if">
      <h2 id="what-if">もし…なら</h2>
      <div className="halves what-if">
        <Form method="get" action="/me/certification" preventScrollReset className="no-print">
          <p className="sub">終える予定のものを選ぶと、申請できる日が変わります。記録は変わりません。</p>
          <input type="hidden" name="role" value={state.role} />
          {state.view !== 'chart' && <input type="hidden" name="view" value={state.view} />}
          <input type="hidden" name="if" value="1" />
          {options.map(({ key, label, checked }) => (
            <Checkbox key={`${key}${checked}`} name="a" value={key} label={label} defaultChecked={checked} />
          ))}
          <div className="mt-3">
            <Button>選んだとおりに確かめる</Button>
          </div>
        </Form>
        <div className="panel panel-sub" role="status">
          <p className="small sub">選んだとおりに進むと</p>
          <p className="what-if-result">{result.headline}</p>
          {result.valid && (
            <p className="mt-2">
              認定されると有効期限は <b>{result.valid}</b>。
            </p>
          )}
          {result.notes.map((note) => (
            <p key={note} className="small sub mt-2">
              {note}
            </p>
          ))}
        </div>
      </div>
    </section>
  )
}
