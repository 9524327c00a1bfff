import { Link } from '@remix-run/react'
import type { RoleGap, ShortSkill } from '~/features/assessment/role-gap'
import { Insight } from '~/ui/title-bar'
import { UnitSquares } from '~/ui/unit-squares'

/** How far confirmed levels meet a role, in a sentence, in squares, and by name. */
export function RoleGapSummary({ gap }: { gap: RoleGap }) {
  return (
    <>
      <Insight size="section">{sentenceOf(gap)}</Insight>
      <div className="mt-3">
        <UnitSquares counts={gap.counts} />
      </div>
      <ShortList label="必須の不足" short={gap.must} />
      <ShortList label="最初の更新までに必須" short={gap.byRenewal} />
      <p className="small sub mt-2">数は確認済みのレベルです。自己評価は数えません。</p>
    </>
  )
}

function sentenceOf({ roleName, required, counts }: RoleGap): string {
  const reached = `${roleName}の ${required} 要件のうち ${counts.met} に届いています。`
  if (counts.met === required) return `${roleName}の ${required} 要件に、すべて届いています。`
  return counts.must > 0 ? `${reached}足りない必須は ${counts.must} つです。` : reached
}

function ShortList({ label, short }: { label: string; short: readonly ShortSkill[][] }) {
  if (short.length === 0) return null
  return (
    <p className="mt-2">
      {label}：
      {short.map((group, index) => (
        <span key={group.map((skill) => skill.code).join()}>
          {index > 0 && '、'}
          {group.map((skill, place) => (
            <span key={skill.code}>
              {place > 0 && ' か '}
              <Link to={`/standard/skills/${skill.code}`}>{skill.name}</Link>（{skill.from ?? '–'} → {skill.to}）
            </span>
          ))}
        </span>
      ))}
    </p>
  )
}
