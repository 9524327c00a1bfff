import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { ErrorSummary } from '~/ui/error-summary'
import { TextInput } from '~/ui/field'
import { Tag } from '~/ui/tag'
import { Unfold } from '~/ui/unfold'
import type { KeptForm } from './kept-form'
import type { PairsPage } from './pairs.server'
import { PLACES_WORDS } from './places-words'

const PLACES = (Object.keys(PLACES_WORDS) as (keyof typeof PLACES_WORDS)[]).map((key) => ({
  key,
  label: PLACES_WORDS[key],
}))

/** How many people each kind of mentor looks after, from which day. */
export function CapacitySection({ page, sent }: { page: PairsPage; sent: KeptForm | null }) {
  const kept = sent?.intent === 'capacity' ? sent : null
  const now = page.capacities.findLast(({ isNow }) => isNow) ?? page.capacities[0]
  return (
    <section className="section" id="capacity" aria-labelledby="capacity-title">
      <h2 id="capacity-title">席の数</h2>
      {page.capacities.length === 0 ? (
        <p className="sub">まだ決まっていません。決めるまで、だれにも席がありません。</p>
      ) : (
        <Stated page={page} />
      )}
      {page.mayName && (
        <Unfold label="席の数を変える" open={kept !== null}>
          <Form method="post">
            <ErrorSummary errors={kept?.errors ?? {}} />
            <input type="hidden" name="intent" value="capacity" />
            <div className="pair-fields">
              <TextInput
                id="capacity-from"
                name="from"
                label="いつから"
                size="sm"
                className="num"
                autoComplete="off"
                defaultValue={kept?.values.from ?? page.today}
                error={kept?.errors.from}
              />
              {PLACES.map(({ key, label }) => (
                <TextInput
                  key={key}
                  name={key}
                  label={label}
                  size="sm"
                  className="num"
                  inputMode="numeric"
                  defaultValue={kept?.values[key] ?? String(now?.[key] ?? '')}
                  error={kept?.errors[key]}
                />
              ))}
            </div>
            <div className="row mt-3">
              <Button size="sm">この数にする</Button>
            </div>
          </Form>
        </Unfold>
      )}
    </section>
  )
}

function Stated({ page }: { page: PairsPage }) {
  return (
    <DataTable
      dense
      caption="席の数"
      captionHidden
      rows={page.capacities}
      rowKey={({ from }) => from}
      columns={[
        {
          id: 'from',
          label: 'いつから',
          names: true,
          className: 'w-[10rem]',
          cell: ({ day, isNow }) => (
            <>
              {day} {isNow ? <Tag>いま</Tag> : null}
            </>
          ),
        },
        ...PLACES.map(({ key, label }) => ({
          id: key,
          label,
          align: 'n' as const,
          cell: (row: PairsPage['capacities'][number]) => row[key],
        })),
      ]}
    />
  )
}
