import { DemandSign } from '~/charts/demand-bar'
import { Legend, LegendEntry } from '~/ui/legend'
import { SegmentedLinks } from '~/ui/tabs'
import { planHref } from './plan-href'
import type { PlanState } from './plan-state'

const BY = { course: '研修ごと', unit: '部局ごと' } as const
const KINDS = { all: 'すべて', rules: '認定・更新に要る', gap: '役割の差' } as const

/** How the demand is put together, and which of it. */
export function PlanFilters({ state }: { state: PlanState }) {
  return (
    <div className="filter-bar">
      <SegmentedLinks
        label="まとめ方"
        tabs={keysOf(BY).map((by) => ({ to: planHref(state, { by }), label: BY[by], current: state.by === by }))}
      />
      <SegmentedLinks
        label="需要の種類"
        tabs={keysOf(KINDS).map((kind) => ({
          to: planHref(state, { kind }),
          label: KINDS[kind],
          current: state.kind === kind,
        }))}
      />
      <div className="push">
        <Legend>
          <LegendEntry sign={<DemandSign kind="rules" />}>認定・更新に要る</LegendEntry>
          <LegendEntry sign={<DemandSign kind="gap" />}>役割の差</LegendEntry>
          <LegendEntry sign={<DemandSign kind="seats" />}>席</LegendEntry>
        </Legend>
      </div>
    </div>
  )
}

function keysOf<Name extends string>(words: Readonly<Record<Name, string>>): Name[] {
  return Object.keys(words) as Name[]
}
