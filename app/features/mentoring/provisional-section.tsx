import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { ErrorSummary } from '~/ui/error-summary'
import { Select, TextInput } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { KeptForm } from './kept-form'
import type { PairsPage } from './pairs.server'

/** 暫定メンター of the fiscal year: who, until when, and (for 事務局) another one. */
export function ProvisionalSection({ page, sent }: { page: PairsPage; sent: KeptForm | null }) {
  const kept = sent?.intent === 'provisional' ? sent : null
  const ending = sent?.intent === 'end-provisional' ? sent : null
  return (
    <section className="section pairs-on-phone" id="provisional" aria-labelledby="provisional-title">
      <h2 id="provisional-title">暫定メンター {page.provisional.length} 人</h2>
      <p className="section-lead">
        年度ごとに指定します。リーダー候補の承認ができるのは、認定の規則が経過措置で認める年度だけです。
      </p>
      <ErrorSummary errors={ending?.errors ?? {}} />
      {page.provisional.length === 0 ? <p className="sub">指定されている人はいません。</p> : <Named page={page} />}
      {page.mayName && (
        <Unfold label="暫定メンターを指定する" open={kept !== null}>
          <Form method="post">
            <ErrorSummary errors={kept?.errors ?? {}} />
            <input type="hidden" name="intent" value="provisional" />
            <div className="pair-fields">
              <TextInput
                name="person"
                label="職員番号"
                size="sm"
                className="num"
                defaultValue={kept?.values.person ?? ''}
                error={kept?.errors.person}
              />
              <Select
                name="fiscalYear"
                label="年度"
                size="sm"
                options={page.years}
                defaultValue={kept?.values.fiscalYear ?? page.years[0]?.value}
                error={kept?.errors.fiscalYear}
              />
            </div>
            <div className="row mt-3">
              <Button size="sm">指定する</Button>
            </div>
          </Form>
        </Unfold>
      )}
    </section>
  )
}

function Named({ page }: { page: PairsPage }) {
  return (
    <DataTable
      dense
      caption="暫定メンター"
      captionHidden
      rows={page.provisional}
      rowKey={({ appointmentId }) => appointmentId}
      columns={[
        {
          id: 'name',
          label: '名前',
          names: true,
          cell: ({ name, unitName }) => (
            <>
              {name} <span className="small sub font-normal">{unitName}</span>
            </>
          ),
        },
        { id: 'from', label: 'いつから', cell: ({ from }) => from },
        { id: 'through', label: 'いつまで', cell: ({ through }) => through },
        { id: 'places', label: '候補 / 席', align: 'n', cell: ({ places }) => places },
        ...(page.mayName
          ? [
              {
                id: 'end',
                label: <span className="sr-only">操作</span>,
                cell: ({ appointmentId, name }: PairsPage['provisional'][number]) => (
                  <EndForm appointmentId={appointmentId} name={name} today={page.today} />
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function EndForm({ appointmentId, name, today }: { appointmentId: number; name: string; today: string }) {
  return (
    <Unfold label="終える">
      <Form method="post">
        <input type="hidden" name="intent" value="end-provisional" />
        <input type="hidden" name="appointment" value={appointmentId} />
        <TextInput
          id={`end-${appointmentId}`}
          name="from"
          label="この日から指定しない"
          size="sm"
          className="num"
          autoComplete="off"
          defaultValue={today}
        />
        <Button size="sm" aria-label={`${name}さんの指定を終える`}>
          指定を終える
        </Button>
      </Form>
    </Unfold>
  )
}
