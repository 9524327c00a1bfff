import { Link } from '@remix-run/react'
import type { Standing } from '~/features/section/section-board'
import { StateMark } from '~/ui/state-mark'

const WORDS: Record<Exclude<Standing['kind'], 'waiting' | 'passed_on' | 'own' | 'confirmed'>, string> = {
  unchanged: '変わりなし',
  submitted: '確認待ち',
  returned: '差し戻し中',
  missing: '自己評価がまだ',
  not_asked: '今回はなし',
  on_leave: '対象外',
  fiscal_year: '対象外',
}

/** Where somebody stands in the evaluation under way, with the way to what waits. */
export function SectionStanding({ standing, unitCode }: { standing: Standing; unitCode: string }) {
  switch (standing.kind) {
    case 'waiting':
      return (
        <Link to={`/sections/${unitCode}/confirm?at=${standing.claimId}`} className="font-bold">
          確認待ち {standing.places}
        </Link>
      )
    case 'passed_on':
      return <span>依頼中 {standing.places}</span>
    case 'confirmed':
      return (
        <StateMark state="ok" size="sm">
          確認済み
        </StateMark>
      )
    case 'own':
      return <span className="sub">{standing.confirmer ? '上の長が確認' : '事務局が決める'}</span>
    default:
      return <span className="sub">{WORDS[standing.kind]}</span>
  }
}
