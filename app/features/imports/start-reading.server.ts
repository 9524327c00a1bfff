import type { CommandResult } from '~/access/command'
import { beginReadingAgain } from '~/features/imports/begin-reading-again.server'
import { importKind } from '~/features/imports/import-kinds'
import { previewImport } from '~/features/imports/preview-import.server'
import { startImport } from '~/features/imports/start-import.server'
import { log } from '~/platform/log.server'
import { isProblem, type UploadedFile, type UploadProblem } from '~/platform/upload.server'

/** A file that is read within this time is shown at once; a longer one shows that it is being read. */
const WAIT_MS = 1_500

/** Why a file was not taken in, and at which field that is to be shown; none: the file's. */
type UploadRefused = { problem: string; field?: string }

/** Takes an uploaded file in and begins to read it; reading goes on after the answer. */
export async function startReading(
  request: Request,
  kindGiven: string,
  file: UploadedFile | UploadProblem | null,
  said: { provider?: string; from?: string } = {},
): Promise<{ batchId: number } | UploadRefused> {
  const kind = importKind.safeParse(kindGiven)
  if (!kind.success) return { problem: '何を取り込むかを選んでください。', field: 'kind' }
  if (file === null) return { problem: 'ファイルを選んでください。' }
  if (isProblem(file)) return file
  const started = await startImport(request, { kind: kind.data, file, ...said })
  if (!started.ok) return refusalOf(started)
  const { batchId } = started.value
  await readOn(request, batchId)
  return { batchId }
}

function refusalOf(result: Exclude<CommandResult<unknown>, { ok: true }>): UploadRefused {
  if ('refused' in result) return { problem: result.refused }
  const [field, problems] = Object.entries('invalid' in result ? result.invalid : {})[0] ?? []
  return { problem: problems?.join(' ') ?? 'ファイルを選び直してください。', field }
}

/** Reads a file once more, as the city is now. */
export async function readAgain(request: Request, batchId: number): Promise<CommandResult<unknown>> {
  const begun = await beginReadingAgain(request, { batchId })
  if (begun.ok) await readOn(request, batchId)
  return begun
}

/** Reads the file of a batch that is to be read; the answer does not wait for long. */
export async function readOn(request: Request, batchId: number): Promise<void> {
  const reading = previewImport(request, { batchId }).catch((error: unknown) => {
    log.error({ err: error, batchId }, 'an import file could not be read')
  })
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, WAIT_MS))])
}
