import { DataTable } from '~/ui/data-table'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { OwnCertificationPage, OwnWayToGo } from './own-certification.server'
import type { Mark } from './own-criteria'
import { SaidWords } from './said'

/** What is required, what was found, what is next and by when, a criterion a row. */
export function CriteriaTable({ criteria }: Pick<OwnWayToGo, 'criteria'>) {
  return (
    <DataTable
      caption="条件ごとのいま"
      captionHidden
      rows={criteria}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'title',
          label: '条件',
          names: true,
          className: 'criterion-title',
          cell: ({ id, title }) => <CriterionTitle id={id} title={title} />,
        },
        { id: 'mark', label: '判定', className: 'criterion-mark', cell: ({ mark }) => <JudgementMark mark={mark} /> },
        {
          id: 'asks',
          label: '必要なこと',
          className: 'w-[24%]',
          cell: ({ asks, eased }) => (
            <>
              {asks}
              {eased.map(({ id, says }) => (
                <span key={id} className="criterion-eased">
                  <Tag look="warn">経過措置</Tag> {id}：{says}
                </span>
              ))}
            </>
          ),
        },
        { id: 'shows', label: 'いまの状況', className: 'w-[23%]', cell: ({ shows }) => <SaidWords said={shows} /> },
        { id: 'todo', label: '次の一歩', className: 'w-[16%]', cell: ({ todo }) => todo },
        { id: 'when', label: 'いつ', className: 'criterion-when', cell: ({ when }) => when },
      ]}
    />
  )
}

/** What the first renewal will ask for. */
export function RenewalTable({ renewal }: { renewal: NonNullable<OwnCertificationPage['renewal']> }) {
  return (
    <DataTable
      caption="最初の更新の条件"
      captionHidden
      dense
      rows={renewal}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'title',
          label: '更新の条件',
          names: true,
          className: 'w-[16%]',
          cell: ({ id, title }) => <CriterionTitle id={id} title={title} />,
        },
        { id: 'mark', label: 'いま', className: 'w-[16%]', cell: ({ mark }) => <JudgementMark mark={mark} /> },
        { id: 'shows', label: '残ること', cell: ({ shows }) => <SaidWords said={shows} /> },
      ]}
    />
  )
}

function CriterionTitle({ id, title }: { id: string; title: string }) {
  return (
    <>
      {title} <span className="num small sub font-normal">{id}</span>
    </>
  )
}

export function JudgementMark({ mark }: { mark: Mark }) {
  return (
    <StateMark state={mark.state} size="sm">
      {mark.word}
    </StateMark>
  )
}
