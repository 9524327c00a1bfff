import type { CommandResult } from '~/access/command'
import { forgetCourseName } from '~/features/completions/forget-course-name.server'
import { matchStatements } from '~/features/completions/match-statements.server'
import { setAside } from '~/features/completions/set-statement-aside.server'

type Outcome = { done: string } | { problem: string }

/** What is done at the desk, by the button that was pressed. */
export async function actOnMatching(request: Request): Promise<Outcome> {
  const form = await request.formData()
  if (form.get('intent') === 'forget')
    return outcomeOf(await forgetCourseName(request, form), ({ returned }) => `forgotten&n=${returned}`)
  if (form.get('intent') === 'aside') return outcomeOf(await setAside(request, form), () => 'aside')
  return outcomeOf(await matchStatements(request, form), ({ matched }) => `matched&n=${matched}`)
}

function outcomeOf<Value>(result: CommandResult<Value>, done: (value: Value) => string): Outcome {
  if (result.ok) return { done: done(result.value) }
  if ('invalid' in result) return { problem: Object.values(result.invalid).flat().join(' ') }
  return { problem: 'refused' in result ? result.refused : '画面を開き直して、もう一度試してください。' }
}
