import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'

/** Before the plan's targets were published there is nothing to measure against. */
export function NoTargets() {
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="目標" />
      <h1>目標と実績</h1>
      <EmptyState title="この日の目標はありません">
        計画の目標（JSON）を <code>npm run portal -- publish-targets FILE</code> で公開すると、ここに出ます。
      </EmptyState>
    </>
  )
}
