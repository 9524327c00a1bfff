import { levelWord, SKILL_LEVELS } from '~/domain/terms'

type PaperSkillProps = {
  skill: { code: string; name: string; indicators: readonly string[]; confirmed: number | null }
}

/** One skill on paper: five sentences with a box each, the confirmed level marked. */
export function PaperSkill({ skill: { code, name, indicators, confirmed } }: PaperSkillProps) {
  return (
    <table className="data-table dense paper-skill mt-3">
      <caption>{name}</caption>
      <tbody>
        {SKILL_LEVELS.map((level) => (
          <tr key={`${code} ${level}`}>
            <td className="w-10 c">
              <span aria-hidden="true">□</span>
              <span className="sr-only">記入らん</span>
            </td>
            <th scope="row" className="w-24">
              {level} {levelWord(level)}
            </th>
            <td>
              {indicators[level]}
              {confirmed === level && <b>（いまの確認済み）</b>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
