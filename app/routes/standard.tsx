import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { publishedStandard } from '~/features/standard/published-standard.server'
import { standardHref } from '~/features/standard/standard-href'
import { StandardList } from '~/features/standard/standard-list'
import { VersionNotice } from '~/features/standard/version-notice'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'ITスキル標準｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  const said = new URL(request.url).searchParams
  return publishedStandard(request, { q: said.get('q') ?? '', version: said.get('version') ?? '' })
}

export default function StandardRoute() {
  const page = useLoaderData<typeof loader>()
  const { standard } = page
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here="ITスキル標準" />
      {standard ? (
        <>
          <VersionNotice shown={standard.shown} current="/standard" />
          <TitleBar
            title={standard.name}
            actions={
              <>
                <LinkButton to={standardHref('/standard/frameworks', standard.shown)} size="sm">
                  外部の枠組みとの対応
                </LinkButton>
                <LinkButton
                  to={standardHref('/standard/handbook.pdf', standard.shown)}
                  size="sm"
                  icon="print"
                  reloadDocument
                >
                  冊子（PDF）
                </LinkButton>
              </>
            }
            lead={
              <>
                {standard.skills} スキル（全員に共通 {standard.core}、役割や仕事で広げる拡張{' '}
                {standard.skills - standard.core}
                ）。第 {standard.shown.version} 版
                {standard.shown.effectiveFrom && `、${standard.shown.effectiveFrom}から`}。
                <Link to="/standard/versions">版の一覧とちがい</Link>・
                <Link to={standardHref('/standard/export', standard.shown)}>書き出す</Link>
              </>
            }
          />
          <StandardList page={page} standard={standard} />
        </>
      ) : (
        <>
          <TitleBar title="ITスキル標準" />
          <EmptyState title="まだ公開されていません">
            情報システム課が標準を公開すると、スキルとレベルの説明がここに出ます。
          </EmptyState>
        </>
      )}
    </>
  )
}
