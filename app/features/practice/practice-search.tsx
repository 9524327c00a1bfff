import { Form, Link } from '@remix-run/react'
import { PROJECT_STATES } from '~/domain/practice'
import { PROJECT_STATE_WORDS } from '~/domain/terms'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { Select, TextInput } from '~/ui/field'
import { Tag } from '~/ui/tag'
import type { PracticesPage } from './practices.server'
import { practicesHref } from './practices-state'

const ALL = { value: '', label: 'すべて' }

/** Words and filters in a plain form: the address is the search. */
export function PracticeSearch({ page }: { page: PracticesPage }) {
  const { state, departments, tools } = page
  return (
    <Form method="get" action="/practices" className="filter-bar" role="search" aria-label="業務改善をさがす">
      <TextInput
        name="q"
        label="ことば（業務、困りごと、道具）"
        type="search"
        size="sm"
        className="w-72"
        autoComplete="off"
        placeholder="例：転記　申請書"
        defaultValue={state.q}
      />
      <Select
        key={`unit-${state.unit}`}
        name="unit"
        label="部局"
        size="sm"
        className="w-44"
        defaultValue={page.unit?.code ?? ''}
        options={[ALL, ...departments.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <Select
        key={`tool-${state.tool}`}
        name="tool"
        label="道具"
        size="sm"
        className="w-40"
        defaultValue={state.tool}
        options={[ALL, ...tools.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <Select
        key={`state-${state.state}`}
        name="state"
        label="状態"
        size="sm"
        defaultValue={state.state}
        options={[ALL, ...PROJECT_STATES.map((each) => ({ value: each, label: PROJECT_STATE_WORDS[each] }))]}
      />
      <Checkbox name="specified" value="1" label="仕様書あり" defaultChecked={state.specified === '1'} />
      <Button>さがす</Button>
    </Form>
  )
}

/** What the list holds in words, with a way to drop each condition. */
export function PracticeConditions({ page }: { page: PracticesPage }) {
  const { state, unit, tools } = page
  const conditions = [
    state.q !== '' && { word: `「${state.q}」`, drop: { q: '' } },
    unit && { word: unit.name, drop: { unit: '' } },
    state.tool !== '' && {
      word: tools.find(({ code }) => code === state.tool)?.name ?? state.tool,
      drop: { tool: '' },
    },
    state.state !== '' && { word: PROJECT_STATE_WORDS[state.state], drop: { state: '' as const } },
    state.specified === '1' && { word: '仕様書あり', drop: { specified: '' as const } },
  ].filter((condition) => condition !== null && condition !== false)
  if (conditions.length === 0) return null
  return (
    <ul className="row mb-4">
      {conditions.map(({ word, drop }) => (
        <li key={word} className="small">
          <Tag>{word}</Tag>{' '}
          <Link to={practicesHref(state, drop)} aria-label={`条件「${word}」をやめる`}>
            やめる
          </Link>
        </li>
      ))}
    </ul>
  )
}
