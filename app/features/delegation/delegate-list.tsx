import { Form } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { DELEGATION_WORDS } from '~/domain/terms'
import type { DelegatesData } from '~/features/delegation/delegate-form'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'

/** Who is named now or from a later day on, each with the button that ends it. */
export function DelegateList({ page }: { page: DelegatesData }) {
  return (
    <DataTable
      caption="いまとこれからの指名"
      captionHidden
      rows={page.lines}
      rowKey={(line) => line.delegationId}
      columns={[
        {
          id: 'name',
          label: '職員',
          names: true,
          cell: (line) => (
            <>
              {line.name}
              <span className="small sub font-normal"> {line.title}</span>
            </>
          ),
        },
        { id: 'kind', label: '役目', cell: (line) => DELEGATION_WORDS[line.kind] },
        {
          id: 'scope',
          label: 'だれの分',
          cell: (line) =>
            line.personIds.length === 0 ? '全員' : `${line.personIds.length} 人（${shortList(line.names)}）`,
        },
        {
          id: 'period',
          label: '期間',
          cell: (line) => (
            <span className="num">
              {inWareki(line.from)} から {inWareki(line.through)} まで
              {line.from > page.today && <span className="sub">（これから）</span>}
            </span>
          ),
        },
        {
          id: 'end',
          label: '終わらせる',
          cell: (line) => (
            <Form method="post">
              <input type="hidden" name="delegation" value={line.delegationId} />
              <Button size="sm" name="intent" value="end" aria-label={`${line.name}の指名をきょうで終わらせる`}>
                きょうで終わり
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}

function shortList(names: readonly string[]): string {
  return names.length <= 3 ? names.join('、') : `${names.slice(0, 3).join('、')} ほか`
}
