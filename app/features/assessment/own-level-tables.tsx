import type { LevelRow, OwnSkillsPage } from '~/features/assessment/own-skills.server'
import { Icon } from '~/ui/icon'
import { LevelBadge } from '~/ui/level-badge'

/** Own levels by category: what is confirmed, what was self-assessed otherwise, what the role needs. */
export function OwnLevelTables({ categories, roleName }: Pick<OwnSkillsPage, 'categories'> & { roleName: string }) {
  return (
    <>
      {categories.map(({ code, name, rows }) => (
        <table key={code} className="data-table dense own-levels mt-6">
          <caption>{name}</caption>
          <thead>
            <tr>
              <th scope="col" className="w-[34%]">
                スキル
              </th>
              <th scope="col" className="w-[11%]">
                確認済み
              </th>
              <th scope="col">いつ・だれが</th>
              <th scope="col" className="w-[15%]">
                自己評価
              </th>
              <th scope="col" className="w-[11%]">
                めざす<span className="sr-only">（{roleName}）</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <OwnLevel key={row[0]} row={row} />
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

function OwnLevel({ row }: { row: LevelRow }) {
  const [, name, confirmed, note, age, claimed, waits, goal] = row
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <LevelBadge level={confirmed} stale={age !== 'fresh'} />
      </td>
      <td className="sub">
        {confirmed === null ? '未評価' : note}
        {age === 'to_be_reviewed' && <b>（要見直し）</b>}
      </td>
      <td>
        {claimed !== null && (
          <>
            <LevelBadge level={claimed} kind="self" /> <span className="sub">{waits ? '確認待ち' : '自分では'}</span>
          </>
        )}
      </td>
      <td>{goal !== null && <Goal goal={goal} reached={(confirmed ?? -1) >= goal} />}</td>
    </tr>
  )
}

function Goal({ goal, reached }: { goal: number; reached: boolean }) {
  if (!reached) return <b>{goal}</b>
  return (
    <span className="reached">
      {goal} <Icon name="check" />
      <span className="sr-only">届いています</span>
    </span>
  )
}
