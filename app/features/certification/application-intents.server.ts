import type { CommandResult } from '~/access/command'
import { requestReview } from './request-review.server'
import { saveStatement } from './save-statement.server'
import { startApplication } from './start-application.server'
import { submitApplication } from './submit-application.server'
import { withdrawApplication } from './withdraw-application.server'

export type ApplicationOutcome =
  | { done: keyof typeof DONE; says: string }
  | { problem: string; kept?: string; theirs?: string }

const DONE = {
  start: '下書きを始めました。中身を確かめて、申請してください。',
  save: '保存しました。',
  submit: '申請しました。ここにある内容で固定されています。',
  withdraw: '取り下げました。',
  review: '見直しを求めました。次の委員会で、関わらなかった委員が見ます。',
} as const

const COMMANDS = {
  start: startApplication,
  save: saveStatement,
  submit: submitApplication,
  withdraw: withdrawApplication,
  review: requestReview,
} as const

/** Does what the pressed button says. */
export async function actOnOwnApplication(request: Request): Promise<ApplicationOutcome> {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  if (!isIntent(intent)) return { problem: 'ボタンを押し直してください。' }
  form.delete('intent')
  const result: CommandResult<unknown> = await COMMANDS[intent](request, form)
  const kept = String(form.get('statement') ?? form.get('reason') ?? '')
  if (result.ok) return { done: intent, says: DONE[intent] }
  if ('refused' in result) return { problem: result.refused, kept }
  if ('conflict' in result) {
    const theirs = (result.conflict as { statement?: string }).statement ?? ''
    return {
      problem: 'ほかの画面で、この下書きが書き直されています。両方を見比べて、もう一度押してください。',
      kept,
      theirs,
    }
  }
  return { problem: Object.values(result.invalid).flat().join(' '), kept }
}

function isIntent(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name)
}
