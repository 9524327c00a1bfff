import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FileFault, FileFaultCode, TableFile } from '~/domain/table-file'
import { checkArchive } from './check-archive'
import { type RawWorkbook, sheetsOf } from './workbook-cells'

const MOST_MEGABYTES = 384
const MOST_MILLISECONDS = 60_000

const REASONS: Record<Exclude<FileFaultCode, 'FILE_EMPTY' | 'FILE_COLUMNS'>, string> = {
  FILE_BOMB:
    '読み取りに必要なメモリや時間が大きすぎるファイルです。使っていないシートや書式を除くか、CSV で保存しなおしてください。',
  FILE_TOO_LONG: '行が多すぎます（20万行まで）。ファイルを分けてください。',
  FILE_UNREADABLE: 'Excel ブックが壊れているようです。Excel で開いて .xlsx か CSV に保存しなおしてください。',
}

/** Reads an xlsx file: checked before it is unpacked, parsed in a thread with a limit on memory and time. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<{ ok: true; file: TableFile } | { ok: false; fault: FileFault }> {
  const archive = await checkArchive(bytes)
  if (!archive.ok) return archive
  const answer = await parseInWorker(bytes)
  if ('failed' in answer) return { ok: false, fault: { code: answer.failed, reason: REASONS[answer.failed] } }
  const sheets = sheetsOf(answer.workbook, archive.countsFrom1904 ? 1904 : 1900)
  return { ok: true, file: { encoding: 'xlsx', delimiter: null, sheets, notes: [] } }
}

type Answer = { workbook: RawWorkbook } | { failed: keyof typeof REASONS }

function parseInWorker(bytes: Uint8Array): Promise<Answer> {
  const worker = new Worker(workerFile(), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => settle({ failed: 'FILE_BOMB' }), MOST_MILLISECONDS)
    worker.once('message', settle)
    worker.once('error', (error: NodeJS.ErrnoException) => {
      settle({ failed: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'FILE_BOMB' : 'FILE_UNREADABLE' })
    })
    worker.once('exit', () => settle({ failed: 'FILE_UNREADABLE' }))
  })
}

// The built server is one file elsewhere in the project: the worker is found from the project's root.
function workerFile(): URL {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'package.json')) && folder !== path.dirname(folder))
    folder = path.dirname(folder)
  return pathToFileURL(path.join(folder, 'app/platform/spreadsheet/workbook-worker.mjs'))
}
