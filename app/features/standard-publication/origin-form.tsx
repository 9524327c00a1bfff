import { Form, Link } from '@remix-run/react'
import { ORIGIN_WORDS } from '~/domain/terms'
import { Button } from '~/ui/button'
import { Checkbox, RadioGroup } from '~/ui/choice'
import { ErrorSummary } from '~/ui/error-summary'
import { FieldError, Select } from '~/ui/field'
import { Notice } from '~/ui/notice'
import type { KeptOrigin } from './kept-origin'
import type { OriginRow, OriginsPage } from './origins.server'

type Page = Extract<OriginsPage, { show: 'origins' }>
type Kind = keyof typeof ORIGIN_WORDS

const HELP: Readonly<Record<Kind, string>> = {
  carry: '前のスキルのレベルが、そのまま新しいスキルのレベルになります。',
  carry_capped: '上限より高い人は、上限のレベルになります。',
  merge_lower: '2 つ以上のスキルの、いちばん低いレベルになります。どれかが未評価の人は、未評価になります。',
  merge_higher: '2 つ以上のスキルの、いちばん高いレベルになります。',
  split: '1 つのスキルを分けます。分けた先のどれも、前のレベルを引き継ぎます。',
  reassess: 'レベルは引き継ぎません。結果があった人に、公開のときに知らせます。',
  new: '前の版にはなかったスキルです。だれにも結果はありません。',
}
const KINDS = Object.keys(HELP) as Kind[]

/** Decides where the results of one skill come from. */
export function OriginForm({
  page,
  row,
  kept,
  busy,
}: {
  page: Page
  row: OriginRow
  kept: KeptOrigin | null
  busy: boolean
}) {
  const { origin } = row
  const sources = kept?.from ?? (origin && origin.kind !== 'new' ? [origin.from].flat() : [])
  const inOrder = [
    ...page.befores.filter(({ code }) => sources.includes(code) || code === row.code),
    ...page.befores.filter(({ code }) => !sources.includes(code) && code !== row.code),
  ]
  const cap = kept?.cap || String(origin?.kind === 'carry_capped' ? origin.cap : 2)
  return (
    <section className="panel mt-6" id="decide" aria-labelledby="decide-title">
      <h2 id="decide-title" className="sub-title">
        {row.name} <span className="num sub">{row.code}</span>
      </h2>
      <p className="small sub">いま：{row.text}</p>
      {kept && <ErrorSummary errors={kept.errors} />}
      {kept?.theirs && (
        <Notice tone="warn" title="ほかの人が先に決めました" live>
          いまは「{row.text}」です。あなたの入力は下に残しています。見比べて、よければもう一度保存してください。
        </Notice>
      )}
      <Form method="post" className="mt-3">
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="version" value={page.version.id} />
        <input type="hidden" name="code" value={row.code} />
        <input type="hidden" name="was" value={row.was} />
        <div className="grid gap-6 md:grid-cols-2">
          <RadioGroup
            name="kind"
            legend="どう引き継ぎますか"
            value={kept?.kind || origin?.kind}
            error={kept?.errors.kind}
            options={KINDS.map((kind) => ({ value: kind, label: ORIGIN_WORDS[kind], help: HELP[kind] }))}
          />
          <div>
            <fieldset id="from" aria-describedby={kept?.errors.from ? 'from-error' : undefined}>
              <legend className="label">前の版（第 {page.before} 版）のスキル</legend>
              {kept?.errors.from && <FieldError id="from-error" error={kept.errors.from} />}
              <div className="origin-sources">
                {inOrder.map(({ code, name }) => (
                  <Checkbox key={code} name="from" value={code} label={name} defaultChecked={sources.includes(code)} />
                ))}
              </div>
            </fieldset>
            <Select
              name="cap"
              label="上限のレベル"
              help="「上限つきで引き継ぐ」のときだけ使います。"
              defaultValue={cap}
              error={kept?.errors.cap}
              options={['0', '1', '2', '3'].map((level) => ({ value: level, label: level }))}
            />
          </div>
        </div>
        <div className="row mt-4">
          <Button look="primary" disabled={busy}>
            保存する
          </Button>
          <Link to="/standard/draft/origins">閉じる</Link>
        </div>
      </Form>
    </section>
  )
}
