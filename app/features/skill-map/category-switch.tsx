import { StepSwitch } from '~/ui/step-switch'
import { mapHref } from './map-state'
import type { MapPage } from './skill-map.server'

/** A narrow screen shows one category at a time: the ones before and after it, and all of them to choose from. */
export function CategorySwitch({ page }: { page: MapPage }) {
  const { categories, compact, state } = page
  const shown = categories.find(({ name }) => name === compact.categories[0]?.name)
  const kept = new URLSearchParams(mapHref(state, { category: '' }).split('?')[1])
  return (
    <StepSwitch
      label="カテゴリー"
      name="category"
      options={categories.map(({ code, name }) => ({ value: code, label: name }))}
      value={shown?.code ?? ''}
      keep={Object.fromEntries(kept)}
      hrefOf={(category) => mapHref(state, { category })}
    />
  )
}
