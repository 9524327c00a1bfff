import type { ChartMeasure } from './skill-map-scale'

const RAMPS: Record<ChartMeasure, { label: string; steps: { className: string; text: string }[] }> = {
  count: {
    label: '色：評価済みに占める割合',
    steps: [
      { className: '', text: '0 人' },
      { className: 'share-1', text: '5 % 未満' },
      { className: 'share-2', text: '5–15' },
      { className: 'share-3', text: '15–30' },
      { className: 'share-4', text: '30–50' },
      { className: 'share-5', text: '50 % 以上' },
    ],
  },
  median: {
    label: '色：中央値のレベル',
    steps: [0, 1, 2, 3, 4].map((level) => ({ className: `level-${level}`, text: String(level) })),
  },
  gap: {
    label: '色：求められる人のうち届いていない割合',
    steps: [
      { className: '', text: '0 人' },
      { className: 'shortage-1', text: '25 % 未満' },
      { className: 'shortage-2', text: '25–50' },
      { className: 'shortage-3', text: '50–75' },
      { className: 'shortage-4', text: '75 % 以上' },
    ],
  },
  change: {
    label: '色：変化（評価済みに占める割合）',
    steps: [
      { className: 'shortage-3', text: '− 5 % 以上' },
      { className: 'shortage-1', text: '−' },
      { className: '', text: '0' },
      { className: 'share-2', text: '+' },
      { className: 'share-4', text: '+ 5 % 以上' },
    ],
  },
}

/** What the colours and signs of the map mean. */
export function SkillMapLegend({
  measure,
  hides,
  marksCore,
}: {
  measure: ChartMeasure
  hides?: boolean
  marksCore?: boolean
}) {
  const { label, steps } = RAMPS[measure]
  return (
    <div className="legend">
      <span>{label}</span>
      <span className="ramp">
        {steps.map(({ className, text }) => (
          <span key={text} className={className || undefined}>
            {text}
          </span>
        ))}
      </span>
      {hides && (
        <span>
          <span className="hidden-cell" aria-hidden="true">
            ＊
          </span>
          示さない
        </span>
      )}
      {marksCore && <span className="wide-only">● 共通スキル</span>}
    </div>
  )
}
