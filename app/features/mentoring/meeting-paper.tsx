import type { MentoringPage } from './mentoring.server'

/** 面談用の一覧: on paper only, one box a person with room to write. */
export function MeetingPaper({ page }: { page: MentoringPage }) {
  const rows = page.progress.flatMap(({ rows: own }) => own)
  return (
    <section className="paper-only meeting-paper">
      <h2>面談用の一覧</h2>
      {page.pairs.map((pair) => {
        const progress = rows.find(({ personId }) => personId === pair.menteeId)
        const tasks = page.tasks.filter(({ personId }) => personId === pair.menteeId)
        return (
          <article key={pair.menteeId}>
            <h3>
              {pair.name}　<span className="font-normal">{[pair.place, pair.standing].filter(Boolean).join('・')}</span>
            </h3>
            <p>
              前の面談：{pair.lastOn ?? 'まだ'}　次の予定：
              {pair.meeting ? `${pair.meeting.on} ${pair.meeting.at} ${pair.meeting.about}` : '決まっていない'}
            </p>
            {pair.nextStep && (
              <p>
                約束したこと：{pair.nextStep}
                {pair.nextBy && `（${pair.nextBy}まで）`}
              </p>
            )}
            {progress && (
              <p>
                条件 {progress.met} / {progress.cells.length}
                {progress.left.length > 0 && `。まだ：${progress.left.join('、')}`}
              </p>
            )}
            {tasks.length > 0 && <p>わたしから：{tasks.map(({ title, what }) => `${title}（${what}）`).join('、')}</p>}
            <p className="meeting-lines">話したこと</p>
          </article>
        )
      })}
    </section>
  )
}
