import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'

/** There is nothing to work on: how it begins. */
export function NoVersion() {
  return (
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
  )
}

/** A city's first version takes over nothing. */
export function FirstVersion({ name, version }: { name: string; version: string }) {
  return (
    <EmptyState
      title={`${name} 第 ${version} 版は、最初の版です`}
      action={<LinkButton to="/standard/draft/publish">公開へ進む</LinkButton>}
    >
      前の版がないので、引き継ぐ結果も、変わる人もいません。
    </EmptyState>
  )
}
