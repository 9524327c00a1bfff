import { ErrorSummary } from '~/ui/error-summary'
import { Notice } from '~/ui/notice'
import type { Kept } from './committee-intents.server'

/** Why nothing was done; what was entered stands in the form below. */
export function Problem({ kept }: { kept: Kept | null }) {
  if (!kept) return null
  return (
    <>
      <ErrorSummary errors={kept.errors} />
      {kept.problem !== '' && kept.theirs === null && (
        <Notice tone="error" live title="できませんでした">
          {kept.problem}
        </Notice>
      )}
    </>
  )
}
