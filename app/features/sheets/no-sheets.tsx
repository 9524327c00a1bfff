import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

/** The city's first days: the plan's file has not come in yet. */
export function NoSheets() {
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="個票" />
      <TitleBar title="個票" />
      <EmptyState title="まだ計画の目標がありません">
        計画の目標のファイル（個票を含む）を公開すると、ここに出ます（<code>npm run portal -- publish-targets</code>）。
      </EmptyState>
    </>
  )
}
