import { Link } from '@remix-run/react'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'
import type { NoMap as Nothing } from './skill-map.server'

const WORDS: Record<Nothing['nothing'], { title: string; text: string }> = {
  'no-publication': {
    title: '公表された集計は、まだありません',
    text: '評価期間が終わり、情報システム課が集計を公表すると、部局ごとの図がここに出ます。',
  },
  'no-standard': {
    title: 'ITスキル標準が、まだ公開されていません',
    text: '標準を取り込んで公開すると、スキルを列にした図がここに出ます。公開より前の日には、図はありません。',
  },
  'no-units': {
    title: '組織が、まだ取り込まれていません',
    text: '組織と職員のファイルを取り込むと、部局を行にした図がここに出ます。',
  },
}

/** The map of a city that has not come so far, or had not on the day that the address asks for. */
export function NoMap({ nothing, asks }: Nothing & { asks: boolean }) {
  const { title, text } = WORDS[nothing]
  return (
    <>
      <TitleBar title="スキルマップ" />
      <EmptyState title={title}>
        {text}
        {asks && (
          <>
            {' '}
            <Link to="/map">きょうのスキルマップを見る</Link>
          </>
        )}
      </EmptyState>
    </>
  )
}
