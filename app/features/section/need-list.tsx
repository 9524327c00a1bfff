import { Link } from '@remix-run/react'
import { NeedSquares } from '~/features/section/need-squares'
import type { SectionView } from '~/features/section/section-view'
import { StateMark } from '~/ui/state-mark'

/** Whether those whose role needs a skill have it, common skills and those of the section's roles side by side. */
export function NeedLists({ section }: { section: SectionView }) {
  const core = section.needs.filter((need) => need.tier === 'core')
  const extended = section.needs.filter((need) => need.tier === 'extended')
  return (
    <section className="section">
      <h2>必要な人数との差</h2>
      <div className="halves">
        <div>
          <h3>全員に共通のスキル（{core.length}）</h3>
          <NeedList section={section} needs={core} />
        </div>
        <div>
          <h3>
            {section.unit.name}の役割に要るスキル（{extended.length}）
          </h3>
          {extended.length === 0 ? (
            <p className="sub mt-2">拡張スキルの要る役割の人は、いまいません。</p>
          ) : (
            <NeedList section={section} needs={extended} />
          )}
          <p className="small sub mt-2">
            数は、役割に要るレベルに届いた人 / そのスキルが要る役割の人。四角 1 つが 1
            人、縦線までが必要な人数です。要るレベルは、全職員・管理職・認定などの役割ごとに
            <Link to="/standard">ITスキル標準</Link>が決めています。
          </p>
        </div>
      </div>
    </section>
  )
}

function NeedList({ section, needs }: { section: SectionView; needs: SectionView['needs'] }) {
  return (
    <ul className="need-list">
      {needs.map(({ skillId, needed, reached }) => {
        const skill = section.skills.find((each) => each.skillId === skillId)
        return (
          <li key={skillId}>
            <Link to={`/standard/skills/${skill?.code}`}>{skill?.name}</Link>
            <NeedSquares needed={needed} reached={reached} />
            <span className="num">
              <b>{reached}</b> / {needed} 人
            </span>
            {reached >= needed ? (
              <StateMark state="ok" size="sm">
                足りる
              </StateMark>
            ) : (
              <StateMark state={reached === 0 ? 'no' : 'near'} size="sm">
                あと {needed - reached} 人
              </StateMark>
            )}
          </li>
        )
      })}
    </ul>
  )
}
