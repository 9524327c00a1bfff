import { Link } from '@remix-run/react'
import { PIPELINE_STAGE_WORDS, roleWord } from '~/domain/terms'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { KeyFigures } from '~/ui/key-figures'
import { Pagination } from '~/ui/pagination'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import { officeHref } from './office-href'
import type { OfficePage } from './office-list.server'
import { OFFICE_STATE_WORDS, type OfficeApplication } from './office-words'

type Props<Part extends 'applications' | 'candidates' | 'expiring'> = {
  page: OfficePage
  part: NonNullable<OfficePage[Part]>
}

/** Open applications by state, for whom each waits, and until when it has to be decided. */
export function ApplicationsSection({ page, part }: Props<'applications'>) {
  const { params } = page
  return (
    <section className="section-tight pairs-on-phone" aria-label="申請">
      <KeyFigures
        figures={part.counts.map(({ state, applications }) => ({
          label: OFFICE_STATE_WORDS[state],
          value: applications,
          unit: '件',
          to: applications > 0 ? officeHref(params, { state }) : undefined,
        }))}
      />
      {params.state !== '' && <Chosen page={page} what={OFFICE_STATE_WORDS[params.state]} changed={{ state: '' }} />}
      {part.rows.length === 0 ? (
        <div className="section-tight">
          <EmptyState title="進んでいる申請はありません">
            職員が「認定」から申請すると、ここに並びます。申請の条件と候補のいまは「候補」で見られます。
          </EmptyState>
        </div>
      ) : (
        <div className="section-tight">
          <DataTable
            caption="進んでいる申請"
            captionHidden
            rows={part.rows}
            rowKey={({ applicationId }) => applicationId}
            columns={[
              { id: 'name', label: '職員', names: true, cell: (one) => <Person {...one} /> },
              {
                id: 'what',
                label: '申請',
                cell: ({ applicationId, roleWord: role, stage }) => (
                  <Link to={`/certification/applications/${applicationId}`}>
                    {role}の{stage}
                  </Link>
                ),
              },
              { id: 'state', label: '状態', className: 'w-[14%]', cell: (one) => <State one={one} /> },
              { id: 'waits', label: '待っている先', cell: ({ waitsFor }) => waitsFor },
              {
                id: 'since',
                label: 'いつから',
                className: 'w-[15%]',
                cell: ({ since, waitedDays }) => (
                  <>
                    {since}から
                    {waitedDays > 0 && <span className="small sub block">{waitedDays} 日</span>}
                  </>
                ),
              },
              { id: 'by', label: '決定の期限', className: 'w-[17%]', cell: ({ decideBy }) => decideBy },
            ]}
          />
        </div>
      )}
    </section>
  )
}

function State({ one }: { one: OfficeApplication }) {
  const ours = one.state === 'submitted' || one.state === 'decision'
  return (
    <StateMark state={ours ? 'near' : 'wait'} size="sm">
      {OFFICE_STATE_WORDS[one.state]}
    </StateMark>
  )
}

/** Candidates by what is still before them; each figure opens its people below. */
export function CandidatesSection({ page, part }: Props<'candidates'>) {
  const { params } = page
  const roles = part.stages[0]?.people.map(({ role }) => role) ?? []
  return (
    <section className="section-tight pairs-on-phone" aria-label="候補">
      <DataTable
        caption="候補の段階"
        captionHidden
        dense
        rows={part.stages}
        rowKey={({ stage }) => stage}
        columns={[
          { id: 'stage', label: '段階', names: true, cell: ({ stage }) => PIPELINE_STAGE_WORDS[stage] },
          ...roles.map((role) => ({
            id: role,
            label: roleWord(role),
            align: 'n' as const,
            cell: ({ stage, people }: (typeof part.stages)[number]) => {
              const count = people.find((one) => one.role === role)?.people ?? 0
              return count === 0 ? 0 : <Link to={officeHref(params, { role, stage })}>{count}</Link>
            },
          })),
        ]}
      />
      {params.stage !== '' && <Chosen page={page} what={PIPELINE_STAGE_WORDS[params.stage]} changed={{ stage: '' }} />}
      {part.rows.length === 0 ? (
        <EmptyState title="候補はいません">
          職員がめざす役割を選び、所属長が候補に推薦すると、ここに並びます。制度の始まりの年は、まず所属長に推薦を頼んでください。
        </EmptyState>
      ) : (
        <div className="section-tight">
          <DataTable
            caption="候補の人"
            captionHidden
            rows={part.rows}
            rowKey={({ personId, role }) => `${personId}/${role}`}
            columns={[
              { id: 'name', label: '職員', names: true, cell: (one) => <Person {...one} /> },
              { id: 'role', label: '役割', cell: (one) => one.roleWord },
              { id: 'stage', label: '段階', cell: ({ stage }) => PIPELINE_STAGE_WORDS[stage] },
              {
                id: 'missing',
                label: '残る条件',
                className: 'w-[36%]',
                cell: ({ missing }) => missing.join('、') || '—',
              },
            ]}
          />
          <Pagination
            page={params.page}
            pageSize={part.pageSize}
            total={part.total}
            unit="人"
            hrefOf={(to) => officeHref(params, { page: to })}
          />
        </div>
      )}
    </section>
  )
}

/** Certificates that run out within half a year, and whether anything has been done about it. */
export function ExpiringSection({ page, part }: Props<'expiring'>) {
  const { params } = page
  return (
    <section className="section-tight pairs-on-phone" aria-label="期限が近い">
      <KeyFigures
        figures={part.counts.map(({ within, certificates }) => ({
          label: `${within} 日のうち`,
          value: certificates,
          unit: '枚',
          to: certificates > 0 ? officeHref(params, { within }) : undefined,
          bad: within === 30 && certificates > 0,
        }))}
      />
      {part.rows.length === 0 ? (
        <div className="section-tight">
          <EmptyState title="期限の近い認定証はありません">
            期限の 180 日前になると、ここに並び、本人にも知らせが届きます。
          </EmptyState>
        </div>
      ) : (
        <div className="section-tight">
          <DataTable
            caption="期限が近い認定証"
            captionHidden
            rows={part.rows}
            rowKey={({ personId, role }) => `${personId}/${role}`}
            columns={[
              { id: 'name', label: '職員', names: true, cell: (one) => <Person {...one} /> },
              {
                id: 'role',
                label: '認定',
                cell: ({ roleWord: role, conditional, staffNumber }) => (
                  <>
                    <Link to={`/certification/holders/${staffNumber}`}>{role}</Link>{' '}
                    {conditional && <Tag look="warn">条件付き</Tag>}
                  </>
                ),
              },
              { id: 'limit', label: '期限', cell: ({ limit }) => limit },
              { id: 'days', label: 'あと', align: 'n', className: 'w-[10%]', cell: ({ days }) => `${days} 日` },
              {
                id: 'application',
                label: '申請',
                cell: ({ application, conditional }) =>
                  application ? (
                    page.isOffice ? (
                      <Link to={`/certification/applications/${application.applicationId}`}>
                        {application.stage}を申請
                      </Link>
                    ) : (
                      `${application.stage}を申請`
                    )
                  ) : (
                    <span className="sub">{conditional ? '条件を満たしたら記録' : 'まだ'}</span>
                  ),
              },
            ]}
          />
        </div>
      )}
    </section>
  )
}

function Chosen({ page, what, changed }: { page: OfficePage; what: string; changed: object }) {
  return (
    <p className="mt-4">
      「{what}」だけを示しています。<Link to={officeHref(page.params, changed)}>すべてを示す</Link>
    </p>
  )
}

function Person({ name, staffNumber, unitName }: { name: string; staffNumber: string | null; unitName: string }) {
  return (
    <>
      {staffNumber ? <Link to={`/people/${encodeURIComponent(staffNumber)}`}>{name}</Link> : name}
      <span className="small sub block font-normal">{unitName}</span>
    </>
  )
}
