import { Form } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { CERTIFICATE_MARKS, CERTIFICATE_STATE_WORDS } from '~/features/completions/certificate-states'
import type { OwnCertificatesPage } from '~/features/completions/own-certificates.server'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { StateMark } from '~/ui/state-mark'

type Line = OwnCertificatesPage['certificates'][number]

const COLUMNS: Column<Line>[] = [
  {
    id: 'course',
    label: '研修',
    names: true,
    cell: (line) => (
      <>
        {line.courseTitle} <span className="small sub num whitespace-nowrap">{line.courseCode}</span>
      </>
    ),
  },
  { id: 'day', label: '修了した日', className: 'w-40', cell: (line) => inWareki(line.completedOn) },
  { id: 'issuer', label: '発行元', cell: (line) => line.issuer },
  { id: 'proof', label: '証明', cell: (line) => <Proof {...line} /> },
  {
    id: 'state',
    label: '状態',
    cell: (line) => (
      <>
        <StateMark state={CERTIFICATE_MARKS[line.state]} size="sm">
          {CERTIFICATE_STATE_WORDS[line.state]}
        </StateMark>
        {line.comment && <span className="small sub block">{line.comment}</span>}
      </>
    ),
  },
  {
    id: 'do',
    label: <span className="sr-only">操作</span>,
    cell: (line) =>
      line.state === 'waiting' ? (
        <Form method="post">
          <input type="hidden" name="certificate" value={line.certificateId} />
          <Button size="sm" name="intent" value="withdraw" aria-label={`${line.courseTitle}の修了証を取り下げる`}>
            取り下げる
          </Button>
        </Form>
      ) : null,
  },
]

/** What one gave so far and what became of it. */
export function OwnCertificateList({ certificates }: Pick<OwnCertificatesPage, 'certificates'>) {
  if (certificates.length === 0) {
    return (
      <EmptyState title="まだ修了証を出していません">
        市の外で受けた研修や試験も、確認されると修了として記録されます。
      </EmptyState>
    )
  }
  return (
    <DataTable
      caption="出した修了証"
      captionHidden
      columns={COLUMNS}
      rows={certificates}
      rowKey={(line) => line.certificateId}
    />
  )
}

/** Where a certificate can be seen: its file, its link, or both. */
export function Proof({
  certificateId,
  fileName,
  url,
  courseTitle,
}: Pick<Line, 'certificateId' | 'fileName' | 'url' | 'courseTitle'>) {
  return (
    <>
      {fileName && (
        <a className="block" href={`/training/certificates/${certificateId}/file`}>
          {fileName}
        </a>
      )}
      {url && (
        <a className="block" href={url} rel="noreferrer noopener" target="_blank">
          リンクを開く<span className="sr-only">（{courseTitle}、新しいタブ）</span>
        </a>
      )}
    </>
  )
}
