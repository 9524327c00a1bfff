import { Form } from '@remix-run/react'
import { Button, LinkButton } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { mapHref } from './map-state'
import type { MapPage } from './skill-map.server'

/** A narrow screen shows one category at a time: the ones before and after it, and all of them to choose from. */
export function CategorySwitch({ page }: { page: MapPage }) {
  const { categories, compact, state } = page
  const shown = categories.findIndex(({ name }) => name === compact.categories[0]?.name)
  const before = categories[(shown - 1 + categories.length) % categories.length]
  const after = categories[(shown + 1) % categories.length]
  const { category: _, level, show, view, ...kept } = state
  return (
    <Form method="get" action="/map" preventScrollReset className="no-print">
      {Object.entries({ ...kept, level, show, view }).map(
        ([name, value]) => value !== '' && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label className="label" htmlFor="category-switch">
        カテゴリー（{shown + 1} / {categories.length}）
      </label>
      <div className="category-switch">
        <LinkButton
          to={mapHref(state, { category: before?.code ?? '' })}
          aria-label={`前のカテゴリー：${before?.name ?? ''}`}
          preventScrollReset
        >
          <Icon name="previous" />
        </LinkButton>
        <select
          key={categories[shown]?.code}
          id="category-switch"
          name="category"
          className="input"
          defaultValue={categories[shown]?.code}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        >
          {categories.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <LinkButton
          to={mapHref(state, { category: after?.code ?? '' })}
          aria-label={`次のカテゴリー：${after?.name ?? ''}`}
          preventScrollReset
        >
          <Icon name="next" />
        </LinkButton>
      </div>
      <noscript>
        <Button size="sm">このカテゴリーを表示</Button>
      </noscript>
    </Form>
  )
}
