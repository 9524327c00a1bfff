type PaperHeadProps = {
  cityName: string
  /** 基準日, who made it. */
  made: string
}

/** The line at the top of a printed sheet; on the screen it is away. */
export function PaperHead({ cityName, made }: PaperHeadProps) {
  return (
    <div className="paper-only">
      <p className="paper-head">
        <span>
          {cityName} DX人材ポータル　<b>取扱注意・庁内限り</b>
        </span>
        <span>{made}</span>
      </p>
    </div>
  )
}
