type ForecastBarProps = {
  began: number
  now: number
  target: number | null
  forecast: { median: number; in80: readonly [number, number] } | null
}

const WIDTH = 300

/** From the year's beginning to today, what is expected, and the target, on one line. */
export function ForecastBar({ began, now, target, forecast }: ForecastBarProps) {
  const all = [began, now, ...(target === null ? [] : [target]), ...(forecast?.in80 ?? [])]
  const low = Math.min(...all)
  const high = Math.max(...all, low + 1)
  const room = (high - low) * 0.1
  const perPerson = (WIDTH - 16) / (high - low + 2 * room)
  const at = (people: number) => Math.round((8 + (people - low + room) * perPerson) * 10) / 10
  return (
    <svg className="chart forecast-bar" viewBox={`0 0 ${WIDTH} 34`} aria-hidden="true">
      <path className="axis" d={`M8 17H${WIDTH - 8}`} />
      {forecast && (
        <rect
          className="expected"
          x={at(forecast.in80[0])}
          y="7"
          width={Math.max(2, at(forecast.in80[1]) - at(forecast.in80[0]))}
          height="20"
        />
      )}
      <rect
        className="so-far"
        x={at(Math.min(began, now))}
        y="12"
        width={Math.max(1, at(Math.max(began, now)) - at(Math.min(began, now)))}
        height="10"
      />
      {forecast && <path className="middle" d={`M${at(forecast.median)} 7V27`} />}
      {target !== null && <path className="target" d={`M${at(target)} 1V33`} />}
    </svg>
  )
}
