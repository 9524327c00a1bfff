import type { MetaFunction } from '@remix-run/node'
import { Link } from '@remix-run/react'
import type { PageFrame } from '~/root'
import { LevelBadge } from '~/ui/level-badge'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '使い方｜DX人材ポータル' }]

export default function Help() {
  return (
    <>
      <TitleBar
        title="使い方"
        lead="くわしい説明は、それぞれの画面の中にあります。ここには全体の流れだけを書きます。"
      />
      <section className="section">
        <h2>職員</h2>
        <p>
          自己評価期間が始まったら <Link to="/me/skills">わたしのスキル</Link>{' '}
          で、前回から変わったスキルだけを選び直して出します。途中でやめても下書きが残ります。期間の外でも、できるようになったことは{' '}
          <Link to="/me/off-cycle">随時確認</Link> で申し出られます。
        </p>
      </section>
      <section className="section">
        <h2>所属長・指名確認者</h2>
        <p>
          「確認」で、前回と同じ人はまとめて同意し、違うところだけを決めます。自己評価と違うレベルにするときは理由を書きます。理由は本人に表示されます。
        </p>
      </section>
      <section className="section">
        <h2>レベルの見かた</h2>
        <p>
          <LevelBadge level={2} /> は所属長などが確認したレベル、
          <LevelBadge level={2} kind="self" /> は本人の自己評価、
          <LevelBadge level={null} /> は未評価です。未評価はレベル 0
          ではありません。認定、目標、スキルマップには確認したレベルだけを使います。
        </p>
      </section>
      <section className="section">
        <h2>キーボード</h2>
        <p>
          自己評価と確認の画面では、数字の 0〜4
          でレベルを選び、矢印で次へ進めます。使えるキーは画面の下に書いてあります。
        </p>
      </section>
    </>
  )
}
