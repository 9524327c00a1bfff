import { enterUnchanged } from '~/features/assessment/enter-unchanged.server'
import { failureOf } from '~/features/assessment/failure'
import { removeEvidence } from '~/features/assessment/remove-evidence.server'
import { type EntryFormProblem, saveEntryForm, wholeFormProblem } from '~/features/assessment/save-entry-form.server'
import { submitAssessment } from '~/features/assessment/submit-assessment.server'

/** Saves what was entered for a person who is present, and goes on by the button that was pressed. */
export async function saveProxyEntry(
  request: Request,
  staffNumber: string,
): Promise<{ handedIn: boolean; problem: EntryFormProblem | null }> {
  const { go, form, revision, problem } = await saveEntryForm(request)
  if (problem) return { handedIn: false, problem }
  const round = String(form.get('round'))
  if (go === 'unchanged') await enterUnchanged(request, { round, staffNumber })
  const removed = /^remove-(\d+)$/.exec(go)?.[1]
  if (removed) await removeEvidence(request, { evidence: removed })
  if (go !== 'submit') return { handedIn: false, problem: null }
  const mode = form.get('mode') === 'paper' ? 'paper' : 'proxy'
  const reason = failureOf(await submitAssessment(request, { round, staffNumber, revision, mode }))
  return reason === null
    ? { handedIn: true, problem: null }
    : { handedIn: false, problem: wholeFormProblem(reason, form) }
}
