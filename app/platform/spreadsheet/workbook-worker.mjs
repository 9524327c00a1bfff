/*
 * Reads a workbook in a thread of its own, whose memory and time are limited from outside. Plain JavaScript, because
 * it is loaded as it stands here by every way of starting the portal. What its cells mean is decided by the caller.
 */
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS from '@protobi/exceljs'

const MOST_LINES = 200_000
const MOST_CELLS = 4_000_000
// A shared string may be named by a million cells: what leaves this thread is copied for each of them.
const MOST_CHARACTERS = 50_000_000

class Refusal extends Error {}

/** A cell as [column, kind, value, number format]; kinds: s text, n number, d date (ms), b boolean, e error. */
function rawCell(column, value, format) {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return [column, 's', value]
  if (typeof value === 'number') return [column, 'n', value, format]
  if (typeof value === 'boolean') return [column, 'b', value]
  if (value instanceof Date) return [column, 'd', value.getTime()]
  if (value.error) return [column, 'e', String(value.error)]
  if (value.richText) return [column, 's', value.richText.map((run) => run.text).join('')]
  if ('hyperlink' in value) return rawCell(column, value.text, format)
  if ('formula' in value || 'sharedFormula' in value) {
    return value.result === undefined ? [column, 'e', ''] : rawCell(column, value.result, format)
  }
  return [column, 's', String(value.text ?? '')]
}

function rawRow(row) {
  const cells = []
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    const raw = rawCell(column, cell.value, cell.numFmt)
    if (raw) cells.push(raw)
  })
  return cells
}

// Of all sheets together.
let cellCount = 0
let characters = 0

function rawSheet(sheet) {
  const rows = []
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    if (line > MOST_LINES) throw new Refusal('FILE_TOO_LONG')
    const cells = rawRow(row)
    // What stands far to the right is read with everything before it.
    cellCount += cells.at(-1)?.[0] ?? 0
    for (const [, kind, value] of cells) if (kind === 's') characters += value.length
    if (cellCount > MOST_CELLS || characters > MOST_CHARACTERS) throw new Refusal('FILE_BOMB')
    if (cells.length > 0) rows.push({ line, cells })
  })
  return { name: sheet.name, rows }
}

async function read() {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(workerData, { ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing'] })
  return {
    datesCountFrom1904: workbook.properties.date1904 === true,
    sheets: workbook.worksheets.map(rawSheet),
  }
}

read().then(
  (workbook) => parentPort.postMessage({ workbook }),
  (error) => parentPort.postMessage({ failed: error instanceof Refusal ? error.message : 'FILE_UNREADABLE' }),
)
