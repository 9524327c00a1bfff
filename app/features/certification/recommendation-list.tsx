import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { TextArea } from '~/ui/field'
import { StateMark } from '~/ui/state-mark'
import { Unfold } from '~/ui/unfold'
import type { Recommendable, RecommendationsPage } from './recommendations.server'

type Props = { page: RecommendationsPage; failed: { person: number; note: string } | null; busy: boolean }

/** Whom the head may recommend, those who wait for it first. */
export function RecommendationList({ page, failed, busy }: Props) {
  return (
    <DataTable
      caption="推薦できる人"
      captionHidden
      rows={page.people}
      rowKey={({ personId, role }) => `${personId}/${role}`}
      columns={[
        {
          id: 'name',
          label: '職員',
          names: true,
          cell: ({ name, staffNumber, roleWord }) => (
            <>
              {staffNumber ? <Link to={`/people/${staffNumber}`}>{name}</Link> : name}
              <span className="small sub block font-normal">{roleWord}</span>
            </>
          ),
        },
        {
          id: 'met',
          label: '満たす条件',
          className: 'w-[14%]',
          cell: ({ met, judged }) => `${judged} のうち ${met}`,
        },
        {
          id: 'missing',
          label: 'まだのこと',
          cell: ({ missing }) => (missing.length === 0 ? 'なし' : missing.join('、')),
        },
        { id: 'application', label: '申請', className: 'w-[16%]', cell: (one) => <Application one={one} /> },
        {
          id: 'recommend',
          label: '推薦',
          className: 'w-[28%]',
          cell: (one) => <Recommend one={one} failed={failed} busy={busy} />,
        },
      ]}
    />
  )
}

function Application({ one }: { one: Recommendable }) {
  if (!one.application) return <span className="sub">まだ</span>
  const { applicationId, word, waits } = one.application
  return (
    <Link to={`/certification/applications/${applicationId}`}>
      <StateMark state={waits ? 'near' : 'wait'} size="sm">
        {word}
      </StateMark>
    </Link>
  )
}

function Recommend({ one, failed, busy }: { one: Recommendable } & Pick<Props, 'failed' | 'busy'>) {
  if (one.application?.waits) {
    return <Link to={`/certification/applications/${one.application.applicationId}`}>申請書類を見て推薦する</Link>
  }
  if (one.recommendedOn) {
    return (
      <>
        <StateMark state="ok" size="sm">
          {one.recommendedOn} に推薦
        </StateMark>
        {one.mayTakeBack && <TakeBack one={one} busy={busy} />}
      </>
    )
  }
  const own = failed?.person === one.personId ? failed : null
  return (
    <Unfold label="先に推薦する" open={own !== null}>
      <Form method="post">
        <input type="hidden" name="person" value={one.personId} />
        <input type="hidden" name="role" value={one.role} />
        <TextArea
          name="note"
          id={`note-${one.personId}-${one.role}`}
          label="推薦の理由（任意）"
          maxLength={2000}
          defaultValue={own?.note ?? ''}
        />
        <Button size="sm" className="mt-2" disabled={busy} aria-label={`${one.name}さんを${one.roleWord}に推薦する`}>
          推薦する
        </Button>
      </Form>
    </Unfold>
  )
}

function TakeBack({ one, busy }: { one: Recommendable; busy: boolean }) {
  return (
    <Unfold label="推薦を取り消す">
      <Form method="post">
        <p className="small mb-2">誤って推薦したときだけ使います。本人に知らせます。</p>
        <input type="hidden" name="person" value={one.personId} />
        <input type="hidden" name="role" value={one.role} />
        <Button
          size="sm"
          look="danger"
          name="intent"
          value="take_back"
          disabled={busy}
          aria-label={`${one.name}さんの${one.roleWord}への推薦を取り消す`}
        >
          取り消す
        </Button>
      </Form>
    </Unfold>
  )
}
