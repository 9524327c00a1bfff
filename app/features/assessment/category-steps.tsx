import { Link } from '@remix-run/react'
import type { EntryStep } from '~/features/assessment/entry-sheet'
import type { RoundStep } from '~/features/assessment/round-step'
import { Icon } from '~/ui/icon'

type CategoryStepsProps = { steps: readonly EntryStep[]; current: string; round: RoundStep }

/** The way through the categories; on a phone it folds into one line. */
export function CategorySteps({ steps, current, round }: CategoryStepsProps) {
  const place = steps.findIndex((step) => step.code === current) + 1
  const entered = `入力 ${round.entered} / ${round.asked}`
  return (
    <>
      <div className="wide-only stay-in-view">
        <p className="small sub mb-2">カテゴリー（{entered}）</p>
        <StepLinks steps={steps} current={current} />
        {!round.tiers.includes('core') && (
          <p className="small sub mt-5">
            共通のスキルは、今回は聞きません。変わったときは <Link to="/me/off-cycle">随時確認</Link> を頼めます。
          </p>
        )}
        <p className="small sub mt-3">
          キーボード：<b>0–4</b> で選ぶ、<b>↑↓</b> で次のスキル
        </p>
      </div>
      <details className="phone-only">
        <summary className="small">
          カテゴリー {place} / {steps.length}（{entered}）を見る
        </summary>
        <StepLinks steps={steps} current={current} />
      </details>
    </>
  )
}

function StepLinks({ steps, current }: Omit<CategoryStepsProps, 'round'>) {
  return (
    <nav className="steps" aria-label="カテゴリー">
      {steps.map(({ code, name, entered, asked }) => (
        <Link key={code} to={`/me/skills/${code}`} aria-current={code === current ? 'step' : undefined}>
          <span>{name}</span>
          <span className="steps-count num">
            {entered === asked && (
              <>
                <Icon name="check" />
                <span className="sr-only">済み</span>
              </>
            )}{' '}
            {entered}/{asked}
          </span>
        </Link>
      ))}
    </nav>
  )
}
