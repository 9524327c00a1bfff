import { Form, Link } from '@remix-run/react'
import { PlaceMark, SeatWhy } from '~/features/enrolment/apply-panel'
import type { OwnTrainingPage } from '~/features/enrolment/own-training.server'
import { Button, LinkButton } from '~/ui/button'
import { DataTable } from '~/ui/data-table'

type Next = OwnTrainingPage['recommended'][number]['next']

/** What has to be completed, until when and why. */
export function DueList({ due }: Pick<OwnTrainingPage, 'due'>) {
  return (
    <DataTable
      caption="受けなければならない研修"
      captionHidden
      rows={due}
      rowKey={(item) => item.key}
      columns={[
        {
          id: 'course',
          label: '研修',
          names: true,
          cell: (item) => (
            <>
              {item.courses.map(({ code, title }) => (
                <span key={code} className="block">
                  <Link to={`/training/courses/${code}`}>{title}</Link>{' '}
                  <span className="small sub font-normal">{code}</span>
                </span>
              ))}
              {item.choice && <span className="small sub font-normal">{item.choice}</span>}
            </>
          ),
        },
        { id: 'why', label: '理由', className: 'w-[26%]', cell: (item) => item.why },
        { id: 'due', label: 'いつまでに', className: 'w-[16%]', cell: (item) => item.dueOn ?? '決まっていません' },
        {
          id: 'next',
          label: '次の回',
          className: 'w-[26%]',
          cell: (item) => (
            <NextSession
              next={item.courses.find(({ next }) => next)?.next ?? null}
              title={item.courses[0]?.title ?? ''}
            />
          ),
        },
      ]}
    />
  )
}

/** What would help most, with the levels that it brings. */
export function RecommendedList({ recommended }: Pick<OwnTrainingPage, 'recommended'>) {
  return (
    <ol className="grid gap-4">
      {recommended.map((course) => (
        <li key={course.code} className="panel">
          <h3>
            <Link to={`/training/courses/${course.code}`}>{course.title}</Link>{' '}
            <span className="small sub font-normal">
              {course.code}・{course.hours} 時間
            </span>
          </h3>
          <ul className="small mt-1">
            {course.gains.map(({ key, skill, from, to, role }) => (
              <li key={key}>
                「{skill}」を {from ?? '未評価'} から {to} へ（{role}に要る）
              </li>
            ))}
          </ul>
          {course.takeFirst.length > 0 && (
            <p className="small mt-2">
              先に
              {course.takeFirst.map(({ code, title }) => (
                <span key={code}>
                  「<Link to={`/training/courses/${code}`}>{title}</Link>」
                </span>
              ))}
              を修了します。
            </p>
          )}
          <div className="mt-3">
            <NextSession next={course.next} title={course.title} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function NextSession({ next, title }: { next: Next; title: string }) {
  if (!next) return <span className="sub small">申し込める回はまだありません</span>
  return (
    <div className="row">
      <span className="small">
        {next.when}
        <span className="sub block">
          {next.seats}・しめきり {next.applyBy}
        </span>
      </span>
      <LinkButton size="sm" to={`/training/sessions/${next.sessionId}`}>
        申込みへ<span className="sr-only">（{title}）</span>
      </LinkButton>
    </div>
  )
}

/** Applications, those that still count first. */
export function PlaceList({ places, busy }: Pick<OwnTrainingPage, 'places'> & { busy: boolean }) {
  return (
    <ul className="grid gap-4">
      {places.map((place) => (
        <li key={place.enrolmentId} className="panel">
          <h3>
            <Link to={`/training/sessions/${place.sessionId}`}>{place.title}</Link>{' '}
            <span className="small sub font-normal">{place.when}</span>
          </h3>
          <p className="mt-1">
            <PlaceMark place={place} /> {place.says}
          </p>
          {place.comment && <p className="small mt-1">理由：{place.comment}</p>}
          <SeatWhy reasons={place.reasons} />
          {place.mayWithdraw && (
            <Form method="post" action={`/training/sessions/${place.sessionId}/apply`} className="mt-2">
              <input type="hidden" name="enrolment" value={place.enrolmentId} />
              <Button name="intent" value="withdraw" size="sm" disabled={busy}>
                申込みを取り下げる<span className="sr-only">（{place.title}）</span>
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What was completed, and what each supports. */
export function CompletionList({ completions }: Pick<OwnTrainingPage, 'completions'>) {
  return (
    <DataTable
      caption="修了した研修"
      captionHidden
      rows={completions}
      rowKey={(one) => one.completionId}
      columns={[
        {
          id: 'course',
          label: '研修',
          names: true,
          cell: (one) => (
            <>
              <Link to={`/training/courses/${one.code}`}>{one.title}</Link>{' '}
              <span className="small sub font-normal">{one.code}</span>
            </>
          ),
        },
        { id: 'on', label: '修了日', className: 'w-[18%]', cell: (one) => <span className="num">{one.on}</span> },
        { id: 'score', label: '点数', align: 'n', className: 'w-[8%]', cell: (one) => one.score ?? '—' },
        { id: 'source', label: '記録のもと', className: 'w-[13%]', cell: (one) => one.source },
        {
          id: 'supports',
          label: '証跡に使えるスキル',
          className: 'w-[30%]',
          cell: (one) => (
            <ul className="small">
              {one.supports.map(({ code, name, toLevel }) => (
                <li key={code}>
                  <Link to={`/me/off-cycle?skill=${code}`}>{name}</Link> レベル {toLevel}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
