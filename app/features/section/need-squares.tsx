const PITCH = 12
const SIDE = 9
const WIDTH = 204
const MOST_SQUARES = 16

/** One square a person who has it, an outline for each who is missing, a bar where the need ends; many become a bar. */
export function NeedSquares({ needed, reached }: { needed: number; reached: number }) {
  const label = `必要 ${needed} 人、いま ${reached} 人`
  return needed <= MOST_SQUARES ? (
    <svg className="need-squares" viewBox={`0 0 ${WIDTH} 18`} width={WIDTH} height="18" role="img" aria-label={label}>
      {Array.from({ length: needed }, (_, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: equal squares
          key={index}
          className={index < reached ? 'has' : 'short'}
          x={1.5 + index * PITCH}
          y={4.5}
          width={SIDE}
          height={SIDE}
        />
      ))}
      <line className="need" x1={needed * PITCH + 2} x2={needed * PITCH + 2} y1="0" y2="18" />
    </svg>
  ) : (
    <svg className="need-squares" viewBox={`0 0 ${WIDTH} 18`} width={WIDTH} height="18" role="img" aria-label={label}>
      <rect className="short" x="1.5" y="4.5" width={WIDTH - 6} height={SIDE} />
      <rect className="has" x="1.5" y="4.5" width={((WIDTH - 6) * reached) / needed} height={SIDE} />
      <line className="need" x1={WIDTH - 3} x2={WIDTH - 3} y1="0" y2="18" />
    </svg>
  )
}
