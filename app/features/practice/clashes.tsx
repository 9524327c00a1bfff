import { Notice } from '~/ui/notice'

type ClashesProps = {
  /** What is kept now, by field. */
  theirs: Record<string, string>
  /** What was sent. */
  mine: Record<string, string>
  labels: Record<string, string>
}

/** Where what is kept by now differs from what was sent: both values, so that nothing is lost. */
export function Clashes({ theirs, mine, labels }: ClashesProps) {
  const differing = Object.entries(labels).filter(([field]) => (theirs[field] ?? '') !== (mine[field] ?? ''))
  return (
    <Notice tone="warn" live title="ほかの人が先に変えました。まだ保存していません">
      <p>下にはあなたの入力が残っています。見比べて、もう一度保存すると、あなたの内容になります。</p>
      {differing.map(([field, label]) => (
        <p key={field} className="mt-2">
          <b>{label}</b>　いまの内容：{theirs[field] || '（空）'}
        </p>
      ))}
    </Notice>
  )
}

export const PROJECT_LABELS = {
  title: '名前',
  unit: '所属',
  process: 'どの業務か',
  asIs: 'いままで（As-Is）',
  toBe: 'これから（To-Be）',
  tools: '道具',
  plannedHours: '減る時間の見込み',
  plannedErrors: '減る誤りの見込み',
  plannedCost: '減る費用の見込み',
  measure: '効果の測り方',
  crossSection: 'ほかの所属とまたがる',
  systemOperation: 'システムの運用にかかわる',
} as const
