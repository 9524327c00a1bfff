import { PROJECT_STATE_WORDS } from '~/domain/terms'
import type { Similar } from './similar-practices.server'

/** What is there already; each opens beside the form, which keeps what was typed. */
export function SimilarList({ similar }: { similar: Similar }) {
  return (
    <ul className="dated-list plain">
      {similar.map(({ projectId, title, process, state, unitName }) => (
        <li key={projectId}>
          <a href={`/practices/${projectId}`} target="_blank" rel="noreferrer">
            <b>{title}</b>
            <span className="sr-only">（新しいタブ）</span>
          </a>
          <span className="small sub block">
            {unitName}・{PROJECT_STATE_WORDS[state]}・{process}
          </span>
        </li>
      ))}
    </ul>
  )
}
