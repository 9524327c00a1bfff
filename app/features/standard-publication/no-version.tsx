import { LinkButton } from '~/ui/button'
import { type DraftStep, DraftSteps } from '~/ui/draft-steps'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

/** The page of a step that has nothing to show. */
type StepPage = { step: DraftStep; title: string }

/** There is nothing to work on: how it begins. */
export function NoVersion({ step, title }: StepPage) {
  return (
    <>
      <DraftSteps current={step} />
      <TitleBar title={title} />
      <EmptyState
        title="作業中の版はありません"
        action={
          <LinkButton to="/standard/draft" look="primary">
            下書きを始める
          </LinkButton>
        }
      >
        公開中の版から新しい下書きを始めるか、標準のファイルを取り込むと、ここに出ます。
      </EmptyState>
    </>
  )
}

/** A city's first version takes over nothing. */
export function FirstVersion({ step, title, name, version }: StepPage & { name: string; version: string }) {
  return (
    <>
      <DraftSteps current={step} />
      <TitleBar title={title} />
      <EmptyState
        title={`${name} 第 ${version} 版は、最初の版です`}
        action={<LinkButton to="/standard/draft/publish">公開へ進む</LinkButton>}
      >
        前の版がないので、引き継ぐ結果も、変わる人もいません。
      </EmptyState>
    </>
  )
}
