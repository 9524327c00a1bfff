import { Notice } from '~/ui/notice'
import type { PlanOutcome } from './plan-intents.server'
import type { StalePlan } from './stale-plan'

/** Why nothing was saved; where somebody else was first, both sides course by course. */
export function PlanProblem({ failed }: { failed: Extract<PlanOutcome, { ok: false }> | null }) {
  if (!failed || Object.keys(failed.errors).length > 0) return null
  return (
    <Notice tone={failed.stale ? 'warn' : 'error'} live title={failed.stale ? '保存していません' : 'できませんでした'}>
      {failed.problem}
      {failed.stale && <StaleTable stale={failed.stale} />}
    </Notice>
  )
}

function StaleTable({ stale }: { stale: StalePlan }) {
  if (stale.differences.length === 0) return <p>あなたの入力と同じ内容です。画面を開き直してください。</p>
  return (
    <>
      <p>違うところは次のとおりです。あなたの入力は残っています。直してから保存すると、次の版になります。</p>
      <table className="data-table dense mt-2">
        <thead>
          <tr>
            <th scope="col">研修</th>
            <th scope="col">あなたの入力</th>
            <th scope="col">第 {stale.version} 版</th>
          </tr>
        </thead>
        <tbody>
          {stale.differences.map(({ courseCode, mine, theirs }) => (
            <tr key={courseCode}>
              <th scope="row">{courseCode}</th>
              <td>{lineText(mine)}</td>
              <td>{lineText(theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function lineText(line: StalePlan['differences'][number]['mine']): string {
  if (!line) return 'なし'
  const cost = line.costPerSession === null ? '費用は未入力' : `1 回 ${line.costPerSession.toLocaleString('ja-JP')} 円`
  return `${line.sessions} 回 × ${line.capacity} 人、${cost}${line.note ? `、${line.note}` : ''}`
}
