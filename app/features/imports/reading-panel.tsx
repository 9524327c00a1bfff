import { Form, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'

const ASK_AGAIN_MS = 1_000

/** While a file is read: the page asks again by itself, without JavaScript by being loaded again. */
export function ReadingPanel() {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, ASK_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [revalidate, state])
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <Notice title="読み込んでいます" live>
        行を一つずつ確かめています。終わると、この画面に結果が出ます。閉じても止まりません。
      </Notice>
      <Form method="post">
        <p className="small sub row">
          1 分たっても終わらないときは
          <Button name="intent" value="read" look="text" size="sm">
            もう一度読む
          </Button>
        </p>
      </Form>
    </>
  )
}
