import { Form, Link } from '@remix-run/react'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { roleWord } from '~/domain/terms'
import { Button } from '~/ui/button'
import { Select, TextInput } from '~/ui/field'
import type { HoldersPage } from './holders.server'
import { holdersHref } from './holders-href'
import { HOLDER_STATE_WORDS, HOLDER_STATES, HOLDER_WITHIN } from './holders-words'

/** By role, state, how soon it runs out, and name. A plain form: the address is the search. */
export function HoldersFilter({ page: { params } }: { page: HoldersPage }) {
  const isFiltered = params.role !== '' || params.state !== '' || params.within !== '' || params.q !== ''
  return (
    <Form method="get" className="filter-bar" role="search" aria-label="認定された人をさがす">
      <TextInput
        name="q"
        key={`q-${params.q}`}
        label="氏名・フリガナ・職員番号"
        type="search"
        size="sm"
        className="w-52"
        autoComplete="off"
        defaultValue={params.q}
      />
      <Select
        name="role"
        key={`role-${params.role}`}
        label="役割"
        size="sm"
        defaultValue={params.role}
        options={[
          { value: '', label: 'すべて' },
          ...CERTIFIED_ROLES.map((role) => ({ value: role, label: roleWord(role) })),
        ]}
      />
      <Select
        name="state"
        key={`state-${params.state}`}
        label="状態"
        size="sm"
        defaultValue={params.state}
        options={[
          { value: '', label: 'すべて' },
          ...HOLDER_STATES.map((state) => ({ value: state, label: HOLDER_STATE_WORDS[state] })),
        ]}
      />
      <Select
        name="within"
        key={`within-${params.within}`}
        label="期限"
        size="sm"
        defaultValue={params.within}
        options={[
          { value: '', label: 'いつでも' },
          ...HOLDER_WITHIN.map((days) => ({ value: days, label: `${days} 日のうち` })),
        ]}
      />
      <Button>さがす</Button>
      {isFiltered && (
        <Link className="small" to={holdersHref(params, { role: '', state: '', within: '', q: '' })}>
          条件をやめる
        </Link>
      )}
    </Form>
  )
}
