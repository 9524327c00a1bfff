import { Form, Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { CERTIFICATE_MARKS, CERTIFICATE_STATE_WORDS } from '~/features/completions/certificate-states'
import type { CertificatesPage } from '~/features/completions/certificates.server'
import { Proof } from '~/features/completions/own-certificate-list'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { Dialog } from '~/ui/dialog'
import { TextArea } from '~/ui/field'
import { StateMark } from '~/ui/state-mark'

type Line = CertificatesPage['waiting'][number]

const SHARED: Column<Line>[] = [
  {
    id: 'who',
    label: '職員',
    names: true,
    cell: (line) => (
      <>
        <Link to={`/people/${line.staffNumber}`}>{line.name}</Link>
        <span className="small sub font-normal block">{line.unitName}</span>
      </>
    ),
  },
  {
    id: 'course',
    label: '研修',
    cell: (line) => (
      <>
        {line.courseTitle} <span className="small sub num whitespace-nowrap">{line.courseCode}</span>
        <span className="small sub block">
          {line.issuer}・{inWareki(line.completedOn)}
        </span>
      </>
    ),
  },
  { id: 'proof', label: '証明', cell: (line) => <Proof {...line} /> },
]

const WAITING: Column<Line>[] = [
  ...SHARED,
  { id: 'since', label: '出した日', cell: (line) => inWareki(line.submittedOn) },
  {
    id: 'decide',
    label: '確かめる',
    cell: (line) =>
      line.isOwn ? <span className="small sub">自分のものは、ほかの担当が確かめます</span> : <Decide {...line} />,
  },
]

const CHECKED: Column<Line>[] = [
  ...SHARED,
  {
    id: 'state',
    label: '結果',
    cell: (line) => (
      <>
        <StateMark state={CERTIFICATE_MARKS[line.state]} size="sm">
          {CERTIFICATE_STATE_WORDS[line.state]}
        </StateMark>
        <span className="small sub block">
          {line.checkedOn && inWareki(line.checkedOn)} {line.comment}
        </span>
      </>
    ),
  },
  {
    id: 'back',
    label: <span className="sr-only">操作</span>,
    className: 'w-32',
    cell: ({ isOwn, certificateId, name, courseTitle, state }) =>
      isOwn ? null : (
        <Dialog label="取り消す…" title={`${name}の「${courseTitle}」の確認を取り消しますか`} look="text" size="sm">
          <p>
            {state === 'accepted' && '修了の記録がなくなります。'}もう一度、確認待ちに並び、本人に知らせが届きます。
          </p>
          <Form method="post" className="mt-4">
            <input type="hidden" name="certificate" value={certificateId} />
            <Button name="intent" value="take-back" look="danger">
              確認を取り消す
            </Button>
          </Form>
        </Dialog>
      ),
  },
]

/** Certificates that wait, each with the two decisions. */
export function CertificatesToCheck({ rows }: { rows: readonly Line[] }) {
  return (
    <DataTable
      caption="確認待ちの修了証"
      captionHidden
      columns={WAITING}
      rows={rows}
      rowKey={(line) => line.certificateId}
    />
  )
}

export function CheckedCertificates({ rows }: { rows: readonly Line[] }) {
  return (
    <DataTable
      caption="確かめた修了証"
      captionHidden
      dense
      columns={CHECKED}
      rows={rows}
      rowKey={(line) => line.certificateId}
    />
  )
}

function Decide({ certificateId, name, courseTitle }: Line) {
  return (
    <div className="row">
      <Form method="post">
        <input type="hidden" name="certificate" value={certificateId} />
        <Button
          name="verdict"
          value="accept"
          size="sm"
          look="primary"
          aria-label={`${name}の「${courseTitle}」を認める`}
        >
          認める
        </Button>
      </Form>
      <Dialog label="認めない…" title={`${name}の「${courseTitle}」を認めませんか`} look="outline" size="sm">
        <Form method="post">
          <input type="hidden" name="certificate" value={certificateId} />
          <TextArea
            name="reason"
            id={`reason-${certificateId}`}
            label="理由"
            help="本人に伝わります。"
            required
            maxLength={500}
          />
          <Button name="verdict" value="refuse" look="danger" className="mt-4">
            認めない
          </Button>
        </Form>
      </Dialog>
    </div>
  )
}
