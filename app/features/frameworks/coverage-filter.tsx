import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Select, TextInput } from '~/ui/field'
import type { FrameworkPage } from './framework.server'
import { coverageHref } from './framework-href'
import { VersionField } from './version-select'

/** By area, covered or not, and words. A plain form: the address is the search. */
export function CoverageFilter({ page }: { page: FrameworkPage }) {
  const { filter, areas, versions, chosen, key } = page
  const isFiltered = filter.area !== '' || filter.show !== '' || filter.q !== ''
  return (
    <Form method="get" className="filter-bar" role="search" aria-label="項目をさがす">
      <TextInput
        name="q"
        key={`q-${filter.q}`}
        label="項目・市のスキル"
        type="search"
        size="sm"
        className="w-52"
        autoComplete="off"
        defaultValue={filter.q}
      />
      {areas.length > 0 && (
        <Select
          name="area"
          key={`area-${filter.area}`}
          label="領域"
          size="sm"
          className="w-72 max-w-full"
          defaultValue={filter.area}
          options={[{ value: '', label: 'すべて' }, ...areas.map(({ code, title }) => ({ value: code, label: title }))]}
        />
      )}
      <Select
        name="show"
        key={`show-${filter.show}`}
        label="扱い"
        size="sm"
        defaultValue={filter.show}
        options={[
          { value: '', label: 'すべて' },
          { value: 'covered', label: '市の標準が扱う' },
          { value: 'uncovered', label: '扱わない' },
        ]}
      />
      {versions.length > 1 ? (
        <VersionField chosen={chosen} versions={versions} />
      ) : (
        filter.version !== '' && <input type="hidden" name="version" value={filter.version} />
      )}
      <Button>さがす</Button>
      {isFiltered && (
        <Link className="small" to={coverageHref(key, { version: filter.version })}>
          条件をやめる
        </Link>
      )}
    </Form>
  )
}
