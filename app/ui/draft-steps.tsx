import { Link } from '@remix-run/react'

const STEPS = [
  { step: 'edit', to: '/standard/draft', label: '編集' },
  { step: 'origins', to: '/standard/draft/origins', label: '結果の引き継ぎ' },
  { step: 'effect', to: '/standard/draft/effect', label: '影響' },
  { step: 'review', to: '/standard/draft/review', label: 'レビュー' },
  { step: 'publish', to: '/standard/draft/publish', label: '公開' },
] as const

export type DraftStep = (typeof STEPS)[number]['step']

/** The way of a new version of the standard to the day on which it is in force; any step can be looked at at any time. */
export function DraftSteps({ current }: { current: DraftStep }) {
  return (
    <nav className="draft-steps" aria-label="新しい版ができるまで">
      <ol>
        {STEPS.map(({ step, to, label }, index) => (
          <li key={step}>
            <Link to={to} aria-current={step === current ? 'step' : undefined}>
              <span className="draft-steps-number num" aria-hidden="true">
                {index + 1}
              </span>
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
