import { Form } from '@remix-run/react'
import type { ImportPage } from '~/features/imports/import.server'
import { Button } from '~/ui/button'
import { Select } from '~/ui/field'

const OPTIONS = [
  { value: '', label: '自動で見分ける' },
  { value: 'UTF-8', label: 'UTF-8' },
  { value: 'CP932', label: 'Shift_JIS（Windows の日本語）' },
  { value: 'UTF-16LE', label: 'UTF-16（Excel の Unicode テキスト）' },
  { value: 'UTF-16BE', label: 'UTF-16（ビッグエンディアン）' },
]

/** The encoding of a text file is guessed: where the names look wrong, somebody says which it is, and it is read anew. */
export function EncodingPanel({ page }: { page: ImportPage }) {
  const { record, mayDecide } = page
  const isUndecided = record.state === 'previewed' || record.state === 'failed'
  if (!isUndecided || !mayDecide || !record.mediaType?.startsWith('text/') || record.kind === 'courses') return null
  return (
    <details className="my-3" open={record.encoding !== null}>
      <summary>文字が化けているとき</summary>
      <Form method="post" className="row mt-2">
        <input type="hidden" name="intent" value="encoding" />
        <Select
          name="encoding"
          label="文字コード"
          size="sm"
          options={OPTIONS}
          defaultValue={record.encoding ?? ''}
          key={record.encoding}
        />
        <Button size="sm">この文字コードで読み直す</Button>
      </Form>
    </details>
  )
}
