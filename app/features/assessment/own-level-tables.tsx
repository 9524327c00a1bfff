import type { LevelRow, OwnSkillsPage } from '~/features/assessment/own-skills.server'
import { LevelBadge } from '~/ui/level-badge'

/** Own levels by category: what is confirmed, what was self-assessed otherwise, what the role needs. */
export function OwnLevelTables({ categories, roleName }: Pick<OwnSkillsPage, 'categories'> & { roleName: string }) {
  return (
    <>
      {categories.map(({ code, name, rows }) => (
        <table key={code} className="data-table dense stack mt-6">
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
      <td data-label="確認済み">
        <LevelBadge level={confirmed} stale={age !== 'fresh'} />
      </td>
      <td className="sub">
        {confirmed === null ? '未評価' : note}
        {age === 'to_be_reviewed' && <b>（要見直し）</b>}
      </td>
      <td data-label={claimed === null ? undefined : '自己評価'}>
        {claimed !== null && (
          <>
            <LevelBadge level={claimed} kind="self" /> <span className="sub">{waits ? '確認待ち' : '自分では'}</span>
          </>
        )}
      </td>
      <td data-label={goal === null ? undefined : 'めざす'}>
        {goal !== null && <Goal goal={goal} reached={(confirmed ?? -1) >= goal} />}
      </td>
    </tr>
  )
}

function Goal({ goal, reached }: { goal: number; reached: boolean }) {
  return reached ? <span className="sub">{goal} に届いています</span> : <b>{goal}</b>
}
