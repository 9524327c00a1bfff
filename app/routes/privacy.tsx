import type { MetaFunction } from '@remix-run/node'
import { Link } from '@remix-run/react'
import type { PageFrame } from '~/root'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '個人情報の取扱い｜DX人材ポータル' }]

export default function Privacy() {
  return (
    <>
      <TitleBar
        title="個人情報の取扱い"
        lead="このポータルは、職員の育成・配置・認定と、計画の進捗を確かめるために使います。人事評価には使いません。"
      />
      <section className="section">
        <h2>だれが何を見られるか</h2>
        <ul className="list">
          <li>自己評価を見られるのは、本人、確認する人、担当のメンターだけです。</li>
          <li>確認済みのレベルは、所属長、情報システム課（事務局）、職員課も仕事の範囲で見ます。</li>
          <li>部局長、監査などに見せるのは公表した集計だけです。5 人に満たない集まりの数は示しません。</li>
          <li>休職・育休・派遣は、その状態だけを記録し、理由は記録しません。</li>
        </ul>
      </section>
      <section className="section">
        <h2>見られた記録</h2>
        <p>
          ほかの人があなたの記録を見ると、だれが、いつ、どの立場で見たかが残ります。
          <Link to="/me/access-log">わたしの記録を見た人</Link> で確かめられます。
        </p>
      </section>
      <section className="section">
        <h2>開示・訂正・利用停止</h2>
        <p>
          自分の記録の開示や訂正、利用の停止を求められます。情報システム課に申し出てください。利用目的の文は{' '}
          <Link to="/purpose">利用目的</Link> にあります。
        </p>
      </section>
    </>
  )
}
