import { Link } from '@remix-run/react'
import { roleWord, toSkillLevel } from '~/domain/terms'
import { LevelBadge } from '~/ui/level-badge'
import { Notice } from '~/ui/notice'
import type { MapCell } from './map-cell'
import type { MapPage } from './skill-map.server'
import { ToPeople } from './to-people'

type CellProps = { cell: MapCell; page: MapPage }

/** Whom one may ask: teachers by name for those who may know them, leaders for the department's head. */
export function CellNames({ cell, page }: CellProps) {
  if (cell.certified) return <Certified holders={cell.certified} />
  if (!cell.behind) {
    return (
      <div>
        <Notice tone="quiet">個人の名前は出ません。くわしい人をさがすときは、情報システム課にたずねてください。</Notice>
      </div>
    )
  }
  return (
    <div>
      <h3 className="sub-title">教えられる人（レベル3以上）</h3>
      <Teachers cell={cell} page={page} behind={cell.behind} />
      <Nearest cell={cell} page={page} />
    </div>
  )
}

function Teachers({ cell, page, behind }: CellProps & { behind: NonNullable<MapCell['behind']> }) {
  if (behind.teachers === 0) return <p className="small sub">まだいません。</p>
  if (!cell.mayName)
    return <p className="small">{behind.teachers} 人います。名前は情報システム課にたずねてください。</p>
  const others = behind.teachers - behind.named.length
  return (
    <>
      <ul className="name-list">
        {behind.named.map(({ staffNumber, name, unitName, level }) => (
          <li key={staffNumber}>
            <span>
              <Link to={`/people/${encodeURIComponent(staffNumber)}`}>
                <b>{name}</b>
              </Link>
              <span className="small sub">　{unitName}</span>
            </span>
            <LevelBadge level={toSkillLevel(level)} size="sm" />
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="small mt-1.5">
          <ToPeople page={page} cell={cell} search="level=3">
            ほか {others} 人
          </ToPeople>
        </p>
      )}
      <p className="small sub mt-1.5">だれが見たかは本人の記録に残ります。</p>
    </>
  )
}

/** Those one step below the level counted are the nearest to reach it. */
function Nearest({ cell, page }: CellProps) {
  const below = page.state.level - 1
  const people = cell.counts[below] ?? 0
  if (people === 0) return null
  return (
    <>
      <h3 className="sub-title mt-5">伸ばせる人</h3>
      <p className="small">
        レベル {below} の{' '}
        <ToPeople page={page} cell={cell} search={`level=${below}&only=exactly`}>
          {people} 人
        </ToPeople>
        が、いちばん近い候補です。
      </p>
    </>
  )
}

function Certified({ holders }: { holders: NonNullable<MapCell['certified']> }) {
  return (
    <div>
      <h3 className="sub-title">リーダーとマスター（公表）</h3>
      {holders.length === 0 ? (
        <p className="small sub">まだいません。</p>
      ) : (
        <ul className="name-list">
          {holders.map(({ name, unitName, role }) => (
            <li key={`${name}${unitName}${role}`}>
              <span>
                <b>{name}</b>
                <span className="small sub">　{unitName}</span>
              </span>
              <span className="small">{roleWord(role)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="small sub mt-1.5">認定された人の名前は、人数によらず示します。きょう現在。</p>
      <Notice tone="quiet">
        ほかの個人の名前は出ません。くわしい人をさがすときは、情報システム課にたずねてください。
      </Notice>
    </div>
  )
}
