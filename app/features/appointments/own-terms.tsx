import { Link } from '@remix-run/react'
import { DefinitionList } from '~/ui/definition-list'
import { StateMark } from '~/ui/state-mark'
import type { OfficerPage } from './officer.server'
import type { SentForm } from './officer-intents.server'
import { TermForms } from './term-forms'
import type { TermLine } from './term-words'

type Props = { page: OfficerPage; sent: SentForm | null; busy: boolean }

/** The terms of one officer, the latest first, with what may be done with each. */
export function OwnTerms({ page, sent, busy }: Props) {
  return page.terms.map((term) => (
    <section className="panel mt-4" key={term.appointmentId} aria-label={`任期 ${term.from}から`}>
      <DefinitionList items={rowsOf(term, page.mayMovePairs)} />
      {page.mayChange && <TermForms term={term} sent={ofTerm(sent, term)} busy={busy} />}
    </section>
  ))
}

/** A form that was refused belongs to the term from which it was sent, or to the one that stands now. */
function ofTerm(sent: SentForm | null, term: TermLine): SentForm | null {
  const isOpen = term.state === 'in_office' || term.state === 'planned'
  return sent?.values.appointment === String(term.appointmentId) || isOpen ? sent : null
}

function rowsOf(term: TermLine, mayMovePairs: boolean) {
  const isOver = term.state === 'term_ended' || term.state === 'left'
  return [
    {
      term: '状態',
      value: (
        <StateMark state={term.mark} size="sm">
          {term.stateWord}
        </StateMark>
      ),
    },
    {
      term: '任期',
      value: `${term.from}から ${term.through}まで（${[term.length, term.left].filter(Boolean).join('、')}）`,
    },
    {
      term: '採用を決めた日',
      value: term.hireDecided ? `${term.hireDecided}（${term.countedIn}の採用に数えます）` : '記録なし',
    },
    ...(term.longest ? [{ term: '延長', value: `${term.longest}まで延ばせます` }] : []),
    ...(term.mentees > 0
      ? [
          {
            term: '受け持ち',
            value: (
              <>
                {term.mentees} 人
                {isOver && mayMovePairs && (
                  <>
                    {' '}
                    <Link to="/mentoring/pairs">ほかのメンターに移す</Link>
                  </>
                )}
              </>
            ),
          },
        ]
      : []),
  ]
}
