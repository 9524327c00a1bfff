import { useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { Notice } from './notice'
import { forgetUnsent, keepUnsent, markLost, putBackUnsent } from './unsent-form'

/** Gives back what somebody sent after their session had ended, once they have signed in anew (README › rule 11). */
export function UnsentNotice({ who }: { who: string | null }) {
  const { pathname, search } = useLocation()
  const [isBack, setBack] = useState(false)
  const page = pathname + search

  useEffect(() => {
    const sent = ({ target }: SubmitEvent) => {
      setBack(false)
      if (who !== null && target instanceof HTMLFormElement) keepUnsent(target, who, page)
    }
    document.addEventListener('submit', sent, { capture: true })
    return () => document.removeEventListener('submit', sent, { capture: true })
  }, [who, page])

  useEffect(() => {
    if (pathname !== '/login') setBack(who !== null && putBackUnsent(who, page))
    else if (new URLSearchParams(search).has('unsaved')) markLost()
    else forgetUnsent()
  }, [who, page, pathname, search])

  if (!isBack) return null
  return (
    <Notice tone="warn" live title="送る前の入力を、画面に戻しました">
      サインインが切れていたため、まだ保存していません。確かめて、もう一度送ってください。
    </Notice>
  )
}
