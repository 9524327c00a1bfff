/** How much of a whole; `label` says it in words, e.g. `21 スキルのうち 14 を入力`. */
export function Meter({
  value,
  max,
  label,
  className,
}: {
  value: number
  max: number
  label: string
  className?: string
}) {
  const share = max > 0 ? Math.min(100, Math.max(0, (100 * value) / max)) : 0
  return (
    <svg className={className ? `meter ${className}` : 'meter'} role="img" aria-label={label}>
      <rect width={`${share.toFixed(1)}%`} height="100%" />
    </svg>
  )
}
