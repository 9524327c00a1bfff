import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Select } from '~/ui/field'
import { ChangeList } from './changed-text'
import type { ComparePage } from './compare.server'
import { compareHref } from './review-href'

type Pair = NonNullable<ComparePage['pair']>

/** Which two versions. */
export function VersionsToCompare({ page }: { page: ComparePage }) {
  const options = page.versions.map(({ version, label }) => ({ value: version, label }))
  return (
    <Form method="get" action="/standard/compare" className="filter-bar no-print">
      <Select
        name="from"
        label="前の版"
        size="sm"
        options={options}
        defaultValue={page.pair?.from}
        key={page.pair?.from}
      />
      <Select
        name="to"
        label="後の版"
        size="sm"
        options={options}
        defaultValue={page.pair?.to}
        key={`to ${page.pair?.to}`}
      />
      <Button>比べる</Button>
    </Form>
  )
}

/** Narrows the list to one kind of change. */
export function KindsOfChange({ pair: { from, to, kind, kinds, total } }: { pair: Pair }) {
  if (kinds.length < 2) return null
  const all = [{ kind: null, word: 'すべて', count: total }, ...kinds]
  return (
    <nav className="change-kinds no-print" aria-label="ちがいの種類でしぼる">
      <ul>
        {all.map((one) => (
          <li key={one.word}>
            <Link
              to={compareHref({ from, to, ...(one.kind && { kind: one.kind }) })}
              aria-current={one.kind === kind ? 'true' : undefined}
              preventScrollReset
            >
              {one.word} <span className="num">{one.count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The changes by part of the standard. */
export function Changes({ pair: { sections } }: { pair: Pair }) {
  if (sections.length === 0) {
    return <EmptyState title="ちがいはありません">この 2 つの版は、同じことを言っています。</EmptyState>
  }
  return sections.map(({ part, title, things }) => (
    <section key={part} className="section" aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`}>{title}</h2>
      {things.map(({ key, name, code, changes }) => (
        <article key={key} className="changed-thing" aria-label={name}>
          <h3>
            {name} {code && <span className="num small sub whitespace-nowrap">{code}</span>}
          </h3>
          <ChangeList changes={changes} />
        </article>
      ))}
    </section>
  ))
}
