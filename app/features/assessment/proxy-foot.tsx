import { SUBMISSION_MODE_WORDS } from '~/domain/terms'
import type { ProxyEntryPage } from '~/features/assessment/proxy-entry.server'
import { Button } from '~/ui/button'

/** How it was entered is part of what is handed in. */
export function ProxyFoot({ page: { unchanged, modes } }: { page: ProxyEntryPage }) {
  const ways = modes.filter((mode) => mode !== 'self')
  return (
    <>
      <span className="segmented" role="radiogroup" aria-label="入力のしかた">
        {ways.map((mode, index) => (
          <label key={mode}>
            <input type="radio" name="mode" value={mode} defaultChecked={index === 0} />
            {mode === 'proxy' ? 'その場で聞いて入力' : `${SUBMISSION_MODE_WORDS[mode]}から入力`}
          </label>
        ))}
      </span>
      {unchanged > 0 && (
        <Button name="go" value="unchanged">
          前回どおり {unchanged} 件を入れる
        </Button>
      )}
      <Button look="primary" name="go" value="submit">
        確認者に出す
      </Button>
    </>
  )
}
