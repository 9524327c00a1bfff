import { Link } from '@remix-run/react'
import type { OutlineDraft } from './outline.server'

/** What keeps the draft from being published, each with the way to it. */
export function ProblemList({ page: { problems, questions } }: { page: OutlineDraft }) {
  const total = problems.length + (questions > 0 ? 1 : 0)
  if (total === 0) return null
  return (
    <section className="section" aria-labelledby="problems">
      <h2 id="problems">公開までに直すこと（{total}）</h2>
      <ul className="mt-2 list-disc pl-6">
        {questions > 0 && (
          <li>
            <Link to="/standard/draft/origins">結果の引き継ぎ</Link>に、決まっていないところが {questions}{' '}
            か所あります。
          </li>
        )}
        {problems.map(({ text, to }) => (
          <li key={`${to} ${text}`}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
