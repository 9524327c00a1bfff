import { Link } from '@remix-run/react'
import { longWithWeekday } from '~/domain/calendar'
import { signed } from '~/domain/signed'
import { PIPELINE_STAGE_WORDS } from '~/domain/terms'
import { DataTable } from '~/ui/data-table'
import { Meter } from '~/ui/meter'
import type { GoalsPage } from './goals.server'
import { goalPeopleHref } from './goals-href'
import type { Pipeline } from './pipeline-rows'
import { STEP_WORDS, UNMET_WORDS } from './pipeline-words'

type Told = { page: GoalsPage; pipeline: Pipeline }

/** Candidates by what is still before them, what each group is expected to bring, and the rates behind it. */
export function PipelineSection({ page, pipeline }: Told) {
  return (
    <section className="section" aria-labelledby="pipeline">
      <h2 id="pipeline">{headline({ page, pipeline })}</h2>
      <p className="small sub mb-3">{committeeWords(pipeline)}</p>
      <div className="halves goals-short">
        <div>
          <Stages page={page} pipeline={pipeline} />
          <Unmet page={page} pipeline={pipeline} />
        </div>
        <div>
          <Expected page={page} pipeline={pipeline} />
          <Rates pipeline={pipeline} />
        </div>
      </div>
    </section>
  )
}

function headline({ page, pipeline }: Told): string {
  const row = page.indicators.find(({ role }) => role === page.params.role)
  const coming = Math.round(pipeline.stages.reduce((sum, { mean }) => sum + mean, 0))
  const told = `候補 ${pipeline.candidates} 人から ${coming} 人の見込み`
  if (!row || row.short === null || row.short === 0) return told
  const leaving = Math.round(pipeline.expected.filter(({ mean }) => mean < 0).reduce((sum, { mean }) => sum - mean, 0))
  return `${told}。目標に要る新規は ${row.short + leaving} 人`
}

function committeeWords({ committee }: Pipeline): string {
  if (!committee) return 'この年度にこれからの認定委員会はありません。委員会で決める役割の候補は、見込みに入りません。'
  return `次の認定委員会は ${longWithWeekday(committee.heldOn)}、申請のしめきりは ${longWithWeekday(committee.applyBy)}です。`
}

function Stages({ page, pipeline }: Told) {
  return (
    <>
      <h3 className="sub-title">候補の段階</h3>
      <DataTable
        caption="候補の段階"
        captionHidden
        dense
        columns={[
          { id: 'stage', label: '段階', names: true, cell: ({ stage }) => PIPELINE_STAGE_WORDS[stage] },
          {
            id: 'people',
            label: '人',
            align: 'n',
            cell: ({ stage, people }) => <People page={page} line={stage} people={people} />,
          },
          {
            id: 'bar',
            label: <span className="sr-only">割合</span>,
            className: 'w-[38%]',
            cell: ({ people }) => (
              <Meter
                value={people}
                max={Math.max(1, pipeline.candidates)}
                label={`${pipeline.candidates} 人のうち ${people} 人`}
              />
            ),
          },
        ]}
        rows={pipeline.stages}
        rowKey={({ stage }) => stage}
        foot={
          <tr>
            <th scope="row">候補</th>
            <td className="n">
              <People page={page} line="candidates" people={pipeline.candidates} />
            </td>
            <td />
          </tr>
        }
      />
    </>
  )
}

function Unmet({ page, pipeline }: Told) {
  if (pipeline.unmet.length === 0) return null
  return (
    <>
      <h3 className="sub-title mt-5">まだ申請していない人に残っている条件</h3>
      <DataTable
        caption="残っている条件"
        captionHidden
        dense
        columns={[
          { id: 'kind', label: '条件', names: true, cell: ({ kind }) => UNMET_WORDS[kind] ?? kind },
          {
            id: 'people',
            label: '人',
            align: 'n',
            cell: ({ kind, people }) => (
              <Link to={goalPeopleHref({ role: page.params.role, asOf: page.asOf, line: 'candidates', unmet: kind })}>
                {people}
              </Link>
            ),
          },
        ]}
        rows={pipeline.unmet}
        rowKey={({ kind }) => kind}
      />
      <p className="small sub mt-2">1 人に複数あるので、足しても候補の数になりません。</p>
    </>
  )
}

function Expected({ page, pipeline }: Told) {
  const now = page.indicators.find(({ role }) => role === page.params.role)?.now ?? 0
  // What stands in the rows adds up to the foot; the simulation's own mean differs by the year's good or bad luck.
  const together = pipeline.expected.reduce((sum, { mean }) => sum + tenths(mean), now * 10) / 10
  return (
    <>
      <h3 className="sub-title">見込みの内訳（平均）</h3>
      <DataTable
        caption="見込みの内訳"
        captionHidden
        dense
        columns={[
          { id: 'group', label: '内訳', names: true, cell: ({ group, people }) => `${group} ${people} 人` },
          { id: 'mean', label: '平均', align: 'n', cell: ({ mean }) => withTenth(mean) },
        ]}
        rows={pipeline.expected}
        rowKey={({ group }) => group}
        foot={
          <tr>
            <th scope="row">きょう {now} 人とあわせて</th>
            <td className="n">{together.toFixed(1)}</td>
          </tr>
        }
      />
    </>
  )
}

/** The rates behind the forecast are shown in full, so that anybody can doubt them. */
function Rates({ pipeline }: { pipeline: Pipeline }) {
  const { assumptions } = pipeline
  const others = [
    ['在職者が 1 年に退職する', assumptions.leftInYear],
    ['在職者が 1 年に停止になる', assumptions.suspendedInYear],
    ['条件付認定が期限で失効する', assumptions.conditionalLapse],
    ['失効した人が申請前から復活する', assumptions.revivalUnasked],
  ] as const
  return (
    <details className="mt-5">
      <summary>見込みに使う割合</summary>
      <DataTable
        caption="見込みに使う割合"
        captionHidden
        dense
        columns={[
          { id: 'name', label: 'まだの人が年度末までに通る割合', names: true, cell: ({ name }) => name },
          { id: 'rate', label: '割合', align: 'n', cell: ({ rate }) => percent(rate) },
        ]}
        rows={[
          ...pipeline.rates.map(({ step, rate }) => ({ name: STEP_WORDS[step], rate })),
          ...others.map(([name, rate]) => ({ name, rate })),
        ]}
        rowKey={({ name }) => name}
      />
      <p className="small sub mt-2">
        候補 1 人の割合は、残っている段階の割合を掛けたもの。4,000 回ためして数えます。年ごとの良し悪し（±
        {assumptions.yearShock.toFixed(1)}{' '}
        ロジット）は候補みなに同じようにききます。割合は目標のファイル（forecastAssumptions）で変えられます。
      </p>
    </details>
  )
}

function People({ page, line, people }: { page: GoalsPage; line: string; people: number }) {
  if (people === 0) return <>0</>
  return <Link to={goalPeopleHref({ role: page.params.role, asOf: page.asOf, line })}>{people}</Link>
}

function withTenth(mean: number): string {
  const whole = signed(tenths(mean) / 10)
  return whole.includes('.') || whole === '0' ? whole : `${whole}.0`
}

function tenths(mean: number): number {
  return Math.round(mean * 10)
}

function percent(rate: number): string {
  return `${Math.round(rate * 1000) / 10} %`
}
