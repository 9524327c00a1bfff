import { Link } from '@remix-run/react'
import { Notice } from '~/ui/notice'
import type { VersionShown } from './asked-version'

/** Says that a page shows another version than the one in force. */
export function VersionNotice({ shown, current }: { shown: VersionShown; current: string }) {
  if (shown.isInForce) return null
  return (
    <Notice tone="warn" actions={<Link to={current}>いまの版を見る</Link>}>
      第 {shown.version} 版{shown.effectiveFrom && `（${shown.effectiveFrom}から）`}
      です。いま使っている版ではありません。
    </Notice>
  )
}
