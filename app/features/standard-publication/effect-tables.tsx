import { Link } from '@remix-run/react'
import { FateBar, FateLegend } from '~/charts/fate-bar'
import { FATE_WORDS } from '~/domain/terms'
import { type Column, DataTable } from '~/ui/data-table'
import { Unfold } from '~/ui/unfold'
import type { EffectPage } from './effect.server'
import { effectHref, originHref } from './effect-href'
import type { DepartmentRow, RoleRow, SkillRow } from './effect-shown'

type Tables = Extract<EffectPage, { show: 'tables' }>
type Fates = Pick<SkillRow, 'keeps' | 'lowered' | 'reassess' | 'none'>

export function EffectTablesSections({ page }: { page: Tables }) {
  const { tables, from } = page
  const changing = tables.skills.filter(({ changes }) => changes)
  const same = tables.skills.filter(({ changes }) => !changes)
  return (
    <div className="effect-table">
      <section aria-labelledby="skills" className="mt-8">
        <h2 id="skills">スキルごと</h2>
        <FateLegend words={FATE_WORDS} />
        <DataTable
          caption="変わるスキル"
          captionHidden
          dense
          rows={changing}
          rowKey={({ code }) => code}
          columns={skillColumns(from)}
        />
        {same.length > 0 && (
          <Unfold label={`そのまま引き継ぐ ${same.length} スキル`}>
            <DataTable
              caption="そのまま引き継ぐスキル"
              captionHidden
              dense
              rows={same}
              rowKey={({ code }) => code}
              columns={skillColumns(from)}
            />
          </Unfold>
        )}
      </section>
      <EndedSection page={page} />
      <section aria-labelledby="departments" className="mt-8">
        <h2 id="departments">部局ごと</h2>
        <DataTable
          caption="部局ごとの人数"
          captionHidden
          dense
          rows={tables.departments}
          rowKey={({ code }) => code}
          columns={departmentColumns(from)}
        />
      </section>
      <section aria-labelledby="roles" className="mt-8">
        <h2 id="roles">役割ごと</h2>
        <p className="small sub">
          必要レベルをすべて満たす人を、全職員のなかで数えました。充足率は、その役割の人の平均です。
        </p>
        <DataTable
          caption="役割ごとの、必要レベルを満たす人"
          captionHidden
          dense
          rows={tables.roles}
          rowKey={({ code }) => code}
          columns={roleColumns(from)}
        />
      </section>
    </div>
  )
}

function EndedSection({ page: { tables, from } }: { page: Tables }) {
  if (tables.ended.length === 0) return null
  return (
    <section aria-labelledby="ended" className="mt-8">
      <h2 id="ended">廃止するスキル</h2>
      <DataTable
        caption="廃止するスキルと、結果がある人"
        captionHidden
        dense
        rows={tables.ended}
        rowKey={({ code }) => code}
        columns={[
          { id: 'name', label: 'スキル', names: true, cell: (row) => <NameAndCode {...row} /> },
          {
            id: 'people',
            label: '結果がある人',
            align: 'n',
            cell: ({ code, people }) => <Behind from={from} behind={`ended.${code}`} value={people} />,
          },
          { id: 'reason', label: '理由', cell: ({ reason }) => reason || '書かれていません' },
        ]}
      />
    </section>
  )
}

function skillColumns(from: string): Column<SkillRow>[] {
  return [
    {
      id: 'name',
      label: 'スキル',
      names: true,
      cell: ({ code, name, origin }) => (
        <>
          <Link to={originHref(code)}>{name}</Link> <span className="num sub">{code}</span>
          <span className="block small sub font-normal">{origin}</span>
        </>
      ),
    },
    { id: 'bar', label: '割合', className: 'w-[20%]', cell: (row) => <FateBar shares={row} /> },
    ...fateColumns<SkillRow>(from, ({ code }) => `skill.${code}`),
  ]
}

function departmentColumns(from: string): Column<DepartmentRow>[] {
  return [
    { id: 'name', label: '部局', names: true, cell: ({ name }) => name },
    {
      id: 'people',
      label: '職員',
      align: 'n',
      cell: ({ code, people }) => <Behind from={from} behind={`department.${code}.all`} value={people} />,
    },
    { id: 'bar', label: '割合', className: 'w-[20%]', cell: (row) => <FateBar shares={row} /> },
    ...fateColumns<DepartmentRow>(from, ({ code }) => `department.${code}`),
    {
      id: 'ended',
      label: '廃止',
      align: 'n',
      cell: ({ code, ended }) => <Behind from={from} behind={`department.${code}.ended`} value={ended} />,
    },
  ]
}

function fateColumns<Row extends Fates>(from: string, behindOf: (row: Row) => string): Column<Row>[] {
  return (['keeps', 'lowered', 'reassess', 'none'] as const).map((fate) => ({
    id: fate,
    label: FATE_WORDS[fate],
    align: 'n',
    cell: (row) => <Behind from={from} behind={`${behindOf(row)}.${fate}`} value={row[fate]} />,
  }))
}

function roleColumns(from: string): Column<RoleRow>[] {
  const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)} %`)
  return [
    { id: 'name', label: '役割', names: true, cell: ({ name }) => name },
    { id: 'holders', label: '役割の人', align: 'n', cell: ({ holders }) => holders.toLocaleString('ja-JP') },
    {
      id: 'met',
      label: 'すべて満たす人',
      align: 'n',
      cell: ({ metBefore, metAfter }) => (
        <>
          {metBefore.toLocaleString('ja-JP')} → <b>{metAfter.toLocaleString('ja-JP')}</b>
        </>
      ),
    },
    {
      id: 'gained',
      label: '満たすようになる',
      align: 'n',
      cell: ({ code, gained }) => <Behind from={from} behind={`role.${code}.gained`} value={gained} />,
    },
    {
      id: 'lost',
      label: '満たさなくなる',
      align: 'n',
      cell: ({ code, lost }) => <Behind from={from} behind={`role.${code}.lost`} value={lost} />,
    },
    {
      id: 'share',
      label: '平均の充足率',
      align: 'n',
      cell: ({ shareBefore, shareAfter }) => `${percent(shareBefore)} → ${percent(shareAfter)}`,
    },
  ]
}

function NameAndCode({ name, code }: { name: string; code: string }) {
  return (
    <>
      {name} <span className="num sub">{code}</span>
    </>
  )
}

/** A number that opens into its people. */
function Behind({ from, behind, value }: { from: string; behind: string; value: number }) {
  if (value === 0) return <>0</>
  return <Link to={effectHref({ from, behind })}>{value.toLocaleString('ja-JP')}</Link>
}
