import { Breadcrumb } from '~/ui/breadcrumb'
import { Button, LinkButton } from '~/ui/button'
import { DraftSteps } from '~/ui/draft-steps'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { TextInput } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'
import type { DraftFailure } from './draft-intents.server'
import { IntentForm } from './intent-form'
import type { OutlinePage } from './outline.server'

type StartPanelProps = {
  page: Extract<OutlinePage, { show: 'nothing' }>
  failure: DraftFailure | null
  discarded: boolean
}

/** There is no draft: the next version is begun from the published one. */
export function StartPanel({ page, failure, discarded }: StartPanelProps) {
  const { published, proposed, mayStart } = page
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/standard', label: 'ITスキル標準' },
        ]}
        here="新しい版"
      />
      <DraftSteps current="edit" />
      <TitleBar title="新しい版をつくる" />
      {discarded && !failure && (
        <Notice tone="ok" live>
          下書きを捨てました。公開中の版は変わっていません。
        </Notice>
      )}
      {published === null && (
        <EmptyState title="公開中の版がありません" action={<LinkButton to="/admin/imports">標準を取り込む</LinkButton>}>
          はじめの標準は、ファイルから取り込みます。
        </EmptyState>
      )}
      {published !== null && !mayStart && (
        <EmptyState title="下書きはありません">
          事務局が新しい版の下書きを始めると、ここで読むことができます。公開中は第 {published} 版です。
        </EmptyState>
      )}
      {published !== null && mayStart && (
        <section className="panel" aria-labelledby="start">
          <h2 id="start">第 {published} 版から下書きを始める</h2>
          <p className="mt-1">
            公開中の版の中身をそのまま写します。職員の結果は、いまの決め方（同じスキルにそのまま引き継ぐ）から始まります。公開するまで、公開中の版は変わりません。
          </p>
          {failure && <ErrorSummary errors={{ ...failure.errors, ...(failure.problem && { '': failure.problem }) }} />}
          <IntentForm intent="start">
            <div className="field-row">
              <TextInput
                name="version"
                label="版の番号"
                help="スキルの追加や文の直しは 2 番目の数字を、統合・分割・廃止は 1 番目の数字を上げます。"
                defaultValue={failure?.sent.version ?? proposed.version}
                error={failure?.errors.version}
                autoComplete="off"
                className="num w-32"
              />
            </div>
            <TextInput
              name="name"
              label="標準の名前"
              defaultValue={failure?.sent.name ?? proposed.name}
              error={failure?.errors.name}
              autoComplete="off"
              className="w-full max-w-120"
            />
            <div className="row mt-5">
              <Button look="primary">下書きを始める</Button>
            </div>
          </IntentForm>
        </section>
      )}
    </>
  )
}
