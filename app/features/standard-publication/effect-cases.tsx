import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { StateMark } from '~/ui/state-mark'
import type { EffectPage } from './effect.server'

type Tables = Extract<EffectPage, { show: 'tables' }>

/** Whose certificate or application is judged otherwise, by name; and what is to be put right beside the standard. */
export function EffectCases({ page: { cases, judged, orphans } }: { page: Tables }) {
  return (
    <>
      <section aria-labelledby="cases" className="mt-8">
        <h2 id="cases">認定の条件が変わる人</h2>
        <p className="small sub">
          認定を受けている {judged.holders} 人の更新の条件と、候補・申請中の {judged.candidates}{' '}
          人の条件を、前の版と新しい版のレベルで判定し、変わる人だけを示します。認定証そのものは、期限まで有効なままです。
        </p>
        {cases.length === 0 ? (
          <p className="mt-3">判定が変わる人はいません。</p>
        ) : (
          <DataTable
            caption="認定の条件が変わる人"
            captionHidden
            dense
            rows={cases}
            rowKey={({ staffNumber, role, as, change }) => `${staffNumber} ${role} ${as} ${change}`}
            columns={[
              {
                id: 'name',
                label: '職員',
                names: true,
                cell: ({ staffNumber, name, place }) => (
                  <>
                    <Link to={`/people/${staffNumber}`}>{name}</Link>
                    <span className="block small sub font-normal">{place}</span>
                  </>
                ),
              },
              {
                id: 'role',
                label: '認定',
                cell: ({ role, as }) => (
                  <>
                    {role}
                    <span className="block small sub">{as}</span>
                  </>
                ),
              },
              {
                id: 'change',
                label: '変わり方',
                cell: ({ change }) =>
                  change === 'falls' ? (
                    <StateMark state="no" size="sm">
                      満たさなくなる
                    </StateMark>
                  ) : (
                    <StateMark state="ok" size="sm">
                      満たすようになる
                    </StateMark>
                  ),
              },
              { id: 'what', label: '条件', className: 'w-[40%]', cell: ({ what }) => what.join('／') },
            ]}
          />
        )}
      </section>
      {orphans.length > 0 && (
        <section aria-labelledby="orphans" className="mt-8">
          <h2 id="orphans">あわせて直すもの</h2>
          <p className="small sub">新しい版にないスキルのコードを使っています。公開する日までに直してください。</p>
          <ul className="mt-2 list-disc pl-6">
            {orphans.map(({ of, code, name, skills }) => (
              <li key={`${of} ${code}`}>
                {of === 'course' ? <Link to={`/training/courses/${code}`}>{name}</Link> : `認定の規程：${name}`}{' '}
                <span className="num sub">{code}</span>：{skills.join('、')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
