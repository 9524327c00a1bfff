import type { CommandResult } from '~/access/command'
import { importKind } from '~/features/imports/import-kinds'
import { previewImport } from '~/features/imports/preview-import.server'
import { startImport } from '~/features/imports/start-import.server'
import { log } from '~/platform/log.server'
import { isProblem, type UploadedFile, type UploadProblem } from '~/platform/upload.server'

/** A file that is read within this time is shown at once; a longer one shows that it is being read. */
const WAIT_MS = 1_500

/** Takes an uploaded file in and begins to read it; reading goes on after the answer. */
export async function startReading(
  request: Request,
  kindGiven: string,
  file: UploadedFile | UploadProblem | null,
  said: { provider?: string; from?: string } = {},
): Promise<{ batchId: number } | { problem: string }> {
  const kind = importKind.safeParse(kindGiven)
  if (!kind.success) return { problem: '何を取り込むかを選んでください。' }
  if (file === null) return { problem: 'ファイルを選んでください。' }
  if (isProblem(file)) return file
  const started = await startImport(request, { kind: kind.data, file, ...said })
  if (!started.ok) return { problem: problemOf(started) }
  const { batchId } = started.value
  await readOn(request, batchId)
  return { batchId }
}

function problemOf(result: Exclude<CommandResult<unknown>, { ok: true }>): string {
  if ('refused' in result) return result.refused
  return 'invalid' in result ? Object.values(result.invalid).flat().join(' ') : 'ファイルを選び直してください。'
}

/** Reads the file of a batch, once more if need be; the answer does not wait for long. */
export async function readOn(request: Request, batchId: number): Promise<void> {
  const reading = previewImport(request, { batchId }).catch((error: unknown) => {
    log.error({ err: error, batchId }, 'an import file could not be read')
  })
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, WAIT_MS))])
}
