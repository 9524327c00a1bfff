import type { ToolNeed } from '~/domain/tool-keeping'
import { Tag } from '~/ui/tag'

export const NEED_WORDS: Readonly<Record<ToolNeed, string>> = {
  owner: '担当がいない',
  trial: '1 年以上ためしていない',
  repair: '動かなかった',
  documents: '資料がない',
}

/** What a tool asks for, the most urgent first. */
export function ToolNeeds({ needs }: { needs: readonly ToolNeed[] }) {
  return (
    <>
      {needs.map((need) => (
        <span key={need} className="mr-1">
          <Tag look={need === 'owner' || need === 'repair' ? 'warn' : 'plain'}>{NEED_WORDS[need]}</Tag>
        </span>
      ))}
    </>
  )
}
