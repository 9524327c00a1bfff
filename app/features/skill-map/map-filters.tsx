import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Segmented } from '~/ui/choice'
import { Select, TextInput } from '~/ui/field'
import { SegmentedLinks } from '~/ui/tabs'
import { MEASURES, mapHref } from './map-state'
import type { MapPage } from './skill-map.server'

/** What the map shows: a plain form, so that it works without JavaScript and the address tells it all. */
export function MapFilters({ page }: { page: MapPage }) {
  return (
    <>
      <FilterForm page={page} idPrefix="wide" className="filter-bar wide-only" />
      <details className="map-filters phone-only">
        <summary>
          <b>{measureLabel(page)}</b>・{page.asOfInWareki}
          <span className="summary-action">表し方を変える</span>
        </summary>
        <FilterForm page={page} idPrefix="phone" className="stack-form" />
      </details>
    </>
  )
}

/** Fields are keyed by what the address says, so that going back shows what it says again. */
function FilterForm({ page, idPrefix, className }: { page: MapPage; idPrefix: string; className: string }) {
  const { state, isLive } = page
  return (
    <Form method="get" action="/map" className={className} aria-label="スキルマップの表し方" preventScrollReset>
      {state.unit && <input type="hidden" name="unit" value={state.unit} />}
      {page.staff !== 'regular' && <input type="hidden" name="staff" value={page.staff} />}
      {state.view === 'table' && <input type="hidden" name="view" value="table" />}
      {state.cell && <input type="hidden" name="cell" value={state.cell} />}
      <Segmented
        key={`show-${state.show}`}
        name="show"
        legend="表す数"
        value={state.show}
        options={MEASURES.map(({ value, label }) => ({ value, label: label(state.level) }))}
      />
      <Select
        key={`level-${state.level}`}
        id={`${idPrefix}-level`}
        name="level"
        label="レベル"
        size="sm"
        defaultValue={String(state.level)}
        options={[1, 2, 3, 4].map((level) => ({ value: String(level), label: `${level} 以上` }))}
      />
      <Select
        key={`category-${state.category}`}
        id={`${idPrefix}-category`}
        name="category"
        label="カテゴリー"
        size="sm"
        className="w-36"
        defaultValue={state.category}
        options={[
          { value: '', label: `すべて（${page.categories.length}）` },
          ...page.categories.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      {isLive ? (
        <TextInput
          key={`asOf-${state.asOf}-${page.asOf}`}
          id={`${idPrefix}-as-of`}
          name="asOf"
          label="基準日"
          size="sm"
          className="num w-40"
          autoComplete="off"
          defaultValue={page.problem && state.asOf ? state.asOf : page.asOfInWareki}
        />
      ) : (
        <Select
          key={`asOf-${page.asOf}`}
          id={`${idPrefix}-as-of`}
          name="asOf"
          label="公表した集計"
          size="sm"
          className="w-44"
          defaultValue={page.asOf}
          options={page.dayOptions}
        />
      )}
      <Select
        key={`compare-${state.compare}`}
        id={`${idPrefix}-compare`}
        name="compare"
        label={isLive ? '比較する日' : '比較する集計'}
        size="sm"
        className="w-36"
        defaultValue={state.compare}
        options={[{ value: '', label: '比較しない' }, ...page.compareOptions]}
      />
      <Button>表示する</Button>
      <div className="push">
        <SegmentedLinks
          label="見せ方"
          tabs={[
            { to: mapHref(state, { view: 'chart' }), label: '図', current: state.view === 'chart' },
            { to: mapHref(state, { view: 'table' }), label: '表', current: state.view === 'table' },
          ]}
        />
      </div>
    </Form>
  )
}

function measureLabel({ state }: MapPage): string {
  return MEASURES.find(({ value }) => value === state.show)?.label(state.level) ?? ''
}
