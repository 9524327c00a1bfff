import { Form } from '@remix-run/react'
import { type SectionView, SORTS } from '~/features/section/section-view'
import { Button } from '~/ui/button'
import { TextInput } from '~/ui/field'
import { SegmentedLinks } from '~/ui/tabs'

type SectionFiltersProps = { section: SectionView; hrefWith: (changed: Record<string, string>) => string }

/** Which skills, in which order, as of which day: all in the address. */
export function SectionFilters({ section, hrefWith }: SectionFiltersProps) {
  const { sort, group } = section.view
  const groups = [{ code: 'core', name: '共通スキル' }, ...section.categories]
  return (
    <div className="filter-bar">
      <Form method="get" className="row items-end">
        {section.isToday ? null : <input type="hidden" name="asOf" value={section.day} />}
        <input type="hidden" name="sort" value={sort} />
        <div className="field">
          <label className="label" htmlFor="group">
            スキル
          </label>
          <select
            id="group"
            name="group"
            className="input input-sm"
            defaultValue={group}
            key={group}
            onChange={(event) => event.currentTarget.form?.requestSubmit()}
          >
            {groups.map((each) => (
              <option key={each.code} value={each.code}>
                {each.name}
              </option>
            ))}
          </select>
        </div>
        <noscript>
          <Button size="sm">見る</Button>
        </noscript>
      </Form>
      <div className="wide-only">
        <SegmentedLinks
          label="並べ方"
          tabs={SORTS.filter((each) => each.id !== 'waiting' || section.mayConfirm).map((each) => ({
            to: hrefWith({ sort: each.id }),
            label: each.label,
            current: each.id === sort,
          }))}
        />
      </div>
      <Form method="get" className="row items-end push">
        <input type="hidden" name="group" value={group} />
        <TextInput
          name="asOf"
          label="いつの姿"
          size="sm"
          className="num w-36"
          defaultValue={section.day}
          key={section.day}
          autoComplete="off"
        />
        <Button size="sm">この日で見る</Button>
      </Form>
    </div>
  )
}
