import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { Select, TextInput } from '~/ui/field'
import { SegmentedLinks } from '~/ui/tabs'
import { NEED_WORDS } from './tool-needs'
import type { ToolsPage } from './tools.server'
import { toolsHref } from './tools-href'

export function ToolSearch({ page }: { page: ToolsPage }) {
  const { state, departments, counts } = page
  const needs = counts.filter(({ need, tools }) => tools > 0 || need === state.need)
  return (
    <>
      <Form method="get" action="/tools" className="filter-bar" role="search" aria-label="内製ツールをさがす">
        <TextInput name="q" label="名前、目的、道具" type="search" size="sm" className="w-64" defaultValue={state.q} />
        <Select
          key={`unit-${state.unit}`}
          name="unit"
          label="部局"
          size="sm"
          className="w-44"
          defaultValue={page.unit?.code ?? ''}
          options={[
            { value: '', label: 'すべて' },
            ...departments.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        {state.need && <input type="hidden" name="need" value={state.need} />}
        <Checkbox name="retired" value="1" label="廃止も" defaultChecked={state.retired === '1'} />
        <Button>さがす</Button>
      </Form>
      {needs.length > 0 && (
        <div className="mb-4">
          <SegmentedLinks
            label="要ること"
            tabs={[
              { to: toolsHref(state, { need: '' }), label: 'すべて', current: state.need === '' },
              ...needs.map(({ need, tools }) => ({
                to: toolsHref(state, { need }),
                label: `${NEED_WORDS[need]} ${tools}`,
                current: need === state.need,
              })),
            ]}
          />
        </div>
      )}
    </>
  )
}
