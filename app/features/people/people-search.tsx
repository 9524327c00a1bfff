import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Select, TextInput } from '~/ui/field'
import { Tag } from '~/ui/tag'
import type { PeoplePage } from './people-list.server'
import { peopleHref } from './people-state'

const ONLY_WORDS = {
  all: '以上',
  exactly: 'ちょうど',
  old: '以上で、確認から 1 年を過ぎた人',
  short: '役割が求めるレベルに届いていない人',
  none: '未評価の人',
} as const

/** By name, kana or number; by unit; by a skill and its level. A plain form: the address is the search. */
export function PeopleSearch({ page }: { page: PeoplePage }) {
  const { state } = page
  return (
    <Form method="get" action="/people" className="filter-bar" role="search" aria-label="職員をさがす">
      <TextInput
        name="q"
        label="氏名・フリガナ・職員番号"
        type="search"
        size="sm"
        className="w-64"
        autoComplete="off"
        defaultValue={state.q}
      />
      {page.scope !== 'self' && (
        <>
          <Select
            key={`unit-${page.unit?.code}`}
            name="unit"
            label="組織"
            size="sm"
            className="w-52"
            defaultValue={page.unit?.code ?? ''}
            options={unitOptions(page)}
          />
          <Select
            key={`skill-${page.skill?.code}`}
            name="skill"
            label="スキル"
            size="sm"
            className="w-52"
            defaultValue={page.skill?.code ?? ''}
            options={[
              { value: '', label: 'すべて' },
              ...page.skills.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <Select
            key={`level-${state.level}`}
            name="level"
            label="レベル"
            size="sm"
            defaultValue={String(state.level)}
            options={[0, 1, 2, 3, 4].map((level) => ({ value: String(level), label: `${level} 以上` }))}
          />
        </>
      )}
      {state.staff !== 'regular' && <input type="hidden" name="staff" value={state.staff} />}
      {state.asOf && <input type="hidden" name="asOf" value={state.asOf} />}
      <Button>さがす</Button>
    </Form>
  )
}

/** What the list holds in words, with a way to drop each condition. */
export function PeopleConditions({ page }: { page: PeoplePage }) {
  const { state, unit, skill, asOfInWareki } = page
  const conditions = [
    state.q !== '' && { word: `「${state.q}」`, drop: { q: '' } },
    unit && { word: `${unit.name}${state.directly ? '（直属）' : ''}`, drop: { unit: '', directly: '' as const } },
    skill && {
      word: `${skill.name}：${levelCondition(state)}`,
      drop: { skill: '', only: 'all' as const, level: 2, staff: 'regular' as const },
    },
    skill && state.staff === 'fiscal_year' && { word: '会計年度任用職員', drop: { staff: 'regular' as const } },
    asOfInWareki !== null && { word: `${asOfInWareki}のとき`, drop: { asOf: '' } },
  ].filter((condition) => condition !== null && condition !== false)
  if (conditions.length === 0) return null
  return (
    <ul className="row mb-4">
      {conditions.map(({ word, drop }) => (
        <li key={word} className="small">
          <Tag>{word}</Tag>{' '}
          <Link to={peopleHref(state, drop)} aria-label={`条件「${word}」をやめる`}>
            やめる
          </Link>
        </li>
      ))}
    </ul>
  )
}

function levelCondition({ level, only }: PeoplePage['state']): string {
  return only === 'short' || only === 'none' ? ONLY_WORDS[only] : `レベル ${level} ${ONLY_WORDS[only]}`
}

/** Units of the same name stand under their department, so that they can be told apart. */
function unitOptions(page: PeoplePage) {
  const known = page.unit === null || page.units.some(({ code }) => code === page.unit?.code)
  return [
    { value: '', label: 'すべて' },
    ...(known || !page.unit ? [] : [{ value: page.unit.code, label: page.unit.name }]),
    ...page.units.map(({ code, name, depth }) => ({ value: code, label: `${'　'.repeat(depth)}${name}` })),
  ]
}
