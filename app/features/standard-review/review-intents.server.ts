import type { CommandResult } from '~/access/command'
import { answerComment } from './answer-comment.server'
import { approve } from './approve.server'
import { resolveComment } from './resolve-comment.server'
import { sendBack } from './send-back.server'
import { submitForReview } from './submit-for-review.server'
import { writeComment } from './write-comment.server'

/** What the buttons of the review ask for, by the word that each sends. */
const INTENTS = {
  submit: submitForReview,
  send_back: sendBack,
  approve,
  comment: writeComment,
  answer: answerComment,
  resolve: resolveComment,
} as const
export type ReviewIntent = keyof typeof INTENTS

export type ReviewFailure = {
  problem: string
  errors: Record<string, string[]>
  /** What was sent, for the form to keep. */
  kept: Record<string, string>
}

type ReviewOutcome = { ok: true; intent: ReviewIntent; comment: number | null } | ({ ok: false } & ReviewFailure)

/** Does what the pressed button says. */
export async function actOnReview(request: Request, form: FormData): Promise<ReviewOutcome> {
  const kept = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const intent = form.get('intent')
  if (typeof intent !== 'string' || !isIntent(intent)) {
    return { ok: false, problem: 'どのボタンが押されたか分かりません。もう一度押してください。', errors: {}, kept }
  }
  form.delete('intent')
  const result: CommandResult<{ comment?: number; version?: string }> = await INTENTS[intent](request, form)
  if (result.ok) return { ok: true, intent, comment: result.value.comment ?? null }
  if ('invalid' in result) {
    const problem = Object.values(result.invalid).flat()[0] ?? '入力を確かめてください。'
    return { ok: false, problem, errors: result.invalid, kept }
  }
  const problem = 'refused' in result ? result.refused : 'ほかの人が先に変えました。画面を開き直してください。'
  return { ok: false, problem, errors: {}, kept }
}

function isIntent(text: string): text is ReviewIntent {
  return Object.hasOwn(INTENTS, text)
}
