import { Fragment, type ReactNode } from 'react'

type Definition = { term: ReactNode; value: ReactNode }

export function DefinitionList({ items, columns = 1 }: { items: Definition[]; columns?: 1 | 2 }) {
  return (
    <dl className={columns === 2 ? 'definitions definitions-two' : 'definitions'}>
      {items.map(({ term, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed for a render and has no state
        <Fragment key={index}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
