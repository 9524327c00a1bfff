import { Link } from '@remix-run/react'
import { EmptyState } from '~/ui/empty-state'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { PairsPage } from './pairs.server'

/** Every mentor with places and pairs; each pair leads to its end and its move. */
export function PairList({ page }: { page: PairsPage }) {
  return (
    <section className="section" aria-labelledby="pairs">
      <h2 id="pairs">いまの受け持ち</h2>
      {page.mentors.length === 0 && (
        <EmptyState title="メンターになれる人が、まだいません">
          デジタル技術官を任命するか、マスターを認定するか、暫定メンターを指定すると、ここに並びます。
        </EmptyState>
      )}
      <div className="pair-list">
        {page.mentors.map((mentor) => (
          <details key={mentor.personId} open={mentor.excess > 0 || mentor.pairs.some(({ isOver }) => isOver)}>
            <summary>
              <b>{mentor.name}</b>{' '}
              <span className="sub">
                {mentor.role}・{mentor.place}
              </span>{' '}
              <span className="num">
                {mentor.fromNextYear ? '席は来年度から' : `${mentor.taken} / ${mentor.places} 席`}
              </span>{' '}
              {mentor.masters && <span className="sub">{mentor.masters}</span>}{' '}
              {mentor.excess > 0 && (
                <StateMark state="no" size="sm">
                  {mentor.excess} 人こえている
                </StateMark>
              )}{' '}
              {mentor.isAway && <Tag look="warn">休職など</Tag>}
            </summary>
            {mentor.pairs.length === 0 ? (
              <p className="sub">受け持っている人はいません。</p>
            ) : (
              <ul>
                {mentor.pairs.map((pair) => (
                  <li key={pair.pairId}>
                    <span>
                      {pair.name}{' '}
                      <span className="sub">
                        {pair.place}・{pair.standing}
                      </span>
                    </span>
                    <span className="small sub">
                      {pair.kind}　{pair.since}から{pair.until && `${pair.until}まで`}{' '}
                      {pair.isOver && <Tag look="warn">役割が終わった</Tag>}
                    </span>
                    <Link
                      to={`/mentoring/pairs?pair=${pair.pairId}#asked`}
                      aria-label={`${mentor.name}さんと${pair.name}さんの組を変える`}
                    >
                      移す・終える
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </details>
        ))}
      </div>
      {page.toCome.length > 0 && (
        <>
          <h3 className="mt-6">これから始まる受け持ち</h3>
          <ul>
            {page.toCome.map(({ pairId, from, mentorName, menteeName, kind }) => (
              <li key={pairId}>
                {from}から　{mentorName} → {menteeName}（{kind}）
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Candidates, masters and leaders for whom nobody is named. */
export function WithoutMentor({ page }: { page: PairsPage }) {
  if (page.withoutMentor.length === 0) return null
  return (
    <section className="section" aria-labelledby="without">
      <h2 id="without">メンターが決まっていない {page.withoutMentor.length} 人</h2>
      <ul className="without-list">
        {page.withoutMentor.map(({ personId, name, place, standing, staffNumber, before }) => (
          <li key={personId}>
            {name}{' '}
            <span className="sub">
              {place}・{standing}
            </span>{' '}
            <span className="num sub">{staffNumber}</span>
            {before && <span className="small block">{before}さんの役割が終わりました</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
