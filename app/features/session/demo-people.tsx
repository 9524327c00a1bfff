import { Form } from '@remix-run/react'
import type { SignInOffer } from '~/features/session/offer-sign-in.server'
import { Button } from '~/ui/button'

const COMES_FOR: Record<string, string> = {
  職員: '自己評価、めざす役割との差を見る',
  所属長: '所属のレベルを確認する、だれに頼れるかを見る',
  職員課: '職員と所属を取り込む、だれがどこにいるかを見る',
  事務局: '評価期間を開く、市全体のスキルマップを見る',
  リーダー: '自分のスキルと、頼まれたことを見る',
  マスター: 'レベル 3 を確認する',
  デジタル技術官: 'レベル 3・4 を確認する、市の薄いところを見る',
  認定委員: '申請書類を読む、認定を決める',
  部局長: '部局の公表された集計を見る、所属長を確認する',
  監査: '公表された集計だけを見る',
  管理者: 'デモの日付を動かす',
}

/** One button for each kind of person. */
export function DemoPeople({ people, to }: { people: SignInOffer['people']; to: string }) {
  return (
    <ul className="list" aria-label="デモの人">
      {people.map(({ kind, accountId, name, unitName, title }) => (
        <li key={kind}>
          <div className="grow">
            <b>{name}</b> <span className="small sub">{[unitName, title].filter(Boolean).join('　')}</span>
            <div className="small sub">{COMES_FOR[kind]}</div>
          </div>
          <Form method="post">
            <input type="hidden" name="accountId" value={accountId} />
            <input type="hidden" name="to" value={to} />
            <Button aria-label={`${kind}として入る`}>{kind}として入る</Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
