import { Link, useNavigation, useSearchParams } from '@remix-run/react'
import { withWeekday } from '~/domain/calendar'
import { AgreePanel } from '~/features/confirmation/agree-panel'
import { type ConfirmPage, claimAt, gridOf, placesOf } from '~/features/confirmation/board-cells'
import type { BoardClaim } from '~/features/confirmation/confirm-board'
import { Change, ConfirmGrid } from '~/features/confirmation/confirm-grid'
import { DecisionPanel, type Kept } from '~/features/confirmation/decision-panel'
import { type CellPlace, nextWaiting } from '~/features/confirmation/next-cell'
import { useConfirmKeys } from '~/features/confirmation/use-confirm-keys'
import { WaitingGroups } from '~/features/confirmation/waiting-groups'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { Legend, LegendEntry } from '~/ui/legend'
import { Notice } from '~/ui/notice'
import { PrintButton } from '~/ui/print-button'
import { SegmentedLinks } from '~/ui/tabs'
import { TitleBar } from '~/ui/title-bar'

const DONE: Record<string, string> = {
  agree: '変わりない分を、自己評価のとおりに確認しました。',
  'agree-person': 'この人の自己評価に同意しました。本人に知らせました。',
  decide: '決めました。本人に知らせました。',
  route: '確認を頼みました。決まるまで、その 1 か所だけが待ちます。',
  'ask-opinion': '意見を頼みました。待たずに決めてもかまいません。',
  'send-back': '差し戻しました。本人に理由を知らせました。',
  'take-back': '確認を取り消しました。もう一度決められます。',
  remind: 'まだ出していない人に知らせました。',
}

export function ConfirmScreen({ page, failed }: { page: ConfirmPage; failed: Kept | null }) {
  const [search, setSearch] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  const places = placesOf(page)
  const claim = claimAt(page, places, search.get('at'))
  const at = claim?.claimId ?? null
  const keys = useConfirmKeys({
    places,
    at,
    claimed: claim?.claimed ?? null,
    select: (claimId) => setSearch(searchAt(search, claimId), { preventScrollReset: true, replace: true }),
  })
  const tiers = (['core', 'extended'] as const).filter((tier) => page.columns.some((column) => column.tier === tier))
  const column = page.columns.find((each) => each.skillId === claim?.skillId)
  const tier = tiers.find((each) => each === search.get('tier')) ?? column?.tier ?? tiers[0] ?? 'core'
  const grid = gridOf(page, tier, search.get('all') === '1')
  const person = page.people.find((each) => each.personId === claim?.personId)
  const done = search.get('done')
  const decided = places.filter((place) => !place.waits).length
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          ...(page.isHead ? [{ to: `/sections/${page.unit.code}`, label: page.unit.name }] : []),
        ]}
        here={page.round ? `${page.round.name}の確認` : '随時確認'}
      />
      <TitleBar
        title={`${page.unit.name}　レベルの確認`}
        lead={`自己評価が前回の確認と違うところだけを見れば終わります。${
          page.round?.confirmDueOn ? `しめきり ${withWeekday(page.round.confirmDueOn)}。` : ''
        }`}
        insight={insightOf(page)}
        actions={<PrintButton label="印刷用の一覧" />}
      />
      {failed && (
        <Notice tone="error" live title="できませんでした">
          {failed.problem}
        </Notice>
      )}
      {!failed && done && DONE[done] && (
        <Notice tone="ok" live>
          {DONE[done]}
        </Notice>
      )}
      {page.elsewhere.length > 0 && (
        <nav aria-label="ほかに確認する組織" className="mb-3 no-print">
          <ul className="row small">
            <li className="sub">ほかに確認する組織：</li>
            {page.elsewhere.map((each) => (
              <li key={each.code}>
                <Link to={`/sections/${each.code}/confirm`}>{each.name}</Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <AgreePanel page={page} busy={busy} />
      {page.people.length === 0 && page.missing.names.length + page.returned.length === 0 ? (
        <EmptyState title="いまは確認するものがありません">
          自己評価や随時確認の申出が出ると、ここに並びます。
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys are shortcuts to the links and fields inside
        <div className="with-panel section-tight" ref={keys.box} onKeyDown={keys.onKeyDown}>
          <div className="min-w-0">
            <div className="row row-between mb-2">
              <Legend>
                <LegendEntry sign={<span className="num sub">1</span>}>変わりなし</LegendEntry>
                <LegendEntry sign={<b className="border-2 border-(--ink) bg-(--marker-soft) px-1">1 ↑ 2</b>}>
                  確認済み → 自己評価
                </LegendEntry>
                <LegendEntry sign={<Icon name="check" />}>決めた</LegendEntry>
              </Legend>
              <p className="small num">
                {places.length} か所のうち {decided} か所 済み
              </p>
            </div>
            {tiers.length > 1 && (
              <div className="mb-3">
                <SegmentedLinks
                  label="スキル"
                  tabs={tiers.map((each) => ({
                    to: `?tier=${each}`,
                    label: each === 'core' ? '共通' : '拡張',
                    current: each === tier,
                  }))}
                />
              </div>
            )}
            <DifferenceList page={page} current={at} search={search} />
            {grid.rows.length > 0 && (
              <div className="wide-only">
                <ConfirmGrid
                  grid={grid}
                  label={`職員 × ${tier === 'core' ? '共通' : '拡張'}スキルの確認`}
                  current={at}
                  hrefOf={(each) => `?${searchAt(search, each.claimId)}`}
                />
              </div>
            )}
            {grid.hidden > 0 && (
              <p className="small my-2 wide-only">
                違いのない {grid.hidden} スキルは隠しています。<Link to={`?tier=${tier}&all=1`}>すべて表示する</Link>
              </p>
            )}
            <WaitingGroups page={page} />
          </div>
          {claim && person && (
            <DecisionPanel
              key={claim.claimId}
              claim={claim}
              person={person}
              skillName={column?.name ?? ''}
              place={places.findIndex((place) => place.claimId === at) + 1}
              total={places.length}
              next={nextWaiting(places, at)}
              nextPerson={nextOfAnother(page, places, claim)}
              kept={failed}
              busy={busy}
            />
          )}
        </div>
      )}
    </>
  )
}

/** On a phone the grid gives way to one line a difference. */
function DifferenceList({
  page,
  current,
  search,
}: {
  page: ConfirmPage
  current: number | null
  search: URLSearchParams
}) {
  if (page.claims.length === 0) return null
  return (
    <ul className="dated-list plain phone-only mb-4">
      {page.claims.map((claim) => (
        <li key={claim.claimId}>
          <Link
            to={`?${searchAt(search, claim.claimId)}#decision`}
            aria-current={claim.claimId === current ? 'true' : undefined}
          >
            {page.people.find((person) => person.personId === claim.personId)?.name}
            {'　'}
            {page.columns.find((column) => column.skillId === claim.skillId)?.name}
          </Link>{' '}
          <Change claim={claim} />
          {claim.decided !== null && <span className="state state-ok state-sm">　決めた</span>}
        </li>
      ))}
    </ul>
  )
}

/** Where to go on after a person is agreed to as a whole. */
function nextOfAnother(page: ConfirmPage, places: readonly CellPlace[], claim: BoardClaim): number | null {
  const ofOthers = new Set(page.claims.filter((each) => each.personId !== claim.personId).map((each) => each.claimId))
  return nextWaiting(
    places.filter((place) => place.claimId === claim.claimId || ofOthers.has(place.claimId)),
    claim.claimId,
  )
}

function searchAt(search: URLSearchParams, claimId: BoardClaim['claimId']): URLSearchParams {
  const next = new URLSearchParams(search)
  next.set('at', String(claimId))
  next.delete('done')
  next.delete('tier')
  return next
}

function insightOf(page: ConfirmPage): string {
  const submitted = page.people.length
  if (submitted === 0) return 'まだ提出された自己評価がありません。'
  const different = page.people.filter((person) => person.group === 'different')
  const same = submitted - different.length
  if (page.waiting === 0 && page.unchanged.people === 0)
    return `提出された ${submitted} 人の確認は、すべて済んでいます。`
  if (page.waiting === 0)
    return `提出された ${submitted} 人のうち、残りは変わりない ${page.unchanged.people} 人への同意だけです。`
  const people = new Set(
    page.claims.filter((claim) => claim.decided === null && claim.passedTo === null).map((claim) => claim.personId),
  ).size
  return `提出された ${submitted} 人のうち ${same} 人は前回と同じです。見るのは ${people} 人、${page.waiting} か所です。`
}
