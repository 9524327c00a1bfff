import type { ProjectState } from '~/domain/practice'
import { PROJECT_STATE_WORDS } from '~/domain/terms'
import { Tag } from '~/ui/tag'

/** The state of a project by its word; what runs stands out. */
export function ProjectStateTag({ state }: { state: ProjectState }) {
  return <Tag look={state === 'operating' ? 'strong' : 'plain'}>{PROJECT_STATE_WORDS[state]}</Tag>
}

/** What the second half of the comparison is: done, or meant. */
export function afterWord(state: ProjectState): string {
  return state === 'operating' || state === 'completed' ? 'いま' : 'これから'
}
