import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type NoticeTone = 'info' | 'ok' | 'warn' | 'error' | 'quiet'

const TONES: Record<NoticeTone, { className: string; icon: IconName; word: string }> = {
  info: { className: 'notice', icon: 'info', word: 'お知らせ' },
  ok: { className: 'notice notice-ok', icon: 'ok', word: '完了' },
  warn: { className: 'notice notice-warn', icon: 'warn', word: '注意' },
  error: { className: 'notice notice-error', icon: 'warn', word: 'エラー' },
  quiet: { className: 'notice notice-quiet', icon: 'info', word: '補足' },
}

type NoticeProps = {
  tone?: NoticeTone
  title?: ReactNode
  actions?: ReactNode
  /** Read out when it appears: the answer to what the person has just done. */
  live?: boolean
  children?: ReactNode
}

export function Notice({ tone = 'info', title, actions, live, children }: NoticeProps) {
  const { className, icon, word } = TONES[tone]
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined
  return (
    <div className={className} role={role}>
      <div className="row row-between">
        <div>
          <Icon name={icon} />
          <span className="sr-only">{word}：</span> {title && <b className="notice-title">{title}</b>}
          {children && (title ? <div>{children}</div> : children)}
        </div>
        {actions && <div className="row">{actions}</div>}
      </div>
    </div>
  )
}
