import { LinkButton } from '~/ui/button'
import { Panel } from '~/ui/panel'

/** The draft that waits: its own pages show what it does and put it in force. */
export function DraftWaits({ draft }: { draft: { name: string; version: string } }) {
  return (
    <div className="section-tight">
      <Panel look="soft">
        <div className="row row-between">
          <div>
            <h2 className="sub-title">
              下書き：{draft.name} 第 {draft.version} 版
            </h2>
            <p className="small sub">
              結果の引き継ぎと影響を確かめてから、使い始める日を決めて公開します。公開した版は、もう変わりません。
            </p>
          </div>
          <LinkButton to="/standard/draft/publish">公開へ進む</LinkButton>
        </div>
      </Panel>
    </div>
  )
}
