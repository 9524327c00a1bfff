import { Form, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'

const ASK_AGAIN_MS = 1_000

/** While a file is read the page asks again by itself, without JavaScript by being loaded again; or it says that nobody reads any more. */
export function ReadingPanel({ isStopped }: { isStopped: boolean }) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, ASK_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [revalidate, state])
  if (isStopped) return <Stopped />
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <Notice title="読み込んでいます" live>
        行を一つずつ確かめています。終わると、この画面に結果が出ます。閉じても止まりません。
      </Notice>
    </>
  )
}

function Stopped() {
  return (
    <>
      <Notice tone="warn" title="読み込みが途中で止まりました" live>
        まだ何も書き込んでいません。もう一度読むか、ファイルを分けて選び直してください。
      </Notice>
      <Form method="post" className="my-3">
        <Button name="intent" value="read" look="primary">
          もう一度読む
        </Button>
      </Form>
    </>
  )
}
