import type { ReactNode } from 'react'

const LOOKS = { plain: 'tag', warn: 'tag tag-warn', strong: 'tag tag-strong' }

export function Tag({ look = 'plain', children }: { look?: keyof typeof LOOKS; children: ReactNode }) {
  return <span className={LOOKS[look]}>{children}</span>
}
