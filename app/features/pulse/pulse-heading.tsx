import { inPoints } from '~/domain/pulse'
import { TitleBar } from '~/ui/title-bar'
import type { PulsePage, PulseYearRow } from './pulse.server'

/** The title, and how the last year that is told stands to the one before. */
export function PulseHeading({ page }: { page: PulsePage }) {
  return (
    <TitleBar
      title="組織文化の調査"
      lead="年に 1 度、11月に 3 つの問いを聞きます。無記名・任意です。個票31 の参考指標で、計画の目標ではありません。"
      insight={insightOf(page.years.filter(({ published }) => published !== null))}
    />
  )
}

function insightOf(told: readonly PulseYearRow[]) {
  const [before, last] = told.slice(-2).length === 2 ? told.slice(-2) : [undefined, told.at(-1)]
  if (!last?.published) return undefined
  const when = last.published.isFinal
    ? ''
    : `（${last.published.on}までの ${last.published.responses.toLocaleString('ja-JP')} 件）`
  const now = `${last.name}${when}の平均は ${inPoints(last.published.overall)} 点`
  if (!before?.published) return <>{now}です。</>
  const change = last.published.overall - before.published.overall
  if (change === 0)
    return (
      <>
        {now}で、{before.name}と同じです。
      </>
    )
  return (
    <>
      {now}。{before.name}より{' '}
      <em>
        {inPoints(Math.abs(change))} 点{change > 0 ? '上がりました' : '下がりました'}
      </em>
      。
    </>
  )
}
