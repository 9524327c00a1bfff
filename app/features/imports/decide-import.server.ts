import type { CommandResult } from '~/access/command'
import { answerFramework } from '~/features/imports/answer-framework.server'
import { answerImport } from '~/features/imports/answer-import.server'
import { chooseEncoding } from '~/features/imports/choose-encoding.server'
import { commitImport } from '~/features/imports/commit-import.server'
import { discardImport } from '~/features/imports/discard-import.server'
import { readAgain, readOn } from '~/features/imports/start-reading.server'
import { undoImport } from '~/features/imports/undo-import.server'

type Decided = { to: string } | { problem: string }

/** What was decided of an import on its page: where to go on, or a sentence why not. */
export async function decideImport(request: Request, id: string, form: FormData): Promise<Decided> {
  const here = `/admin/imports/${encodeURIComponent(id)}`
  const batchId = Number(id)
  switch (form.get('intent')) {
    case 'commit':
      return commit(request, batchId, form, here)
    case 'undo': {
      const reason = String(form.get('reason') ?? '')
      return outcome(await undoImport(request, { batchId, reason }), `${here}?done=undone`)
    }
    case 'discard':
      return outcome(await discardImport(request, { batchId }), '/admin/imports?done=discarded')
    case 'answer': {
      const result = await answerImport(request, { batchId, ...saidIn(form) })
      if (result.ok) await readOn(request, batchId)
      return outcome(result, `${here}?done=answered`)
    }
    case 'framework': {
      const result = await answerFramework(request, { batchId, framework: frameworkSaid(form) })
      if (result.ok) await readOn(request, batchId)
      return outcome(result, `${here}?done=answered`)
    }
    case 'encoding': {
      const result = await chooseEncoding(request, { batchId, encoding: String(form.get('encoding') ?? '') })
      if (result.ok) await readOn(request, batchId)
      return outcome(result, `${here}?done=encoding`)
    }
    default:
      return outcome(await readAgain(request, batchId), here)
  }
}

async function commit(request: Request, batchId: number, form: FormData, here: string): Promise<Decided> {
  const rows = form.get('rows') === 'all_but_bad' ? 'all_but_bad' : 'all'
  const result = await commitImport(request, { batchId, rows })
  if (result.ok || !('conflict' in result)) return outcome(result, `${here}?done=committed`)
  return outcome(await readAgain(request, batchId), `${here}?done=again`)
}

/** Choices by line (`person-9`), `''` where none is made, and by what a course is called (`course-bpr研修`). */
function saidIn(form: FormData): { people: Record<string, string>; courses: Record<string, string> } {
  const chosen = [...form].map(([name, value]) => [name, String(value)] as const)
  const of = (prefix: string) =>
    Object.fromEntries(
      chosen.flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])),
    )
  const courses = Object.entries(of('course-')).filter(([, code]) => code !== '')
  return { people: of('person-'), courses: Object.fromEntries(courses) }
}

/** What the form of a framework says; a column by its field (`column-title`). */
function frameworkSaid(form: FormData): Record<string, unknown> {
  const said = [...form].map(([name, value]) => [name, String(value)] as const)
  const columns = said.flatMap(([name, value]) => (name.startsWith('column-') ? [[name.slice(7), value]] : []))
  const header = said.filter(([name]) => name !== 'intent' && !name.startsWith('column-'))
  return { ...Object.fromEntries(header), ...(columns.length > 0 ? { columns: Object.fromEntries(columns) } : {}) }
}

function outcome(result: CommandResult<unknown>, to: string): Decided {
  if (result.ok) return { to }
  if ('refused' in result) return { problem: result.refused }
  if ('invalid' in result) return { problem: Object.values(result.invalid).flat().join(' ') }
  return { problem: 'ほかの人が先に変えました。画面を開き直してください。' }
}
