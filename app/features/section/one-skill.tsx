import { Form, Link } from '@remix-run/react'
import { levelWord, toSkillLevel } from '~/domain/terms'
import type { SectionView } from '~/features/section/section-view'
import { Button, LinkButton } from '~/ui/button'
import { LevelBadge } from '~/ui/level-badge'

/** On a phone: one skill at a time, its people by level. */
export function OneSkill({ section, hrefOf }: { section: SectionView; hrefOf: (skill: string) => string }) {
  const { columns, one, group } = section.view
  if (!one) return null
  const index = columns.findIndex((column) => column.skillId === one.skill.skillId)
  const need = section.needs.find((each) => each.skillId === one.skill.skillId)
  const [before, after] = [columns[index - 1], columns[index + 1]]
  return (
    <div className="phone-only">
      <Form method="get" className="mb-3">
        <input type="hidden" name="group" value={group} />
        <label className="label" htmlFor="skill">
          スキル（{index + 1} / {columns.length}）
        </label>
        <div className="my-2 grid grid-cols-[2.75rem_1fr_2.75rem] gap-2">
          <Step to={before && hrefOf(before.code)} label="前のスキル" icon="previous" />
          <select
            id="skill"
            name="skill"
            className="input w-full"
            defaultValue={one.skill.code}
            key={one.skill.code}
            onChange={(event) => event.currentTarget.form?.requestSubmit()}
          >
            {columns.map((column) => (
              <option key={column.code} value={column.code}>
                {column.name}
              </option>
            ))}
          </select>
          <Step to={after && hrefOf(after.code)} label="次のスキル" icon="next" />
        </div>
        <noscript>
          <Button size="sm">このスキルを見る</Button>
        </noscript>
      </Form>
      {need && (
        <p className="small mb-1">
          要るレベルに届いた人 <b className="num">{need.reached} 人</b>／必要 {need.needed} 人
        </p>
      )}
      {one.groups.map(({ level, people }) => (
        <section key={level ?? 'none'} className="level-group">
          <h3>
            <LevelBadge level={toSkillLevel(level)} size="sm" /> {levelWord(toSkillLevel(level))}
            <span className="num">{people.length} 人</span>
          </h3>
          <ul>
            {people.map((person) => (
              <li key={person.name}>
                {person.claimed !== null && person.standing.kind === 'waiting' ? (
                  <Link to={`/sections/${section.unit.code}/confirm?at=${person.standing.claimId}`}>{person.name}</Link>
                ) : (
                  person.name
                )}
                {person.note && <span className="small sub">（{person.note}）</span>}
                {person.claimed !== null && (
                  <>
                    {' → '}
                    <LevelBadge level={toSkillLevel(person.claimed)} kind="self" size="sm" />
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Step({ to, label, icon }: { to: string | undefined; label: string; icon: 'previous' | 'next' }) {
  if (to === undefined) return <span />
  return (
    <LinkButton to={to} icon={icon} className="btn-square" aria-label={label} preventScrollReset>
      <span className="sr-only">{label}</span>
    </LinkButton>
  )
}
