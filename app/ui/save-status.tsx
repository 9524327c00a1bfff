import { Link, useLocation } from '@remix-run/react'
import { Button } from './button'
import { useHydrated } from './hydrated'
import { Icon } from './icon'
import { Notice } from './notice'
import type { SaveState } from './use-autosave'

/** `14:32 に保存しました`; says nothing that is not so. */
export function SaveStatus({ state }: { state: SaveState }) {
  const hydrated = useHydrated()
  return (
    <span className="small" role="status">
      {state.kind === 'saved' && (
        <>
          <Icon name="check" /> {timeOf(state.savedAt)} に保存しました。途中でやめても残ります。
        </>
      )}
      {state.kind === 'saving' && '保存しています…'}
      {state.kind === 'quiet' && (hydrated ? '入れるたびに保存します。' : '下のボタンで保存します。')}
    </span>
  )
}

/** What could not be saved, and what to do; the choices stay in the screen. */
export function UnsavedNotice({ state, retry }: { state: SaveState; retry: () => void }) {
  const { pathname } = useLocation()
  if (state.kind === 'signed-out') {
    return (
      <Notice tone="warn" live title="サインインが切れました">
        入れたものはこの画面に残っています。
        <Link to={`/login?to=${encodeURIComponent(pathname)}`}>もう一度サインインする</Link>と、続きから保存します。
      </Notice>
    )
  }
  if (state.kind === 'offline') {
    return (
      <Notice
        tone="warn"
        live
        title="まだ保存できていません"
        actions={
          <Button type="button" size="sm" onClick={retry}>
            もう一度保存する
          </Button>
        }
      >
        ポータルにつながりません。入れたものはこの画面に残っています。
      </Notice>
    )
  }
  if (state.kind === 'refused') {
    return (
      <Notice tone="error" live title="保存していません">
        {state.reason}
      </Notice>
    )
  }
  return null
}

function timeOf(instant: string): string {
  return new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  )
}
