import { Form, Link } from '@remix-run/react'
import { COURSE_FORMAT_WORDS } from '~/domain/terms'
import { COURSE_FORMATS } from '~/domain/training'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { Select, TextInput } from '~/ui/field'
import { SegmentedLinks } from '~/ui/tabs'
import type { CataloguePage } from './catalogue.server'
import { catalogueHref } from './catalogue-state'

/** What the catalogue shows: a plain form, so that the address tells it all. */
export function CatalogueFilters({ page }: { page: CataloguePage }) {
  const { state, found, courses } = page
  const isFiltered =
    state.q !== '' || state.role !== '' || state.format !== '' || state.skill !== '' || state.open !== ''
  return (
    <>
      <FilterForm page={page} idPrefix="wide" className="filter-bar wide-only" />
      <details className="map-filters phone-only" open={isFiltered}>
        <summary>
          <b>研修をさがす</b>
          <span className="summary-action">条件を変える</span>
        </summary>
        <FilterForm page={page} idPrefix="phone" className="stack-form" />
      </details>
      {isFiltered && (
        <p className="mb-4" role="status">
          {courses} の研修のうち {found} が合います。
          <Link to={catalogueHref({ ...state, q: '', role: '', format: '', skill: '', open: '' }, {})}>すべて見る</Link>
        </p>
      )}
    </>
  )
}

function FilterForm({ page, idPrefix, className }: { page: CataloguePage; idPrefix: string; className: string }) {
  const { state, roles, skills } = page
  return (
    <Form method="get" action="/training" role="search" aria-label="研修をさがす" className={className}>
      {state.view === 'calendar' && <input type="hidden" name="view" value="calendar" />}
      {state.month && <input type="hidden" name="month" value={state.month} />}
      <TextInput
        key={`q-${state.q}`}
        id={`${idPrefix}-q`}
        name="q"
        type="search"
        label="言葉でさがす"
        size="sm"
        className="w-44"
        autoComplete="off"
        defaultValue={state.q}
      />
      <Select
        key={`role-${state.role}`}
        id={`${idPrefix}-role`}
        name="role"
        label="だれ向け"
        size="sm"
        className="w-44"
        defaultValue={state.role}
        options={[{ value: '', label: 'すべて' }, ...roles.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <Select
        key={`format-${state.format}`}
        id={`${idPrefix}-format`}
        name="format"
        label="形式"
        size="sm"
        className="w-36"
        defaultValue={state.format}
        options={[
          { value: '', label: 'すべて' },
          ...COURSE_FORMATS.map((format) => ({ value: format, label: COURSE_FORMAT_WORDS[format] })),
        ]}
      />
      <Select
        key={`skill-${state.skill}`}
        id={`${idPrefix}-skill`}
        name="skill"
        label="のばすスキル"
        size="sm"
        className="w-48"
        defaultValue={state.skill}
        options={[{ value: '', label: 'すべて' }, ...skills.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <Checkbox
        key={`open-${state.open}`}
        name="open"
        value="1"
        label="いま申し込める"
        defaultChecked={state.open === '1'}
      />
      <Button>さがす</Button>
      <div className="push">
        <SegmentedLinks
          label="見せ方"
          tabs={[
            { to: catalogueHref(state, { view: 'list', month: '' }), label: '一覧', current: state.view === 'list' },
            { to: catalogueHref(state, { view: 'calendar' }), label: 'カレンダー', current: state.view === 'calendar' },
          ]}
        />
      </div>
    </Form>
  )
}
