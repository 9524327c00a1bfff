import { Form } from '@remix-run/react'
import { Icon } from './icon'

const WHAT = '職員・スキルをさがす'

export function SearchForm({ query }: { query?: string }) {
  return (
    <Form role="search" method="get" action="/people" className="search-form">
      <input type="search" name="q" defaultValue={query} aria-label={WHAT} placeholder={WHAT} autoComplete="off" />
      <button type="submit" aria-label="さがす">
        <Icon name="search" />
      </button>
    </Form>
  )
}
