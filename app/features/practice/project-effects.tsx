import { Form } from '@remix-run/react'
import { inWarekiShort } from '~/domain/calendar'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { DateInput, TextInput } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { ProjectPage } from './project.server'
import { Figure } from './project-fields'
import { fieldsOf, type SentForm } from './sent-form'
import { TakeBackForm } from './take-back-form'

type Effect = ProjectPage['effects'][number]

const shown = (value: number | null) => (value === null ? '–' : value.toLocaleString('ja-JP'))

const COLUMNS: Column<Effect>[] = [
  {
    id: 'on',
    label: '測った日',
    names: true,
    cell: ({ measuredOn }) => <span className="num">{inWarekiShort(measuredOn)}</span>,
  },
  { id: 'hours', label: '年に減った時間', align: 'n', cell: ({ hoursPerYear }) => shown(hoursPerYear) },
  { id: 'errors', label: '減った誤り（件）', align: 'n', cell: ({ errorsPerYear }) => shown(errorsPerYear) },
  { id: 'cost', label: '減った費用（円）', align: 'n', cell: ({ costPerYear }) => shown(costPerYear) },
  { id: 'how', label: '測り方', cell: ({ how }) => how },
]

/** Errors and cost only where somebody measured them. */
function columnsFor(effects: readonly Effect[]): Column<Effect>[] {
  return COLUMNS.filter(
    ({ id }) =>
      (id !== 'errors' || effects.some(({ errorsPerYear }) => errorsPerYear !== null)) &&
      (id !== 'cost' || effects.some(({ costPerYear }) => costPerYear !== null)),
  )
}

const TAKE_BACK: Column<Effect> = {
  id: 'take-back',
  label: <span className="sr-only">操作</span>,
  cell: ({ effectId, measuredOn }) => (
    <TakeBackForm what="effect" row={effectId} name={`${inWarekiShort(measuredOn)} の測定`} />
  ),
}

export function ProjectEffects({ page, sent }: { page: ProjectPage; sent: SentForm }) {
  const { effects, may, state } = page
  const isDelivered = state === 'operating' || state === 'completed' || effects.length > 0
  return (
    <section className="section">
      <h2>測った効果</h2>
      {effects.length === 0 ? (
        <p className="sub">
          {isDelivered ? 'まだ測っていません。最初の更新までに要ります。' : '運用をはじめてから測ります。'}
        </p>
      ) : (
        <DataTable
          caption="測った効果"
          captionHidden
          columns={may.edit ? [...columnsFor(effects), TAKE_BACK] : columnsFor(effects)}
          rows={effects}
          rowKey={({ effectId }) => effectId}
        />
      )}
      {may.edit && isDelivered && (
        <Unfold label="効果を記録する" open={sent?.intent === 'effect'}>
          <EffectForm page={page} sent={sent} />
        </Unfold>
      )}
    </section>
  )
}

function EffectForm({ page, sent }: { page: ProjectPage; sent: SentForm }) {
  const field = fieldsOf(sent, 'effect')
  return (
    <Form method="post" preventScrollReset>
      <DateInput {...field('on', page.today)} id="effect-on" label="測った日" />
      <div className="row items-start! gap-x-6! mt-5">
        <Figure {...field('hours')} label="年に減った時間" unit="時間" />
        <Figure {...field('errors')} label="減った誤り" unit="件" />
        <Figure {...field('cost')} label="減った費用" unit="円" />
      </div>
      <div className="mt-5">
        <TextInput
          {...field('how', page.measure)}
          id="effect-how"
          label="どうやって測ったか"
          help="例：前後 10 件ずつ計り、1 年の件数をかけた"
          className="w-full"
          maxLength={500}
        />
      </div>
      <div className="row mt-5">
        <Button name="intent" value="effect">
          記録する
        </Button>
      </div>
    </Form>
  )
}
